package org.mailward.intake;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Which arrivals somebody wants to see.
///
/// @param states empty for all
/// @param first the first row's place in the list, from 0
/// @param count rows wanted
public record ArrivalQuery(Set<ArrivalState> states, Optional<UUID> customer, int first, int count) {

    public ArrivalQuery {
        states = Set.copyOf(states);
        if (first < 0 || count < 1) {
            throw new IllegalArgumentException("A page of arrivals begins at 0 or later and holds at least 1, not " + first + " and " + count);
        }
    }
}
