package org.mailward.traffic.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mailward.mailauth.report.Quirk;
import org.mailward.platform.persistence.Page;
import org.mailward.platform.persistence.Persistence;
import org.mailward.tenancy.Scope;
import org.mailward.traffic.OddReporter;
import org.mailward.traffic.Oddity;
import org.mailward.traffic.ReportHead;

/// Who sends reports, and what is odd about them. Ids are in the order of their making, so that a span of time is a span of ids and
/// the key finds it.
@ApplicationScoped
public class Reporters {

    private static final String SINCE = " from report t where {t in scope} and t.id >= :since";
    private static final String REPORTERS = "select t.reporter_key, max(t.reporter), string_agg(distinct t.kind, ' '), count(*), count(*) filter (where cardinality(t.quirks) > 0), max(t.stored_at)"
            + SINCE + " group by t.reporter_key order by 5 desc, 4 desc, 1 limit :most";
    private static final String QUIRKS = "select met.reporter_key, met.quirk, count(*), max(met.stored_at) from (select t.reporter_key, unnest(t.quirks) as quirk, t.stored_at" + SINCE
            + ") met group by met.reporter_key, met.quirk order by 3 desc, 2";

    @Inject
    private Persistence persistence;

    /// Those with the most odd reports first.
    /// @param from the least id of a report
    public List<OddReporter> since(Scope scope, UUID from, int most) {
        var met = persistence.rows(scope, QUIRKS, Map.of("since", from), row -> Map.entry(row.text(0), new Oddity(row.text(1), sentence(row.text(1)), row.number(2), row.moment(3))))
                .stream().collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return persistence.rows(scope, REPORTERS, Map.of("since", from, "most", most), row -> new OddReporter(row.text(0), row.text(1), Arrays.asList(row.text(2).split(" ")),
                row.number(3), row.number(4), row.moment(5), met.getOrDefault(row.text(0), List.of())));
    }

    /// A reporter's reports, the newest first.
    ///
    /// @param from the least id of a report
    /// @param quirk empty for all of its reports, odd or not
    public Page<ReportHead> reports(Scope scope, UUID from, String reporter, Optional<String> quirk, int first, int count) {
        var parameters = new HashMap<String, Object>(Map.of("since", from, "reporter", reporter));
        quirk.ifPresent(id -> parameters.put("quirk", id));
        var which = SINCE + " and t.reporter_key = :reporter" + (quirk.isPresent() ? " and :quirk = any (t.quirks)" : "");
        long total = persistence.rows(scope, "select count(*)" + which, parameters, row -> row.number(0)).getFirst();
        parameters.put("first", Math.max(0, first));
        parameters.put("count", Page.limit(count));
        return new Page<>(total, persistence.rows(scope, StoredReports.COLUMNS + which + " order by t.id desc offset :first limit :count", parameters, StoredReports::head));
    }

    /// Quirks that no reader knows any more keep their id.
    private static String sentence(String quirk) {
        return Quirk.of(quirk).map(Quirk::sentence).orElse(quirk);
    }
}
