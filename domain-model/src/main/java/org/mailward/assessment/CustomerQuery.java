package org.mailward.assessment;

import java.util.Locale;
import java.util.Optional;

/// A wish for a part of the list of customers.
///
/// @param search part of a name
/// @param count 1 to [#MOST]
public record CustomerQuery(Optional<String> search, Show show, Narrowing narrowing, Sort sort, boolean descending, int first, int count) {

    /// Most customers asked for at once.
    public static final int MOST = 500;

    /// Which customers are wished for.
    public enum Show { ALL, CRITICAL, UNPROTECTED, UNSCANNED, SAFE }

    /// What the list can be ordered by.
    public enum Sort { NAME, DOMAINS, PROTECTED, WORST, SCORE, FINDINGS, SCANNED }

    public CustomerQuery {
        search = search.map(text -> text.strip().toLowerCase(Locale.ROOT)).filter(text -> !text.isEmpty());
        first = Math.max(0, first);
        count = Math.clamp(count, 1, MOST);
    }

    public static CustomerQuery byName(int count) {
        return new CustomerQuery(Optional.empty(), Show.ALL, Narrowing.NONE, Sort.NAME, false, 0, count);
    }

    /// The same, another part of the list.
    public CustomerQuery part(int start, int rows) {
        return new CustomerQuery(search, show, narrowing, sort, descending, start, rows);
    }
}
