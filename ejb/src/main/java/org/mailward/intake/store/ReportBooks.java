package org.mailward.intake.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import java.util.UUID;
import java.util.stream.Stream;
import org.mailward.platform.persistence.Bulk;
import org.mailward.platform.persistence.CopyText;
import org.mailward.platform.persistence.Persistence;
import org.mailward.tenancy.Scope;

/// The books: reports, their rows, and the sums that pages read. All of one transaction, or nothing.
///
/// Rows go by COPY into temporary tables, and from there by set into the tables under row-level security, which COPY cannot reach.
/// Everything is written in the order of its keys, so that two transactions cannot wait for each other in a circle.
@ApplicationScoped
public class ReportBooks {

    private static final String REPORT_STAGE = """
            report_no integer not null, customer_id uuid not null, domain_id uuid not null, report_id uuid not null, day date not null, expires_on date not null,
            reporter_key text not null, reporter text not null""";
    private static final String PATH_STAGE = """
            id uuid not null, source inet not null, evidence text not null, service text not null, class smallint not null, confidence smallint not null, reasons text not null""";
    private static final String ROW_STAGE = """
            report_no integer not null, no integer not null, source inet not null, messages bigint not null, disposition smallint not null, result smallint not null,
            path_id uuid not null, header_from text not null, envelope_from text not null, envelope_to text not null, results text not null""";

    private static final String ADD_REPORT = """
            insert into report (provider_id, customer_id, domain_id, id, kind, arrival_id, part_no, reporter, reporter_key, reporter_email, external_id, range_begin,
                range_end, policy_domain, sha256, rows, messages, quirks, salvaged, conflicting, detail, stored_at, expires_on)
            values ({provider}, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false, ?, ?, ?) on conflict do nothing""";
    private static final String SAME = """
            select r.id, r.arrival_id, r.part_no from report r where {r in scope} and r.customer_id = ? and r.kind = ? and r.reporter_key = ? and r.external_id = ?
                and r.range_begin = ? and r.range_end = ? and r.sha256 = ?""";
    /// Other content under the same name: both are marked.
    private static final String MARK_CONFLICTS = """
            update report r set conflicting = true from report other
            where {r in scope} and other.provider_id = r.provider_id and other.customer_id = r.customer_id and other.domain_id = r.domain_id and other.kind = r.kind
                and other.reporter_key = r.reporter_key and other.external_id = r.external_id and other.range_begin = r.range_begin and other.range_end = r.range_end
                and other.sha256 <> r.sha256 and (r.id = any (?) or other.id = any (?)) and not r.conflicting""";
    private static final String OVERLAPS = "overlapping-range";
    private static final String MARK_OVERLAPS = """
            update report r set quirks = array_append(quirks, '%s')
            where {r in scope} and r.id = any (?) and r.kind = 'AGGREGATE' and exists (select from report other
                where other.provider_id = r.provider_id and other.customer_id = r.customer_id and other.domain_id = r.domain_id and other.kind = r.kind
                    and other.reporter_key = r.reporter_key and other.id <> r.id and (other.range_begin, other.range_end) <> (r.range_begin, r.range_end)
                    and other.range_begin between r.range_begin - interval '3 days' and r.range_end and other.range_end > r.range_begin and other.range_begin < r.range_end)""".formatted(OVERLAPS);

