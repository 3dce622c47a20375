package org.mailward.intake.store;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.mailward.platform.persistence.Bulk;

/// What a transaction's reports add to the days of paths. A domain's day is one row with all of its paths.
final class PathPacks {

    private static final String STAGE = """
            customer_id uuid not null, domain_id uuid not null, day date not null, expires_on date not null, paths uuid[] not null, outcomes smallint[] not null, rows bigint[] not null,
            messages bigint[] not null""";
    /// The database adds to a day that stands already, and so to whatever stands when its turn comes. Arrays of one length are taken apart
    /// side by side.
    private static final String ADD = """
            insert into path_day_pack as p (provider_id, customer_id, domain_id, day, expires_on, paths, outcomes, rows, messages) select {provider}, s.* from stage_path_day_pack s
            on conflict (provider_id, customer_id, domain_id, day, expires_on) do update set (paths, outcomes, rows, messages) = (
                select array_agg(m.path), array_agg(m.outcome), array_agg(m.rows), array_agg(m.messages) from (
                    select u.path, u.outcome, added(u.rows) as rows, added(u.messages) as messages from (
                        select unnest(p.paths || excluded.paths) as path, unnest(p.outcomes || excluded.outcomes) as outcome,
                            unnest(p.rows || excluded.rows) as rows, unnest(p.messages || excluded.messages) as messages) u
                    group by u.path, u.outcome) m)""";
    private static final int DISPOSITION = 4;

    private static final Comparator<Day> BY_DAY = Comparator.comparing(Day::customer, KeyOrder.IDS).thenComparing(Day::domain, KeyOrder.IDS).thenComparing(Day::day).thenComparing(Day::expiry);

    private final SortedMap<Day, Map<Flow, Amount>> packs = new TreeMap<>(BY_DAY);

    private record Day(UUID customer, UUID domain, LocalDate day, LocalDate expiry) {
    }

    /// What came by a path, was found the same and was treated alike.
    private record Flow(UUID path, int outcome) {
    }

    private record Amount(long rows, long messages) {
        Amount plus(Amount more) {
            return new Amount(Math.addExact(rows, more.rows), Math.addExact(messages, more.messages));
        }
    }

    void count(Entry entry) {
        var flows = packs.computeIfAbsent(new Day(entry.customer(), entry.domain(), entry.head().day(), entry.rowExpiry()), _ -> new LinkedHashMap<>());
        for (var path : ((Entry.Body.Aggregate) entry.body()).paths()) {
            for (var tally : path.tallies()) {
                flows.merge(new Flow(path.id(), DISPOSITION * tally.disposition() + tally.result()), new Amount(tally.rows(), tally.messages()), Amount::plus);
            }
        }
    }

    void write(Bulk bulk) throws SQLException, IOException {
        bulk.stage("stage_path_day_pack", STAGE);
        bulk.copy("stage_path_day_pack", rows -> {
            for (var pack : packs.entrySet()) {
                var day = pack.getKey();
                var flows = pack.getValue();
                rows.id(day.customer).id(day.domain).day(day.day).day(day.expiry).ids(flows.keySet().stream().map(Flow::path).toList())
                        .smalls(flows.keySet().stream().mapToInt(Flow::outcome).toArray()).numbers(flows.values().stream().mapToLong(Amount::rows).toArray())
                        .numbers(flows.values().stream().mapToLong(Amount::messages).toArray()).endRow();
            }
        });
        bulk.run(ADD);
    }
}
