package org.mailward.web.traffic;

import java.util.List;

/// One page of a longer list.
///
/// @param page counted from 1
/// @param size most rows on a page
public record Listing<T>(List<T> rows, long total, int page, int size) {
    public Listing {
        rows = List.copyOf(rows);
    }

    public long pages() {
        return Math.max(1, (total + size - 1) / size);
    }

    public long from() {
        return rows.isEmpty() ? 0 : (page - 1L) * size + 1;
    }

    public long to() {
        return rows.isEmpty() ? 0 : from() + rows.size() - 1;
    }
}
