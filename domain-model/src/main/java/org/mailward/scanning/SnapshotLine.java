package org.mailward.scanning;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line of a domain's history.
///
/// @param score 0 to 100, or null when too much was unknown
/// @param raised findings that came with this snapshot
/// @param eased findings that went with it
public record SnapshotLine(UUID id, Instant takenAt, String stage, @Nullable Integer score, String grade, int raised, int sustained, int eased) {
}
