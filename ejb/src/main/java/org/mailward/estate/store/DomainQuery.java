package org.mailward.estate.store;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.mailward.platform.persistence.Page;

/// A wish for a part of the list of domains.
///
/// @param search part of a name
/// @param stage a policy stage's name
/// @param count 1 to [Page#LARGEST]
public record DomainQuery(Optional<UUID> customer, Optional<String> search, Optional<String> stage, Sort sort, boolean descending, int first, int count) {

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
        count = Page.limit(count);
    }

    public static DomainQuery all(int count) {
        return new DomainQuery(Optional.empty(), Optional.empty(), Optional.empty(), Sort.NAME, false, 0, count);
    }

    public DomainQuery ofCustomer(UUID id) {
        return new DomainQuery(Optional.of(id), search, stage, sort, descending, first, count);
    }

    String order() {
        return sort.column + (descending ? " desc nulls last" : " asc nulls first") + ", d.name, d.id";
    }
}
