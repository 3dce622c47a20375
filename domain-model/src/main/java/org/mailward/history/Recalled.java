package org.mailward.history;

import java.util.Optional;
import org.mailward.assessment.Ages;

/// What is last known of a domain's records, as it is kept: most scans see what the one before them saw, and want to know of it no
/// more than since when.
public final class Recalled {

    /// Of a domain that was never scanned.
    public static final Recalled NOTHING = new Recalled(Optional.empty());

    private final Optional<String> text;

    private Recalled(Optional<String> text) {
        this.text = text;
    }

    /// @param text as [LedgerText#write(Ledger)] makes it
    public static Recalled of(String text) {
        return new Recalled(Optional.of(text));
    }

    /// All of it.
    public Ledger ledger() {
        return text.map(LedgerText::read).orElse(Ledger.EMPTY);
    }

    /// Since when what stands stands so.
    public Ages ages() {
        return text.map(LedgerText::readStanding).orElse(Ledger.EMPTY).ages();
    }
}
