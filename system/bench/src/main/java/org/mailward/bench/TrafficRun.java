package org.mailward.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.mailward.platform.persistence.Persistence;
import org.mailward.platform.persistence.Transactions;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.traffic.DayRange;
import org.mailward.traffic.boundary.TrafficOverview;

/// Measures what the pages about traffic ask the database, over a made-up year of reports.
final class TrafficRun {

    /// A tenth of the full size.
    static final long USUAL = 10_000_000;

    private static final Duration LIMIT = Duration.ofMillis(150);
    private static final int PICKS = 200;
    private static final int WARM = 20;
    private static final int NINETY = 90;

    private final Path folder;
    private final long rows;
    private final boolean sumsOnly;
    private final Random random = new Random(7);
    private final Map<String, Heard> heard = new LinkedHashMap<>();
    private final List<String> measured = new ArrayList<>();
    private boolean listening;
    private String page = "";

    /// A query of a page, with what it was last asked with.
    private record Heard(String page, Scope scope, String sql, Map<String, ?> parameters) {
    }

    private record Place(UUID provider, UUID customer, UUID domain) {
        Scope scope() {
            return new Scope.WholeProvider(provider, new Actor("bench", "Bench", Role.PROVIDER_ADMIN, "bench"));
        }
    }

    /// Opens one page at a place.
    @FunctionalInterface
    private interface Page {
        void open(TrafficOverview overview, Place place, DayRange range);
    }

    TrafficRun(Path folder, long rows, boolean sumsOnly) {
        this.folder = folder;
        this.rows = rows;
        this.sumsOnly = sumsOnly;
    }

    void run() throws IOException, SQLException {
        say("Mailward traffic benchmark: %,d rows, Java %s", rows, System.getProperty("java.version"));
        try (var books = new Books(folder)) {
            fill(books);
            books.listen((scope, sql, parameters) -> {
                if (listening) {
                    heard.put(page + "\n" + sql, new Heard(page, scope, sql, parameters));
                }
            });
            var places = places(books);
            boolean fast = measure(books, places, "portfolio", (overview, place, range) -> overview.portfolio(place.scope(), range));
            fast &= measure(books, places, "customer", (overview, place, range) -> overview.customer(place.scope(), place.customer(), range).orElseThrow());
            fast &= measure(books, places, "domain", (overview, place, range) -> overview.domain(place.scope(), place.domain(), range).orElseThrow());
            fast &= measureSources(books, places);
            explain(books);
            if (!fast) {
                throw new Bench.CannotMeasureException("A page took over " + LIMIT.toMillis() + " ms at the 95th percentile");
            }
        }
    }

    private void fill(Books books) throws SQLException {
        long begun = System.nanoTime();
        try (var superuser = books.superuser()) {
            var world = new TrafficWorld(superuser, rows);
            world.estates();
            world.days(rows);
            say("sums filled after %d s", seconds(begun));
            if (!sumsOnly) {
                world.rows();
                say("rows filled after %d s", seconds(begun));
            }
            world.settle();
            say("%d providers, %,d customers, %,d domains, %,d paths", world.providers(), books.count("select count(*) from customer"), books.count("select count(*) from managed_domain"),
                    books.count("select count(*) from mail_path"));
        }
        say("%,d rows by the sums, %,d rows kept; %,d path_day, %,d domain_day, %,d customer_day, %,d reporter_day; %,d MB on disk", books.count("select sum(rows) from customer_day"),
                books.count("select coalesce(sum(rows), 0) from row_pack"), books.count("select count(*) from path_day"), books.count("select count(*) from domain_day"),
                books.count("select count(*) from customer_day"), books.count("select count(*) from reporter_day"), books.count("select pg_database_size(current_database()) / 1048576"));
        say("largest domain: %,d path_day rows", books.count("select count(*) from path_day group by domain_id order by 1 desc limit 1"));
    }

    private List<Place> places(Books books) throws SQLException {
        var places = new ArrayList<Place>();
        try (var superuser = books.superuser(); var statement = superuser.createStatement();
             var found = statement.executeQuery("select provider_id, customer_id, id from managed_domain order by md5(id::text) limit " + (PICKS + WARM))) {
            while (found.next()) {
                places.add(new Place(found.getObject(1, UUID.class), found.getObject(2, UUID.class), found.getObject(3, UUID.class)));
            }
        }
        return places;
    }

