package org.mailward.intake;

/// What became of an arrival; of several files in one, the state that most needs a person.
public enum ArrivalState {
    /// In the ledger, and not read yet.
    RECEIVED,
    /// Every report in it is stored, or was before.
    STORED,
    /// Everything in it was stored before.
    DUPLICATE,
    /// Readable, and about a domain that does not belong to where it came. It counts nowhere.
    HELD,
    /// Something in it cannot be read with certainty.
    QUARANTINED,
    /// About a customer that takes nothing any more.
    REFUSED,
    /// Laid aside by a person, with a reason.
    DISCARDED;

    /// Does somebody have to look at it?
    public boolean troubled() {
        return this == HELD || this == QUARANTINED;
    }
}
