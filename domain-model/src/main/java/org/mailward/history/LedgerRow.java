package org.mailward.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.mailward.tenancy.CustomerRow;

/// A domain's ledger as it is kept. Its id is the domain's.
@Entity
@Table(name = "dns_ledger")
public class LedgerRow extends CustomerRow {

    private String hash;

    private String entries;

    @Column(name = "entered_at")
    private Instant enteredAt;

    @Version
    private int version;

    protected LedgerRow() {
    }

    public LedgerRow(UUID domainId, UUID customerId, Ledger ledger, Instant at) {
        super(domainId, customerId);
        keep(ledger, at);
    }

    /// @param at the time of the gathering that was entered last
    public final void keep(Ledger ledger, Instant at) {
        hash = ledger.hash();
        entries = LedgerText.write(ledger);
        enteredAt = at;
    }

    public String hash() {
        return hash;
    }

    /// The ledger as text.
    public String entries() {
        return entries;
    }

    public Ledger ledger() {
        return LedgerText.read(entries);
    }

    /// When it was last changed.
    public Instant enteredAt() {
        return enteredAt;
    }
}
