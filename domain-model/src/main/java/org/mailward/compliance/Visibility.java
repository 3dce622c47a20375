package org.mailward.compliance;

/// How much of a control can be seen from outside, in DNS and on public servers.
public enum Visibility {
    /// The whole of it.
    SHOWN,
    /// A part: what is published can be seen, what is done with it cannot.
    IN_PART,
    /// Nothing: only whoever runs the mail can tell.
    NOT_VISIBLE
}
