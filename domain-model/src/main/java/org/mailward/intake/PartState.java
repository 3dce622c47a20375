package org.mailward.intake;

import java.util.Collection;

/// What became of one file of an arrival.
public enum PartState {
    STORED, DUPLICATE, REFUSED, HELD, QUARANTINED;

    /// The state of an arrival whose files came to these.
    public static ArrivalState together(Collection<PartState> parts) {
        if (parts.isEmpty() || parts.contains(QUARANTINED)) {
            return ArrivalState.QUARANTINED;
        }
        if (parts.contains(HELD)) {
            return ArrivalState.HELD;
        }
        if (parts.contains(REFUSED)) {
            return ArrivalState.REFUSED;
        }
        return parts.contains(STORED) ? ArrivalState.STORED : ArrivalState.DUPLICATE;
    }
}
