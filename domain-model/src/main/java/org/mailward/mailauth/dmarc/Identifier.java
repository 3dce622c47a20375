package org.mailward.mailauth.dmarc;

import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;

/// A domain that SPF or DKIM was asked to vouch for in one message.
///
/// @param domain the domain of MAIL FROM for SPF, the `d=` domain for DKIM
/// @param outcome what the mechanism said
/// @param selector the `s=` of a DKIM signature
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9989#section-4.4">RFC 9989 §4.4</a>
public record Identifier(Mechanism mechanism, DomainName domain, Outcome outcome, Optional<String> selector) {

    public enum Mechanism {
        SPF, DKIM
    }

    /// What DMARC needs to know of a result.
    public enum Outcome {
        PASS,
        /// Everything that is decided and is no pass: fail, soft fail, neutral, none, a permanent error.
        FAIL,
        /// DNS did not answer, and trying again may help.
        UNKNOWN
    }

    public static Identifier spf(DomainName domain, Outcome outcome) {
        return new Identifier(Mechanism.SPF, domain, outcome, Optional.empty());
    }

    public static Identifier dkim(DomainName domain, String selector, Outcome outcome) {
        return new Identifier(Mechanism.DKIM, domain, outcome, Optional.of(selector));
    }
}
