package org.mailward.publishing;

import java.util.List;
import java.util.Optional;

/// One thing that should be better.
///
/// @param sentence what was found, the same words for every domain that has it, so that equal findings can be counted
/// @param why      why it matters, for a reader who does not know the protocols
/// @param evidence what was seen, as raw text, in order
public record ReportFinding(ReportSeverity severity, String sentence, String why, List<String> evidence, Optional<Remedy> remedy) {

    public ReportFinding {
        if (sentence.isBlank()) {
            throw new IllegalArgumentException("A finding says in a sentence what was found");
        }
        evidence = List.copyOf(evidence);
    }
}
