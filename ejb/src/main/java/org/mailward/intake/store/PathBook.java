package org.mailward.intake.store;

import static org.mailward.platform.persistence.Bulk.column;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mailward.platform.persistence.Bulk;
import org.mailward.sources.SummedPaths;

/// The ways by which mail in a domain's name comes.
///
/// Each is looked up by its whole key first. Most are known, and were seen before on these days or shortly before them: those are not
/// touched, since to lock a row is to write it, and every path would be written on every day.
final class PathBook {

    private static final String KEY_STAGE = "customer_id uuid not null, domain_id uuid not null, paths uuid[] not null";
    /// By how many days a path's last day may be behind. The days themselves tell the newest; this one is for times past.
    private static final int BEHIND = 7;
    /// A domain's paths are next to each other in the index, and are found in one walk along it. The limit keeps the planner from joining the
    /// whole table: what it knows of a table's size is old while the table grows.
    private static final String KNOWN = """
            select s.domain_id, m.id, m.class, m.first_day, m.last_day from stage_path_key s cross join lateral (
                select p.id, coalesce(p.ruled_class, p.class) as class, p.first_day, p.last_day from mail_path p
                where {p in scope} and p.customer_id = s.customer_id and p.domain_id = s.domain_id and p.id = any (s.paths) limit 1000000) m""";
    /// There is nothing to look up for those that stand for others.
    private static final String COLUMNS = "(provider_id, customer_id, domain_id, id, source, evidence, service, class, confidence, reasons, first_day, last_day, pass)";
    private static final String GIVEN = "{provider}, s.customer_id, s.domain_id, s.id, cast(s.source as inet), s.evidence, s.service, s.class, s.confidence, s.reasons, s.first_day, s.last_day, "
            + "case s.service when '" + SummedPaths.SERVICE + "' then 2 else 1 end from unnest(cast(? as uuid[]), cast(? as uuid[]), cast(? as uuid[]), cast(? as text[]), cast(? as text[]), "
            + "cast(? as text[]), cast(? as integer[]), cast(? as integer[]), cast(? as text[]), cast(? as date[]), cast(? as date[])) "
            + "s(customer_id, domain_id, id, source, evidence, service, class, confidence, reasons, first_day, last_day)";
    private static final String ADD_NEW = "insert into mail_path " + COLUMNS + " select " + GIVEN;
    private static final String ADD = "insert into mail_path as m " + COLUMNS + " select " + GIVEN + """
             on conflict (provider_id, customer_id, domain_id, id) do update set first_day = least(m.first_day, excluded.first_day), last_day = greatest(m.last_day, excluded.last_day)
            returning m.domain_id, m.id, coalesce(m.ruled_class, m.class)""";

    private final Map<Key, Seen> seen = new HashMap<>();

    private PathBook() {
    }

    private record Key(UUID domain, UUID path) {
    }

    /// A path in this transaction's reports.
    private static final class Seen {
        private final UUID customer;
        private final UUID domain;
        private final Entry.Path path;
        private LocalDate first;
        private LocalDate last;
        private int classCode;
        private boolean known;
        private boolean within;

        Seen(Entry entry, Entry.Path path) {
            this.customer = entry.customer();
            this.domain = entry.domain();
            this.path = path;
            this.first = entry.head().day();
            this.last = first;
            this.classCode = path.classCode();
        }

        void on(LocalDate day) {
            first = day.isBefore(first) ? day : first;
            last = day.isAfter(last) ? day : last;
        }

        boolean within(LocalDate knownFirst, LocalDate knownLast) {
            return !first.isBefore(knownFirst) && !last.isAfter(knownLast.plusDays(BEHIND));
        }
    }

    /// Enters the paths of aggregate reports.
    static PathBook enter(Bulk bulk, List<Entry> entries) throws SQLException, IOException {
        var book = new PathBook();
        for (var entry : entries) {
            for (var path : ((Entry.Body.Aggregate) entry.body()).paths()) {
                book.seen.computeIfAbsent(new Key(entry.domain(), path.id()), _ -> new Seen(entry, path)).on(entry.head().day());
            }
        }
        var inOrder = book.seen.values().stream().sorted(Comparator.comparing((Seen one) -> one.customer, KeyOrder.IDS).thenComparing(one -> one.domain, KeyOrder.IDS)
                .thenComparing(one -> one.path.id(), KeyOrder.IDS)).toList();
        var toWrite = book.toWrite(bulk, inOrder);
        book.add(bulk, toWrite.stream().filter(one -> !one.known).toList());
        book.write(bulk, toWrite.stream().filter(one -> one.known).toList());
        return book;
    }

    /// What class a path is in the books: what somebody ruled, else what was found.
    int classOf(UUID domain, UUID path) {
        return seen.get(new Key(domain, path)).classCode;
    }

    /// @param all in the order of their keys
    /// @return those that are not known yet, or not on all of their days
    private List<Seen> toWrite(Bulk bulk, List<Seen> all) throws SQLException, IOException {
        bulk.stage("stage_path_key", KEY_STAGE);
        bulk.copy("stage_path_key", keys -> {
            int from = 0;
            while (from < all.size()) {
                var first = all.get(from);
                int to = from + 1;
                while (to < all.size() && all.get(to).domain.equals(first.domain)) {
                    to++;
                }
                keys.id(first.customer).id(first.domain).ids(all.subList(from, to).stream().map(one -> one.path.id()).toList()).endRow();
                from = to;
            }
        });
        bulk.rows(KNOWN, row -> {
            var one = seen.get(new Key(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
            one.known = true;
            one.classCode = row.getInt(3);
            one.within = one.within(row.getObject(4, LocalDate.class), row.getObject(5, LocalDate.class));
            return one;
        });
        return all.stream().filter(one -> !one.within).toList();
    }

    /// Most of what is not known nobody else enters at the same moment: to be ready for it, row by row, took a quarter of a row's price.
    private void add(Bulk bulk, List<Seen> some) throws SQLException, IOException {
        if (some.isEmpty()) {
            return;
        }
        if (!bulk.runUnlessThere(ADD_NEW, values(some))) {
            write(bulk, some);
        }
    }

    private void write(Bulk bulk, List<Seen> some) throws SQLException, IOException {
        if (some.isEmpty()) {
            return;
        }
        // Somebody else may have entered one of them a moment ago, and somebody else's word on its class stands.
        bulk.rows(ADD, row -> seen.get(new Key(row.getObject(1, UUID.class), row.getObject(2, UUID.class))).classCode = row.getInt(3), values(some));
    }

    private static Object[] values(List<Seen> some) {
        return new Object[] {column(some, one -> one.customer), column(some, one -> one.domain), column(some, one -> one.path.id()), column(some, one -> one.path.source()),
                column(some, one -> one.path.evidence()), column(some, one -> one.path.service()), column(some, one -> one.path.classCode()), column(some, one -> one.path.confidence()),
                column(some, one -> one.path.reasons()), column(some, one -> one.first), column(some, one -> one.last)};
    }
}
