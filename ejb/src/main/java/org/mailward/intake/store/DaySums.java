package org.mailward.intake.store;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mailward.platform.persistence.Bulk;
import org.mailward.platform.persistence.CopyRows;

/// What a transaction's aggregate reports add to the days of paths, domains, customers and reporters.
///
/// It is summed here and not by the database, which then has nothing to join: it finds each day by its whole key.
final class DaySums {

    private static final String MEASURES = String.join(", ", DomainSums.COLUMNS.stream().map(column -> column + " bigint not null").toList());
    private static final String MORE = String.join(", ", DomainSums.COLUMNS.stream().map(column -> column + " = d." + column + " + excluded." + column).toList());
    private static final String DOMAIN_STAGE = "customer_id uuid not null, domain_id uuid not null, day date not null, " + MEASURES;
    private static final String DOMAIN_DAYS = "insert into domain_day as d select {provider}, s.* from stage_domain_day s on conflict (provider_id, customer_id, domain_id, day) do update set " + MORE;
    private static final String CUSTOMER_STAGE = "customer_id uuid not null, day date not null, " + MEASURES;
    private static final String CUSTOMER_DAYS = "insert into customer_day as d select {provider}, s.* from stage_customer_day s on conflict (provider_id, customer_id, day) do update set " + MORE;
    private static final String REPORTER_STAGE = """
            customer_id uuid not null, domain_id uuid not null, day date not null, reporter_key text not null, reporter text not null, reports integer not null, rows bigint not null,
            messages bigint not null""";
    private static final String REPORTER_DAYS = """
            insert into reporter_day as d (provider_id, customer_id, domain_id, day, kind, reporter_key, reporter, reports, rows, messages)
            select {provider}, s.customer_id, s.domain_id, s.day, 'AGGREGATE', s.reporter_key, s.reporter, s.reports, s.rows, s.messages from stage_reporter_day s
            on conflict (provider_id, customer_id, domain_id, day, kind, reporter_key) do update
                set reports = d.reports + excluded.reports, rows = d.rows + excluded.rows, messages = d.messages + excluded.messages""";

    private static final String CUSTOMER_REPORTER_STAGE = """
            customer_id uuid not null, day date not null, reporter_key text not null, reporter text not null, reports integer not null, rows bigint not null, messages bigint not null""";
    private static final String CUSTOMER_REPORTER_DAYS = """
            insert into customer_reporter_day as d (provider_id, customer_id, day, kind, reporter_key, reporter, reports, rows, messages)
            select {provider}, s.customer_id, s.day, 'AGGREGATE', s.reporter_key, s.reporter, s.reports, s.rows, s.messages from stage_customer_reporter_day s
            on conflict (provider_id, customer_id, day, kind, reporter_key) do update
                set reports = d.reports + excluded.reports, rows = d.rows + excluded.rows, messages = d.messages + excluded.messages""";

    private final PathPacks paths = new PathPacks();
    private final Map<DomainDay, Measures> domains = new HashMap<>();
    private final Map<CustomerDay, Measures> customers = new HashMap<>();
    private final Map<ReporterDay<DomainDay>, long[]> reporters = new HashMap<>();
    private final Map<ReporterDay<CustomerDay>, long[]> customersReporters = new HashMap<>();

    private record DomainDay(CustomerDay of, UUID domain) {
    }

    private record CustomerDay(UUID customer, LocalDate day) {
    }

    /// @param name one of the ways in which the reporter writes its name; no part of the key
    private record ReporterDay<D>(D of, String key, String name) {
        @Override
        public boolean equals(Object other) {
            return other instanceof ReporterDay<?>(var otherOf, var otherKey, var _) && of.equals(otherOf) && key.equals(otherKey);
        }

        @Override
        public int hashCode() {
            return 31 * of.hashCode() + key.hashCode();
        }
    }

    private static final Comparator<CustomerDay> BY_CUSTOMER = Comparator.comparing(CustomerDay::customer, KeyOrder.IDS).thenComparing(CustomerDay::day);
    private static final Comparator<DomainDay> BY_DOMAIN = Comparator.comparing((DomainDay one) -> one.of.customer, KeyOrder.IDS).thenComparing(DomainDay::domain, KeyOrder.IDS)
            .thenComparing(one -> one.of.day);
    private static final Comparator<ReporterDay<DomainDay>> BY_REPORTER = Comparator.comparing((ReporterDay<DomainDay> one) -> one.of, BY_DOMAIN).thenComparing(ReporterDay::key);
    private static final Comparator<ReporterDay<CustomerDay>> BY_CUSTOMERS_REPORTER = Comparator.comparing((ReporterDay<CustomerDay> one) -> one.of, BY_CUSTOMER)
            .thenComparing(ReporterDay::key);

    /// Adds what aggregate reports say.
    static void add(Bulk bulk, List<Entry> entries, PathBook book) throws SQLException, IOException {
        var sums = new DaySums();
        entries.forEach(entry -> sums.count(entry, book));
        sums.write(bulk);
    }

