package org.mailward.views;

import java.util.List;

/// A table of which views can be saved, with the words of its address by which it is narrowed, ordered and shown.
public enum ViewPlace {
    PORTFOLIO("q", "show", "tag", "worst", "overdue", "assignee", "sort", "desc"),
    DOMAINS("customer", "q", "stage", "tag", "worst", "overdue", "assignee", "sort", "desc"),
    ARRIVALS("state", "customer"),
    AUDIT("customer", "who", "deed", "from", "until");

    private final List<String> words;

    ViewPlace(String... words) {
        this.words = List.of(words);
    }

    /// The parameters that a view may keep, in their order.
    public List<String> words() {
        return words;
    }
}
