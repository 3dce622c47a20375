package org.mailward.intake.store;

import java.util.Comparator;
import java.util.UUID;

/// The order in which the database sorts ids: by their octets, which is not Java's.
///
/// Whoever writes many rows writes them in the order of their keys, so that two transactions cannot wait for each other in a circle.
final class KeyOrder {

    static final Comparator<UUID> IDS = (one, other) -> {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    };

    private KeyOrder() {
    }
}
