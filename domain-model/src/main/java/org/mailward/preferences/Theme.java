package org.mailward.preferences;

/// The colours of pages.
public enum Theme {
    /// As the person's own machine has them.
    SYSTEM,
    LIGHT, DARK
}
