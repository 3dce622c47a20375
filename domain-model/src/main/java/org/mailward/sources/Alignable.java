package org.mailward.sources;

/// Whether a service's mail can be made to pass aligned with its customer's domain by one of the two mechanisms.
public enum Alignable {
    YES,
    /// On some of its plans, or with an address of one's own.
    SOME,
    NO
}
