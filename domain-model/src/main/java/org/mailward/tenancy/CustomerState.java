package org.mailward.tenancy;

/// Where a customer stands in its life with the provider.
public enum CustomerState {
    PROSPECT, TRIAL, ACTIVE, SUSPENDED,
    /// The end: everything stays readable and can be exported, nothing changes any more. What gives access to it can still be ended,
    /// and it is no part of the portfolio: [Portfolio].
    OFF_BOARDED;

    /// May domains be added and records be scanned?
    public boolean changeable() {
        return this != OFF_BOARDED;
    }

    /// Are its domains scanned by the daily timer?
    public boolean watched() {
        return this == PROSPECT || this == TRIAL || this == ACTIVE;
    }
}
