package org.mailward.views;

import java.util.List;

/// A table of which views can be saved, with the words of its address by which it is narrowed, ordered and shown, and the columns that can
/// be left out. The column of names never is.
public enum ViewPlace {
    PORTFOLIO(List.of("q", "show", "tag", "worst", "overdue", "assignee", "sort", "desc", ViewColumns.WORD), List.of("domains", "stages", "worst", "score", "trend", "findings", "scanned")),
    CUSTOMERS(List.of("q", ViewColumns.WORD), List.of("state", "since", "sector", "country", "contact")),
    DOMAINS(List.of("customer", "q", "stage", "tag", "worst", "overdue", "assignee", "sort", "desc", ViewColumns.WORD), List.of("customer", "stage", "score", "trend", "worst", "findings", "scanned")),
    ARRIVALS(List.of("state", "customer"), List.of()),
    AUDIT(List.of("customer", "who", "deed", "from", "until"), List.of());

    private final List<String> words;
    private final List<String> columns;

    ViewPlace(List<String> words, List<String> columns) {
        this.words = words;
        this.columns = columns;
    }

    /// The parameters that a view may keep, in their order.
    public List<String> words() {
        return words;
    }

    /// The columns that can be chosen, from left to right; none where the table is always shown whole.
    public List<String> columns() {
        return columns;
    }
}
