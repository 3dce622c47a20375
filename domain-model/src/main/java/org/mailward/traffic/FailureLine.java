package org.mailward.traffic;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// A failure report (RFC 6591 §3.1) with personal data taken out.
///
/// @param source an address; empty when none was reported
/// @param forgottenOn the day on which its text is deleted
public record FailureLine(UUID report, UUID customer, UUID domain, Instant arrivedAt, String source, String headerFrom, String authFailure, String delivery, String redacted,
                          LocalDate forgottenOn) {
}