    private static final String ROWS = """
            insert into report_row (provider_id, customer_id, domain_id, day, report_id, no, expires_on, source, messages, disposition, dkim_aligned, spf_aligned, path_id,
                header_from, envelope_from, envelope_to, results)
            select {provider}, r.customer_id, r.domain_id, r.day, r.report_id, s.no, r.expires_on, s.source, s.messages, s.disposition, s.result in (1, 3), s.result in (2, 3), s.path_id,
                s.header_from, s.envelope_from, s.envelope_to, s.results
            from stage_row s join stage_report r using (report_no)""";
    private static final String STAGED_PATHS = """
            (select r.customer_id, r.domain_id, s.path_id, min(r.day) as first_day, max(r.day) as last_day from stage_row s join stage_report r using (report_no)
             group by 1, 2, 3) u""";
    /// A path that is known already is not touched: to lock it would be to write it.
    private static final String NEW_PATHS = """
            insert into mail_path (provider_id, customer_id, domain_id, id, source, evidence, service, class, confidence, reasons, first_day, last_day)
            select {provider}, u.customer_id, u.domain_id, p.id, p.source, p.evidence, p.service, p.class, p.confidence, p.reasons, u.first_day, u.last_day
            from %s join stage_path p on p.id = u.path_id
            where not exists (select from mail_path m where {m in scope} and m.customer_id = u.customer_id and m.domain_id = u.domain_id and m.id = u.path_id)
            order by u.customer_id, u.domain_id, p.id
            on conflict do nothing""".formatted(STAGED_PATHS);
    private static final String HOLD_PATHS = """
            select count(*) from (select m.id from mail_path m join %s on m.customer_id = u.customer_id and m.domain_id = u.domain_id and m.id = u.path_id
                where {m in scope} and (m.first_day > u.first_day or m.last_day < u.last_day) order by m.customer_id, m.domain_id, m.id for update of m) held""".formatted(STAGED_PATHS);
    private static final String SEEN_PATHS = """
            update mail_path m set first_day = least(m.first_day, u.first_day), last_day = greatest(m.last_day, u.last_day)
            from %s where {m in scope} and m.customer_id = u.customer_id and m.domain_id = u.domain_id and m.id = u.path_id
                and (m.first_day > u.first_day or m.last_day < u.last_day)""".formatted(STAGED_PATHS);
    private static final String PATH_DAYS = """
            insert into path_day as d (provider_id, customer_id, domain_id, day, path_id, result, disposition, expires_on, rows, messages)
            select {provider}, r.customer_id, r.domain_id, r.day, s.path_id, s.result, s.disposition, max(r.expires_on), count(*), sum(s.messages)
            from stage_row s join stage_report r using (report_no)
            group by r.customer_id, r.domain_id, r.day, s.path_id, s.result, s.disposition order by 2, 3, 4, 5, 6, 7
            on conflict (provider_id, customer_id, domain_id, day, path_id, result, disposition, expires_on) do update
                set rows = d.rows + excluded.rows, messages = d.messages + excluded.messages""";
    private static final String REPORTER_DAYS = """
            insert into reporter_day as d (provider_id, customer_id, domain_id, day, kind, reporter_key, reporter, reports, rows, messages)
            select {provider}, r.customer_id, r.domain_id, r.day, 'AGGREGATE', r.reporter_key, max(r.reporter), count(distinct r.report_no), count(s.no), coalesce(sum(s.messages), 0)
            from stage_report r left join stage_row s using (report_no)
            group by r.customer_id, r.domain_id, r.day, r.reporter_key order by 2, 3, 4, 6
            on conflict (provider_id, customer_id, domain_id, day, kind, reporter_key) do update
                set reports = d.reports + excluded.reports, rows = d.rows + excluded.rows, messages = d.messages + excluded.messages""";

    @Inject
    private Persistence persistence;

    /// What became of an entry.
    public sealed interface Entered {
        record Stored() implements Entered {
        }

        /// @param report the one that stands already
        /// @param ofSameArrival it is of this arrival's earlier reading
        record Duplicate(UUID report, boolean ofSameArrival) implements Entered {
        }
    }

    /// Enters reports and everything that is counted from them.
    /// @return what became of each, by its report's id
    public Map<UUID, Entered> enter(Scope scope, List<Entry> entries, Instant now) {
        return entries.isEmpty() ? Map.of() : persistence.inBulk(scope, bulk -> {
            var inOrder = entries.stream().sorted(Comparator.comparing((Entry entry) -> entry.customer().toString()).thenComparing(entry -> entry.domain().toString())
                    .thenComparing(entry -> entry.head().reporterKey()).thenComparing(entry -> entry.head().externalId()).thenComparing(entry -> entry.head().sha256())).toList();
            bulk.byKeysOnly();
            DomainSums.hold(bulk, inOrder.stream().flatMap(entry -> Stream.of(entry.domain(), entry.customer())));
            var entered = reports(bulk, inOrder, now);
            var stored = inOrder.stream().filter(entry -> entered.get(entry.report()) instanceof Entered.Stored).toList();
            mark(bulk, stored);
            RuledEntries.place(bulk, stored);
            aggregates(bulk, stored.stream().filter(entry -> entry.body() instanceof Entry.Body.Aggregate).toList());
            LesserReports.enter(bulk, stored, now);
            return entered;
        });
    }

    /// Keeps everybody else from writing a domain's and its customer's sums until the transaction ends.
    public void holdSums(Scope scope, UUID customer, UUID domain) {
        persistence.inBulk(scope, bulk -> {
            DomainSums.holdAlone(bulk, customer, domain);
            return domain;
        });
    }

