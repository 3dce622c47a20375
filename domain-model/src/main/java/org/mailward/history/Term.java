package org.mailward.history;

/// One term of a record, and what became of it.
public record Term(String text, Mark mark) {

    /// What became of a term.
    public enum Mark {
        KEPT, REMOVED, ADDED
    }
}
