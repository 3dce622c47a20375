package org.mailward.platform.pdf;

/// For whom the report is drawn.
public enum Edition {
    /// Two pages: how things are, how they came to be so, and what comes first.
    MANAGEMENT,
    /// All of it, with every finding, its remedy and the records in words.
    TECHNICAL
}
