package org.mailward.assessment;

import java.time.Instant;
import java.util.UUID;

/// Something about one domain that a person should look at today.
///
/// @param about what is wrong: the finding's sentence; for a setback the stage before; else empty
/// @param place where on the domain's page it stands: a finding's rule and subject joined by a colon; else empty
/// @param since when it came about
public record Concern(Kind kind, UUID customer, String customerName, UUID domain, String domainName, String about, String place, Instant since) {

    /// The kinds of concern about a domain, most urgent first.
    public enum Kind {
        /// A critical finding that is new.
        CRITICAL,
        /// A weaker stage than before.
        SETBACK,
        /// A certificate or a policy that no longer holds.
        EXPIRED,
        /// Watching for long, without a step towards refusing.
        STUCK
    }
}
