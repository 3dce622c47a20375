package org.mailward.history;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A wish for a part of the list of changes, the newest first.
///
/// @param from the earliest moment, included
/// @param until the first moment that is too late
/// @param count 1 to [#MOST]
public record ChangeQuery(Optional<UUID> customer, Optional<UUID> domain, Optional<Topic> topic, Optional<Kind> kind, Optional<Instant> from, Optional<Instant> until, int first, int count) {

    /// Most changes asked for at once.
    public static final int MOST = 500;

    public ChangeQuery {
        first = Math.max(0, first);
        count = Math.clamp(count, 1, MOST);
    }

    public static ChangeQuery all(int count) {
        return new ChangeQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, count);
    }

    public static ChangeQuery ofDomain(UUID domain, int first, int count) {
        return new ChangeQuery(Optional.empty(), Optional.of(domain), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), first, count);
    }

    public ChangeQuery ofCustomer(UUID id) {
        return new ChangeQuery(Optional.of(id), domain, topic, kind, from, until, first, count);
    }
}
