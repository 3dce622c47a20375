package org.mailward.platform.persistence;

import java.util.List;

/// A part of a longer list.
///
/// @param total rows in the whole list
public record Page<T>(long total, List<T> rows) {

    /// Most rows that one page may hold.
    public static final int LARGEST = 500;

    public Page {
        rows = List.copyOf(rows);
    }

    /// Keeps a wished-for page size between 1 and [#LARGEST].
    public static int limit(int wish) {
        return Math.clamp(wish, 1, LARGEST);
    }
}
