package org.mailward.publishing;

import java.util.List;
import java.util.Optional;

/// One thing that should be better.
///
/// @param requirement the rule that is not met, as a sentence; the same for every domain, so that findings of one kind can be counted
/// @param subject     what in particular was found wanting, such as a selector; the domain's own name where it is all of it
/// @param sentence    what was found
/// @param why         why it matters, for a reader who does not know the protocols
/// @param evidence    what was seen, as raw text, in order
/// @param reference   the standard's section; may be empty
public record ReportFinding(ReportSeverity severity, String requirement, String subject, String sentence, String why,
        List<String> evidence, Optional<Remedy> remedy, String reference) {

    public ReportFinding {
        if (sentence.isBlank() || requirement.isBlank()) {
            throw new IllegalArgumentException("A finding says in a sentence what should be, and in another what was found");
        }
        evidence = List.copyOf(evidence);
    }
}
