package org.mailward.mailauth.dmarc;

import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;

/// Whether one identifier speaks for the author's domain, and why.
///
/// @param organization the identifier's organizational domain; empty when nobody could say, and when nobody had to ask
/// @param strict the record asks for the very same name
/// @param aligned whether the two names fit, whatever the mechanism said
/// @param reason one sentence
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9989#section-4.10.2">RFC 9989 §4.10.2</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7489#section-3.1">RFC 7489 §3.1</a>
public record Alignment(Identifier identifier, Optional<DomainName> organization, boolean strict, Aligned aligned, String reason) {

    public enum Aligned {
        YES, NO, UNKNOWN
    }

    /// The identifier passed and is aligned, which is all that a message needs.
    public boolean vouches() {
        return identifier.outcome() == Identifier.Outcome.PASS && aligned == Aligned.YES;
    }

    /// An answer that is missing could still make the identifier vouch.
    public boolean mayVouch() {
        return identifier.outcome() != Identifier.Outcome.FAIL && aligned != Aligned.NO;
    }
}
