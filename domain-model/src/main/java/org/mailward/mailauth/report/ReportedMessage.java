package org.mailward.mailauth.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a failure report tells of the message it is about: header fields only, never its body.
///
/// Texts are decoded, and empty where the report is silent.
///
/// @param from the From line's addresses, each as written
/// @param fromDomain the domain of the first of them, in lower case
/// @param to the To line's addresses, each as written
/// @param headers all header fields as received, one a line; empty when redacted
public record ReportedMessage(String subject, List<String> from, String fromDomain, List<String> to, String id, Optional<Instant> date, String headers) {

    public static final ReportedMessage NONE = new ReportedMessage("", List.of(), "", List.of(), "", Optional.empty(), "");

    public ReportedMessage {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }

    ReportedMessage redacted() {
        return new ReportedMessage(subject.isEmpty() ? "" : Redaction.HIDDEN, from.stream().map(Redaction::address).toList(), fromDomain, to.stream().map(Redaction::address).toList(),
                Redaction.address(id), date, "");
    }
}
