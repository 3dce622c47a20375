package org.mailward.assessment;

import java.util.List;
import java.util.Optional;

/// One thing that a rule found wrong, or worth knowing, about one subject.
///
/// @param ruleId the rule's permanent id, such as `spf.lookups.too-many`
/// @param subject what the finding is about: a domain name, a selector's name, a report address
/// @param sentence what was found
/// @param why why it matters, in a client's words
/// @param evidence the records and answers that show it, as received
/// @param remedy what to do, where there is something to do
/// @param reference the standard's section, such as `RFC 7208 §4.6.4`
public record Finding(
        String ruleId,
        Severity severity,
        String subject,
        String sentence,
        String why,
        List<String> evidence,
        Optional<Remedy> remedy,
        String reference) {

    public Finding {
        evidence = List.copyOf(evidence);
    }

    /// The same finding with another remedy.
    public Finding with(Remedy other) {
        return new Finding(ruleId, severity, subject, sentence, why, evidence, Optional.of(other), reference);
    }

    /// What makes it the same finding in two snapshots, whatever its words.
    public CheckId id() {
        return new CheckId(ruleId, subject);
    }
}
