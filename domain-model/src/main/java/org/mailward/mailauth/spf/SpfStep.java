package org.mailward.mailauth.spf;

import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.tags.Shown;

/// One step of a check: a term that was tried.
///
/// @param depth 0 in the sender's own record, one more for each include
/// @param publisher the domain whose record was read
/// @param term the term as published
/// @param detail what was seen, one sentence; empty when there is nothing to add
public record SpfStep(int depth, DomainName publisher, String term, Outcome outcome, String detail) {

    /// What became of a term.
    public enum Outcome {
        MATCH("matches"), NO_MATCH("does not match"), FOLLOWED("is followed"), ERROR("cannot be decided");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }
    }

    /// The step as a sentence for a person.
    public String words() {
        return "'" + Shown.of(term) + "' in the record of " + publisher.unicode() + " " + outcome.words + "." + (detail.isEmpty() ? "" : " " + detail);
    }
}
