package org.mailward.intake.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.mailward.platform.persistence.TextLines;
import org.mailward.platform.persistence.Persistence;
import org.mailward.tenancy.Scope;

/// The books: reports, their rows, and the sums that pages read. All of one transaction, or nothing.
///
/// Rows go by COPY into temporary tables, and from there by set into the tables under row-level security, which COPY cannot reach.
/// Everything is written in the order of its keys, so that two transactions cannot wait for each other in a circle.
@ApplicationScoped
public class ReportBooks {

    private static final String ROW_STAGE = "report_no integer not null, first_no integer not null, lines text not null, rows integer not null";
    private static final String ROWS = """
            insert into row_pack (provider_id, customer_id, domain_id, day, report_id, first_no, expires_on, rows, lines)
            select {provider}, r.customer_id, r.domain_id, r.day, r.id, s.first_no, r.expires_on, s.rows, s.lines from stage_row_pack s join stage_report r on r.no = s.report_no""";

    @Inject
    private Persistence persistence;

    @Inject
    private PathLimits limits;

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
            var inOrder = entries.stream().sorted(Comparator.comparing(Entry::customer, KeyOrder.IDS).thenComparing(Entry::domain, KeyOrder.IDS)
                    .thenComparing(entry -> entry.head().reporterKey()).thenComparing(entry -> entry.head().externalId()).thenComparing(entry -> entry.head().sha256())).toList();
            DomainSums.hold(bulk, inOrder.stream().flatMap(entry -> Stream.of(entry.domain(), entry.customer())));
            var entered = ReportHeads.enter(bulk, inOrder, now);
            var rows = new LinkedHashMap<Integer, TextLines>();
            var aggregates = new ArrayList<Entry>();
            var lesser = new ArrayList<Entry>();
            for (int no = 0; no < inOrder.size(); no++) {
                var entry = inOrder.get(no);
                if (entered.get(entry.report()) instanceof Entered.Stored) {
                    if (entry.body() instanceof Entry.Body.Aggregate aggregate) {
                        rows.put(no, aggregate.rows());
                        aggregates.add(entry);
                    } else {
                        lesser.add(entry);
                    }
                }
            }
            if (!rows.isEmpty()) {
                bulk.stage("stage_row_pack", ROW_STAGE);
                bulk.copyPacked("stage_row_pack", rows);
                bulk.run(ROWS);
                var counted = DayPaths.within(bulk, aggregates, limits.ofDay());
                RuledEntries.place(bulk, counted);
                DaySums.add(bulk, counted, PathBook.enter(bulk, counted));
            }
            LesserReports.enter(bulk, lesser, now);
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
}
