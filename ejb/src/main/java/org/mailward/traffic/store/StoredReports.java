package org.mailward.traffic.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mailward.mailauth.report.FailureReport;
import org.mailward.mailauth.report.ReportKind;
import org.mailward.platform.persistence.Columns;
import org.mailward.platform.persistence.Page;
import org.mailward.platform.persistence.Persistence;
import org.mailward.sources.SummedPaths;
import org.mailward.tenancy.Scope;
import org.mailward.traffic.DayRange;
import org.mailward.traffic.FailureLine;
import org.mailward.traffic.ReportHead;
import org.mailward.traffic.RowLine;

/// Reports as they were stored, and their rows. Rows are read only when somebody asks for them.
@ApplicationScoped
public class StoredReports {

    /// What [#head] reads.
    static final String COLUMNS = """
            select t.id, t.customer_id, t.domain_id, t.kind, t.arrival_id, t.part_no, t.reporter, t.reporter_email, t.external_id, t.range_begin, t.range_end, t.policy_domain, t.rows,
                   t.messages, array_to_string(t.quirks, chr(31)), t.salvaged, t.conflicting, t.detail, t.stored_at""";
    private static final String HEAD = COLUMNS + " from report t where {t in scope}";
    private static final String FAILURE = """
            select t.report_id, t.customer_id, t.domain_id, t.arrived_at, coalesce(host(t.source), ''), t.header_from_domain, t.auth_failure, t.delivery, t.redacted, t.expires_on
              from failure_report t where {t in scope} and t.expires_on > :today""";
    private static final String ROWS = " from report_row t join report r on r.id = t.report_id and r.customer_id = t.customer_id and r.domain_id = t.domain_id where {t in scope} and {r in scope}";

    @Inject
    private Persistence persistence;

    public Optional<ReportHead> find(Scope scope, UUID id) {
        return persistence.rows(scope, HEAD + " and t.id = :id", Map.of("id", id), StoredReports::head).stream().findFirst();
    }

    /// Rows of one report, in its order.
    public Page<RowLine> rowsOf(Scope scope, ReportHead report, int first, int count) {
        var parameters = new HashMap<String, Object>(Map.of("customer", report.customer(), "domain", report.domain(), "report", report.id()));
        var which = " and t.customer_id = :customer and t.domain_id = :domain and t.report_id = :report";
        return new Page<>(sum(scope, "row_pack", which, parameters), rows(scope, which, " order by t.no", parameters, first, count));
    }

    /// Rows of a domain in a range, the newest day first.
    /// @param path empty for all paths; of those that stand for others no rows are found, as these stand only in their reports
    public Page<RowLine> rows(Scope scope, UUID customer, UUID domain, Optional<UUID> path, DayRange range, int first, int count) {
        if (path.filter(SummedPaths::are).isPresent()) {
            return new Page<>(0, List.of());
        }
        var parameters = Traffic.parameters(range);
        parameters.put("customer", customer);
        parameters.put("domain", domain);
        var which = " and t.customer_id = :customer and t.domain_id = :domain and t.day between :from and :until";
        path.ifPresent(id -> parameters.put("path", id));
        // How many a path has is in the sums; which they are is looked for only in packs that name it.
        long total = path.isPresent() ? sum(scope, "path_day", which + " and t.path_id = :path", parameters) : sum(scope, "row_pack", which, parameters);
        var ofPath = path.isPresent() ? " and strpos(t.pack, cast(:path as text)) > 0 and t.path_id = :path" : "";
        return new Page<>(total, rows(scope, which + ofPath, " order by t.day desc, t.report_id, t.no", parameters, first, count));
    }

    private long sum(Scope scope, String table, String which, Map<String, Object> parameters) {
        return persistence.rows(scope, "select cast(coalesce(sum(t.rows), 0) as bigint) from " + table + " t where {t in scope}" + which, parameters, row -> row.number(0)).getFirst();
    }

    private List<RowLine> rows(Scope scope, String which, String order, Map<String, Object> parameters, int first, int count) {
        parameters.put("first", Math.max(0, first));
        parameters.put("count", Page.limit(count));
        return persistence.rows(scope, "select t.day, t.report_id, t.no, r.reporter, t.path_id, host(t.source), t.messages, t.disposition, t.dkim_aligned, t.spf_aligned,"
                        + " t.header_from, t.envelope_from, t.envelope_to, t.results" + ROWS + which + order + " offset :first limit :count", parameters,
                row -> new RowLine(row.day(0), row.id(1), row.small(2), row.text(3), row.id(4), row.text(5), row.number(6), row.small(7), row.flag(8), row.flag(9), row.text(10),
                        row.text(11), row.text(12), row.text(13)));
    }

    /// Failure reports whose time has not run out, the newest first, without personal data.
    /// @param domain empty for all in scope
    public Page<FailureLine> failures(Scope scope, Optional<UUID> domain, LocalDate today, int first, int count) {
        var parameters = new HashMap<String, Object>(Map.of("today", today));
        domain.ifPresent(id -> parameters.put("domain", id));
        var which = domain.isPresent() ? " and t.domain_id = :domain" : "";
        long total = persistence.rows(scope, "select count(*) from failure_report t where {t in scope} and t.expires_on > :today" + which, parameters, row -> row.number(0)).getFirst();
        parameters.put("first", Math.max(0, first));
        parameters.put("count", Page.limit(count));
        return new Page<>(total, persistence.rows(scope, FAILURE + which + " order by t.arrived_at desc, t.report_id offset :first limit :count", parameters, StoredReports::failure));
    }

    public Optional<FailureLine> failure(Scope scope, UUID report, LocalDate today) {
        return persistence.rows(scope, FAILURE + " and t.report_id = :report", Map.of("today", today, "report", report), StoredReports::failure).stream().findFirst();
    }

    /// The text of a failure report with the personal data that is in it.
    public Optional<String> wholeFailure(Scope scope, UUID report, LocalDate today) {
        return persistence.rows(scope, "select t.whole from failure_report t where {t in scope} and t.expires_on > :today and t.report_id = :report",
                Map.of("today", today, "report", report), row -> row.text(0)).stream().findFirst();
    }

    static ReportHead head(Columns row) {
        // A failure report is known by the id of the message that it is about.
        var id = row.text(3).equals(ReportKind.FAILURE.name()) ? FailureReport.redactedId(row.text(8)) : row.text(8);
        return new ReportHead(row.id(0), row.id(1), row.id(2), row.text(3), row.id(4), row.small(5), row.text(6), row.text(7), id, row.moment(9), row.moment(10), row.text(11),
                row.small(12), row.number(13), Arrays.stream(row.text(14).split("\u001f")).filter(quirk -> !quirk.isEmpty()).toList(), row.flag(15), row.flag(16), row.text(17),
                row.moment(18));
    }

    private static FailureLine failure(Columns row) {
        return new FailureLine(row.id(0), row.id(1), row.id(2), row.moment(3), row.text(4), row.text(5), row.text(6), row.text(7), row.text(8), row.day(9));
    }
}
