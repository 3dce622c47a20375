package org.mailward.estate;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.mailward.assessment.Narrowing;

/// A wish for a part of the list of domains.
///
/// @param search part of a name
/// @param stage a policy stage's name
/// @param count 1 to [#MOST]
public record DomainQuery(Optional<UUID> customer, Optional<String> search, Optional<String> stage, Narrowing narrowing, Sort sort, boolean descending, int first, int count) {

    /// Most domains asked for at once.
    public static final int MOST = 500;

    /// What the list can be ordered by.
    public enum Sort {
        NAME("d.name"), STAGE("d.stage"), SCORE("d.score"), WORST("array_position(array['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFO'], d.worst)"),
        FINDINGS("d.open_findings"), SCANNED("d.scanned_at"), ADDED("d.created_at"), TARGET("d.target_by");

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
        return new DomainQuery(Optional.empty(), Optional.empty(), Optional.empty(), Narrowing.NONE, Sort.NAME, false, 0, count);
    }

    public DomainQuery ofCustomer(UUID id) {
        return new DomainQuery(Optional.of(id), search, stage, narrowing, sort, descending, first, count);
    }

    /// The same, another part of the list.
    public DomainQuery part(int start, int rows) {
        return new DomainQuery(customer, search, stage, narrowing, sort, descending, start, rows);
    }

    /// The order as an SQL clause over the alias `d`. A name is never missing, and its index is ordered without a word about that.
    public String order() {
        return sort == Sort.NAME ? descending ? "d.name desc, d.id desc" : "d.name, d.id"
                : sort.column + (descending ? " desc nulls last" : " asc nulls " + (sort == Sort.WORST || sort == Sort.TARGET ? "last" : "first")) + ", d.name, d.id";
    }
}
