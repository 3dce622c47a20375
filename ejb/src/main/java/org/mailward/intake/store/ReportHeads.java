package org.mailward.intake.store;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.mailward.platform.persistence.Bulk;
import org.mailward.platform.persistence.CopyRows;

/// The reports themselves: each once, and marked where it contradicts another.
final class ReportHeads {

    private static final String STAGE = """
            no integer not null, customer_id uuid not null, domain_id uuid not null, id uuid not null, kind text not null, arrival_id uuid not null, part_no integer not null,
            reporter text not null, reporter_key text not null, reporter_email text not null, external_id text not null, range_begin timestamptz not null, range_end timestamptz not null,
            policy_domain text not null, sha256 bytea not null, rows integer not null, messages bigint not null, quirks text[] not null, salvaged boolean not null, detail text not null,
            stored_at timestamptz not null, day date not null, expires_on date not null""";
    private static final String ADD = """
            insert into report (provider_id, customer_id, domain_id, id, kind, arrival_id, part_no, reporter, reporter_key, reporter_email, external_id, range_begin,
                range_end, policy_domain, sha256, rows, messages, quirks, salvaged, conflicting, detail, stored_at, expires_on)
            select {provider}, s.customer_id, s.domain_id, s.id, s.kind, s.arrival_id, s.part_no, s.reporter, s.reporter_key, s.reporter_email, s.external_id, s.range_begin,
                s.range_end, s.policy_domain, s.sha256, s.rows, s.messages, s.quirks, s.salvaged, false, s.detail, s.stored_at, s.expires_on
            from stage_report s on conflict do nothing returning id""";
    private static final String SAME = """
            select r.id, r.arrival_id, r.part_no from report r where {r in scope} and r.customer_id = ? and r.kind = ? and r.reporter_key = ? and r.external_id = ?
                and r.range_begin = ? and r.range_end = ? and r.sha256 = ?""";
    /// Reports of the same reporter about the same domain whose ranges meet. The limit keeps the planner from joining the whole table, and the order
    /// makes it take the index that ends with the beginning of the range: by the key alone, it would read every report about the domain.
    private static final String NEIGHBOURS = """
            select s.customer_id, s.domain_id, s.id, o.id as other, o.same from stage_report s cross join lateral (
                select r.id, r.range_begin = s.range_begin and r.range_end = s.range_end as same from report r
                where {r in scope} and r.customer_id = s.customer_id and r.domain_id = s.domain_id and r.kind = s.kind and r.reporter_key = s.reporter_key
                    and r.range_begin between s.range_begin - interval '3 days' and s.range_end and r.id <> s.id
                    and ((r.range_begin, r.range_end, r.external_id) = (s.range_begin, s.range_end, s.external_id) and r.sha256 <> s.sha256
                        or s.kind = 'AGGREGATE' and (r.range_begin, r.range_end) <> (s.range_begin, s.range_end) and r.range_end > s.range_begin and r.range_begin < s.range_end)
                order by r.range_begin limit 1000) o""";
    private static final String OVERLAPS = "overlapping-range";
    private static final String MARK_OVERLAP = "update report r set quirks = array_append(quirks, '" + OVERLAPS + "') where {r in scope} and r.customer_id = ? and r.domain_id = ? and r.id = ?";
    private static final String MARK_CONFLICT = "update report r set conflicting = true where {r in scope} and r.customer_id = ? and r.domain_id = ? and r.id = ? and not r.conflicting";

    private static final Comparator<Key> BY_KEY = Comparator.comparing(Key::customer, KeyOrder.IDS).thenComparing(Key::domain, KeyOrder.IDS).thenComparing(Key::report, KeyOrder.IDS);

    private ReportHeads() {
    }

    /// Adds reports, those that do not stand already.
    ///
    /// @param entries in the order of their keys; their places are their numbers in `stage_report`
    /// @return what became of each, by its report's id
    static Map<UUID, ReportBooks.Entered> enter(Bulk bulk, List<Entry> entries, Instant now) throws SQLException, IOException {
        bulk.stage("stage_report", STAGE);
        bulk.copy("stage_report", rows -> {
            for (int no = 0; no < entries.size(); no++) {
                row(rows, no, entries.get(no), now);
            }
        });
        var stored = new HashSet<>(bulk.rows(ADD, row -> row.getObject(1, UUID.class)));
        var entered = new HashMap<UUID, ReportBooks.Entered>();
        for (var entry : entries) {
            entered.put(entry.report(), stored.contains(entry.report()) ? new ReportBooks.Entered.Stored() : standing(bulk, entry));
        }
        mark(bulk, stored);
        return entered;
    }

    private static void row(CopyRows rows, int no, Entry entry, Instant now) throws SQLException {
        var head = entry.head();
        rows.integer(no).id(entry.customer()).id(entry.domain()).id(entry.report()).text(head.kind().name()).id(entry.arrival()).integer(entry.no()).text(head.reporter())
                .text(head.reporterKey()).text(head.email()).text(head.externalId()).instant(head.range().begin()).instant(head.range().end())
                .text(head.policyDomain()).octets(HexFormat.of().parseHex(head.sha256())).integer(head.rows()).number(head.messages()).texts(head.quirks())
                .flag(head.salvaged()).text(head.detail()).instant(now).day(head.day()).day(entry.rowExpiry()).endRow();
    }

    /// The same report stands already: of another arrival it is a duplicate, of the same one this is the second reading.
    private static ReportBooks.Entered standing(Bulk bulk, Entry entry) throws SQLException {
        var head = entry.head();
        return bulk.rows(SAME, row -> new ReportBooks.Entered.Duplicate(row.getObject("id", UUID.class),
                        row.getObject("arrival_id", UUID.class).equals(entry.arrival()) && row.getInt("part_no") == entry.no()),
                entry.customer(), head.kind().name(), head.reporterKey(), head.externalId(), head.range().begin(), head.range().end(), HexFormat.of().parseHex(head.sha256())).stream()
                .findFirst().orElseThrow(() -> new IllegalStateException("Report " + head.externalId() + " was refused as standing already, and does not stand"));
    }

    /// Other content under the same name: both are marked. A range that overlaps another's: the one that came later is marked.
    private static void mark(Bulk bulk, Set<UUID> stored) throws SQLException {
        var conflicts = new TreeSet<>(BY_KEY);
        var overlaps = new TreeSet<>(BY_KEY);
        bulk.rows(NEIGHBOURS, row -> {
            var customer = row.getObject(1, UUID.class);
            var domain = row.getObject(2, UUID.class);
            var id = row.getObject(3, UUID.class);
            if (stored.contains(id) && row.getBoolean(5)) {
                conflicts.add(new Key(customer, domain, id));
                conflicts.add(new Key(customer, domain, row.getObject(4, UUID.class)));
            } else if (stored.contains(id)) {
                overlaps.add(new Key(customer, domain, id));
            }
            return id;
        });
        bulk.runEach(MARK_CONFLICT, conflicts.stream().map(Key::values).toList());
        bulk.runEach(MARK_OVERLAP, overlaps.stream().map(Key::values).toList());
    }

    private record Key(UUID customer, UUID domain, UUID report) {
        List<Object> values() {
            return List.of(customer, domain, report);
        }
    }
}
