package org.mailward.scanning;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A scan of a domain after which it stood otherwise than before.
///
/// @param stage the stage that the scan saw; `UNKNOWN` where DNS did not say
/// @param score 0 to 100; empty when too much was unknown
public record StandingStep(UUID domain, Instant at, String stage, Optional<Integer> score) {
}
