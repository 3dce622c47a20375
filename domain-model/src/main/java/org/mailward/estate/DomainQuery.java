package org.mailward.estate;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// A wish for a part of the list of domains.
///
/// @param search part of a name
/// @param stage a policy stage's name
/// @param count 1 to [#MOST]
public record DomainQuery(Optional<UUID> customer, Optional<String> search, Optional<String> stage, Sort sort, boolean descending, int first, int count) {

    /// Most domains asked for at once.
    public static final int MOST = 500;

    /// What the list can be ordered by.
    public enum Sort {
        NAME("d.name"), STAGE("d.stage"), SCORE("d.score"), FINDINGS("d.openFindings"), SCANNED("d.scannedAt"), ADDED("d.createdAt");

        private final String column;

        Sort(String column) {
            this.column = column;
        }
    }

    public DomainQuery {
        search = search.map(text -> text.strip().toLowerCase(Locale.ROOT)).filter(text -> !text.isEmpty());
        stage = stage.filter(text -> !text.isBlank());
        first = Math.max(0, first);
        count = Math.clamp(count, 1, MOST);
    }

    public static DomainQuery all(int count) {
        return new DomainQuery(Optional.empty(), Optional.empty(), Optional.empty(), Sort.NAME, false, 0, count);
    }

    public DomainQuery ofCustomer(UUID id) {
        return new DomainQuery(Optional.of(id), search, stage, sort, descending, first, count);
    }

    /// The order as a JPQL clause over the alias `d`.
    public String order() {
        return sort.column + (descending ? " desc nulls last" : " asc nulls first") + ", d.name, d.id";
    }
}
