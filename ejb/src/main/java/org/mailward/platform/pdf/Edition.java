package org.mailward.platform.pdf;

/// For whom the report is drawn.
public enum Edition {
    /// Cover, summary and the table of domains.
    MANAGEMENT,
    /// All of it, with every finding, its remedy and the records in words.
    TECHNICAL
}
