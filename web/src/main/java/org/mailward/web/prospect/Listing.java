package org.mailward.web.prospect;

import java.util.List;
import org.mailward.platform.persistence.Page;

/// One page of a list, newest first.
///
/// @param page counted from 1
public record Listing<T>(List<T> rows, long total, int page) {

    static final int SIZE = 50;
    private static final int LAST = 100_000;

    public Listing {
        rows = List.copyOf(rows);
    }

    static <T> Listing<T> of(Page<T> found, int page) {
        return new Listing<>(found.rows(), found.total(), page);
    }

    /// What cannot be understood is the first page.
    static int number(String text) {
        return text.matches("[1-9][0-9]{0,4}") ? Math.min(Integer.parseInt(text), LAST) : 1;
    }

    static int first(int page) {
        return (page - 1) * SIZE;
    }

    public long pages() {
        return Math.max(1, (total + SIZE - 1) / SIZE);
    }

    public long from() {
        return rows.isEmpty() ? 0 : first(page) + 1L;
    }

    public long to() {
        return rows.isEmpty() ? 0 : first(page) + (long) rows.size();
    }
}