    /// Makes a domain's sums again, after one of its paths was found to be of another class.
    public void sumAgain(Scope scope, UUID customer, UUID domain) {
        persistence.inBulk(scope, bulk -> {
            DomainSums.again(bulk, customer, domain);
            return domain;
        });
    }

    private static Map<UUID, Entered> reports(Bulk bulk, List<Entry> entries, Instant now) throws SQLException {
        bulk.runEach(ADD_REPORT, entries.stream().map(entry -> values(entry, now)).toList());
        var stored = Set.copyOf(bulk.rows("select r.id from report r where {r in scope} and r.id = any (?)", row -> row.getObject(1, UUID.class),
                entries.stream().map(Entry::report).toList()));
        var entered = new HashMap<UUID, Entered>();
        for (var entry : entries) {
            entered.put(entry.report(), stored.contains(entry.report()) ? new Entered.Stored() : standing(bulk, entry));
        }
        return entered;
    }

    private static List<Object> values(Entry entry, Instant now) {
        var head = entry.head();
        return List.of(entry.customer(), entry.domain(), entry.report(), head.kind().name(), entry.arrival(), entry.no(), head.reporter(), head.reporterKey(), head.email(),
                head.externalId(), head.range().begin(), head.range().end(), head.policyDomain(), HexFormat.of().parseHex(head.sha256()), head.rows(), head.messages(), head.quirks(),
                head.salvaged(), head.detail(), now, entry.rowExpiry());
    }

    /// The same report stands already: of another arrival it is a duplicate, of the same one this is the second reading.
    private static Entered standing(Bulk bulk, Entry entry) throws SQLException {
        var head = entry.head();
        return bulk.rows(SAME, row -> new Entered.Duplicate(row.getObject("id", UUID.class),
                        row.getObject("arrival_id", UUID.class).equals(entry.arrival()) && row.getInt("part_no") == entry.no()),
                entry.customer(), head.kind().name(), head.reporterKey(), head.externalId(), head.range().begin(), head.range().end(), HexFormat.of().parseHex(head.sha256())).stream()
                .findFirst().orElseThrow(() -> new IllegalStateException("Report " + head.externalId() + " was refused as standing already, and does not stand"));
    }

    private static void mark(Bulk bulk, List<Entry> stored) throws SQLException {
        if (!stored.isEmpty()) {
            var ids = stored.stream().map(Entry::report).toList();
            bulk.run(MARK_CONFLICTS, ids, ids);
            bulk.run(MARK_OVERLAPS, ids);
        }
    }

    private static void aggregates(Bulk bulk, List<Entry> entries) throws SQLException, IOException {
        if (entries.isEmpty()) {
            return;
        }
        bulk.stage("stage_report", REPORT_STAGE);
        bulk.stage("stage_path", PATH_STAGE);
        bulk.stage("stage_row", ROW_STAGE);
        Set<UUID> known = new HashSet<>();
        try (var reports = new CopyText(Integer.MAX_VALUE >> 1); var paths = new CopyText(Integer.MAX_VALUE >> 1)) {
            for (int i = 0; i < entries.size(); i++) {
                var entry = entries.get(i);
                reports.number(i).plain(entry.customer().toString()).plain(entry.domain().toString()).plain(entry.report().toString()).plain(entry.head().day().toString())
                        .plain(entry.rowExpiry().toString()).field(entry.head().reporterKey()).field(entry.head().reporter()).endLine();
                for (var path : ((Entry.Body.Aggregate) entry.body()).paths()) {
                    if (known.add(path.id())) {
                        paths.plain(path.id().toString()).plain(path.source()).field(path.evidence()).field(path.service()).number(path.classCode()).number(path.confidence())
                                .field(path.reasons()).endLine();
                    }
                }
            }
            bulk.copy("stage_report", reports);
            bulk.copy("stage_path", paths);
        }
        bulk.copyNumbered("stage_row", entries.stream().map(entry -> ((Entry.Body.Aggregate) entry.body()).rows()).toList());
        bulk.run(ROWS);
        bulk.run(NEW_PATHS);
        bulk.rows(HOLD_PATHS, row -> row.getLong(1));
        bulk.run(SEEN_PATHS);
        bulk.run(PATH_DAYS);
        DomainSums.add(bulk);
        bulk.run(REPORTER_DAYS);
    }
}