    /// Opens a page at each place twice: what the first time finds on disk lies in the machine's memory the second time, which decides, since
    /// the pages that people work with are those that somebody opened before.
    private boolean measure(Books books, List<Place> places, String name, Page what) {
        page = name;
        open(books, places.subList(0, WARM), what);
        var picked = places.subList(WARM, places.size());
        double[] first = open(books, picked, what);
        double[] again = open(books, picked, what);
        measured.add(String.format(Locale.UK, "| %s | %.1f ms | %.1f ms | %.1f ms | %.1f ms |", name, middle(first), late(first), middle(again), late(again)));
        say("%-10s p50 %6.1f ms   p95 %6.1f ms   worst %6.1f ms   (%d times; for the first time %.1f, %.1f and %.1f)", name, middle(again), late(again), again[again.length - 1],
                again.length, middle(first), late(first), first[first.length - 1]);
        return late(again) <= LIMIT.toMillis();
    }

    /// @return milliseconds of each, in their order
    private double[] open(Books books, List<Place> places, Page what) {
        var overview = books.parts().get(TrafficOverview.class);
        var transactions = books.parts().get(Transactions.class);
        var range = DayRange.last(NINETY, LocalDate.now(ZoneOffset.UTC));
        var taken = new double[places.size()];
        for (int i = 0; i < taken.length; i++) {
            var place = places.get(i);
            books.become(place.provider());
            listening = i == 0;
            long begun = System.nanoTime();
            transactions.run(() -> what.open(overview, place, range));
            taken[i] = (System.nanoTime() - begun) / 1e6;
        }
        listening = false;
        Arrays.sort(taken);
        return taken;
    }

    private static double middle(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    private static double late(double[] sorted) {
        return sorted[(int) (sorted.length * 0.95)];
    }

    private boolean measureSources(Books books, List<Place> places) {
        return measure(books, places, "source", (overview, place, range) -> {
            // The first source of the domain, found as a reader finds it; the time of finding it is not left out.
            var sources = overview.domain(place.scope(), place.domain(), range).orElseThrow().sources();
            if (!sources.isEmpty()) {
                overview.source(place.scope(), place.domain(), sources.get(random.nextInt(sources.size())).key(), range).orElseThrow();
            }
        });
    }

    /// Writes the plan of every query that a page makes, and fails where one reads rows of reports.
    private void explain(Books books) throws IOException, SQLException {
        var text = new StringBuilder(String.format(Locale.UK, """
                # Queries of the pages about traffic

                Each query of each page for 90 days, with its plan and what it read, over %s%,d rows of reports (%,d customers, %,d domains), on %d processors.
                Filters, keys and partitions without rows are left out of the plans.

                | page | p50, first time | p95, first time | p50 | p95 |
                |---|---|---|---|---|
                %s

                Written by `./mvnw -Pbench -Dbench=traffic -Dbench.rows=%d -Dbench.sums-only=%s`. No page reads `row_pack` before somebody asks for rows.
                """, sumsOnly ? "sums of " : "", books.count("select sum(rows) from customer_day"), books.count("select count(*) from customer"), books.count("select count(*) from managed_domain"),
                Runtime.getRuntime().availableProcessors(), String.join("\n", measured), rows, sumsOnly));
        var persistence = books.parts().get(Persistence.class);
        var before = "";
        for (var query : List.copyOf(heard.values())) {
            books.become(query.scope().provider());
            var plan = books.parts().get(Transactions.class).call(() -> persistence.rows(query.scope(), "explain (analyze, buffers, costs off) " + query.sql(), query.parameters(), row -> row.text(0)));
            if (plan.stream().anyMatch(line -> line.contains("row_pack"))) {
                throw new IllegalStateException("The page " + query.page() + " reads rows of reports: " + query.sql());
            }
            if (!before.equals(query.page())) {
                text.append("\n## ").append(query.page()).append('\n');
                before = query.page();
            }
            text.append("\n```sql\n").append(query.sql().strip()).append("\n```\n\n```\n").append(String.join("\n", Plans.shortened(plan))).append("\n```\n");
        }
        var file = folder.resolve("traffic-queries.md");
        Files.writeString(file, text.toString());
        say("plans of %d queries: %s", heard.size(), file);
    }

    private static long seconds(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toSeconds();
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.UK, format, values));
    }
}
