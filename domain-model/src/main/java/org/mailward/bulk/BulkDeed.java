package org.mailward.bulk;

/// What is done to each row.
public enum BulkDeed {
    /// Asks for a scan; for a customer of each of its domains.
    SCAN,
    /// Has somebody look after the customer.
    ASSIGN,
    /// Has somebody no longer look after the customer.
    UNASSIGN,
    TAG, UNTAG,
    /// Says which stage the domain is to reach; for a customer of each of its domains.
    TARGET,
    /// Writes the row into a table for a spreadsheet.
    EXPORT;

    public boolean withTag() {
        return this == TAG || this == UNTAG;
    }

    public boolean withMember() {
        return this == ASSIGN || this == UNASSIGN;
    }

    /// Does it change something of the customer that each row is or belongs to? That somebody no longer looks after it ends access to it.
    public boolean changesCustomers() {
        return switch (this) {
            case SCAN, ASSIGN, TAG, UNTAG, TARGET -> true;
            case UNASSIGN, EXPORT -> false;
        };
    }

    /// Who looks after something is said of customers alone.
    public boolean fits(BulkOf rows) {
        return rows == BulkOf.CUSTOMERS || !withMember();
    }
}