    private void count(Entry entry, PathBook book) {
        var ofCustomer = new CustomerDay(entry.customer(), entry.head().day());
        var ofDomain = new DomainDay(ofCustomer, entry.domain());
        paths.count(entry);
        long rows = 0;
        long messages = 0;
        for (var path : ((Entry.Body.Aggregate) entry.body()).paths()) {
            int classCode = book.classOf(entry.domain(), path.id());
            for (var tally : path.tallies()) {
                domains.computeIfAbsent(ofDomain, _ -> new Measures()).add(tally, classCode);
                customers.computeIfAbsent(ofCustomer, _ -> new Measures()).add(tally, classCode);
                rows += tally.rows();
                messages += tally.messages();
            }
        }
        more(reporters, new ReporterDay<>(ofDomain, entry.head().reporterKey(), entry.head().reporter()), 1, rows, messages);
        more(customersReporters, new ReporterDay<>(ofCustomer, entry.head().reporterKey(), entry.head().reporter()), 1, rows, messages);
    }

    private static <K> void more(Map<K, long[]> sums, K key, long... values) {
        sums.merge(key, values, (sum, more) -> {
            for (int i = 0; i < sum.length; i++) {
                sum[i] = Math.addExact(sum[i], more[i]);
            }
            return sum;
        });
    }

    private void write(Bulk bulk) throws SQLException, IOException {
        paths.write(bulk);
        write(bulk, "stage_domain_day", DOMAIN_STAGE, DOMAIN_DAYS, inOrder(domains, BY_DOMAIN), (rows, day, sum) ->
                numbers(rows.id(day.of.customer).id(day.domain).day(day.of.day), sum.values));
        write(bulk, "stage_customer_day", CUSTOMER_STAGE, CUSTOMER_DAYS, inOrder(customers, BY_CUSTOMER), (rows, day, sum) ->
                numbers(rows.id(day.customer).day(day.day), sum.values));
        write(bulk, "stage_reporter_day", REPORTER_STAGE, REPORTER_DAYS, inOrder(reporters, BY_REPORTER), (rows, day, sum) ->
                reports(rows.id(day.of.of.customer).id(day.of.domain).day(day.of.of.day).text(day.key).text(day.name), sum));
        write(bulk, "stage_customer_reporter_day", CUSTOMER_REPORTER_STAGE, CUSTOMER_REPORTER_DAYS, inOrder(customersReporters, BY_CUSTOMERS_REPORTER), (rows, day, sum) ->
                reports(rows.id(day.of.customer).day(day.of.day).text(day.key).text(day.name), sum));
    }

    private static <K, V> List<Map.Entry<K, V>> inOrder(Map<K, V> sums, Comparator<K> order) {
        var all = new ArrayList<>(sums.entrySet());
        all.sort(Map.Entry.comparingByKey(order));
        return all;
    }

    /// Writes one day's row, all but its end.
    @FunctionalInterface
    private interface Row<K, V> {
        void write(CopyRows rows, K day, V sum);
    }

    private static <K, V> void write(Bulk bulk, String stage, String columns, String insert, List<Map.Entry<K, V>> days, Row<K, V> row) throws SQLException, IOException {
        if (days.isEmpty()) {
            return;
        }
        bulk.stage(stage, columns);
        bulk.copy(stage, rows -> {
            for (var day : days) {
                row.write(rows, day.getKey(), day.getValue());
                rows.endRow();
            }
        });
        bulk.run(insert);
    }

    private static void numbers(CopyRows rows, long[] values) {
        for (long value : values) {
            rows.number(value);
        }
    }

    /// Reports, rows and messages.
    private static void reports(CopyRows rows, long[] values) {
        rows.integer(Math.toIntExact(values[0])).number(values[1]).number(values[2]);
    }

    /// The measures of a day, in the order of [DomainSums#COLUMNS].
    private static final class Measures {

        private static final int QUARANTINE = 1;
        private static final int REJECT = 2;
        private static final int FIRST_RESULT = 2;
        private static final int FAILED_DELIVERED = 5;
        private static final int PASSED_BLOCKED = 8;
        private static final int FIRST_CLASS = 9;

        private final long[] values = new long[DomainSums.COLUMNS.size()];

        void add(Entry.Tally tally, int classCode) {
            add(0, tally.rows());
            add(1, tally.messages());
            boolean blocked = tally.disposition() == QUARANTINE || tally.disposition() == REJECT;
            if (tally.result() == 0) {
                add(blocked ? FAILED_DELIVERED + tally.disposition() : FAILED_DELIVERED, tally.messages());
            } else {
                add(FIRST_RESULT + tally.result() - 1, tally.messages());
                if (blocked) {
                    add(PASSED_BLOCKED, tally.messages());
                }
            }
            add(FIRST_CLASS + classCode - 1, tally.messages());
        }

        private void add(int place, long more) {
            values[place] = Math.addExact(values[place], more);
        }
    }
}
