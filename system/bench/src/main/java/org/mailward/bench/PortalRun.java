package org.mailward.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.mailward.assessment.Narrowing;
import org.mailward.assessment.boundary.Attention;
import org.mailward.assessment.boundary.DomainPosture;
import org.mailward.assessment.boundary.PortfolioOverview;
import org.mailward.assessment.CustomerQuery;
import org.mailward.estate.boundary.Finder;
import org.mailward.estate.DomainQuery;
import org.mailward.platform.persistence.Transactions;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;

/// Measures what the pages that an analyst has open all day ask, with many people at once.
///
/// It asks the boundaries that the pages ask, over the application's own row-level security; what the server and the page's markup
/// take is not in it.
final class PortalRun {

    static final int CUSTOMERS = 2_000;
    private static final Duration LIMIT = Duration.ofMillis(150);
    private static final int PEOPLE = 20;
    private static final int TURNS = 25;
    private static final int WARM = 5;

    private final Path folder;
    private final int domains;

    private record Place(UUID customer, UUID domain, String name) {
    }

    /// Opens one page.
    @FunctionalInterface
    private interface Page {
        void open(Scope scope, Place place);
    }

    PortalRun(Path folder, int domains) {
        this.folder = folder;
        this.domains = domains;
    }

    void run() throws IOException, SQLException, InterruptedException {
        int customers = Math.min(CUSTOMERS, Math.max(1, domains / 20));
        say("Mailward portal benchmark: %,d customers, %,d domains, %d people at once, Java %s", customers, domains, PEOPLE, System.getProperty("java.version"));
        try (var books = new Books(folder)) {
            long begun = System.nanoTime();
            try (var superuser = books.superuser()) {
                new PortalWorld(superuser).fill(customers, domains);
            }
            say("filled after %d s: %,d domains, %,d findings, %,d snapshots", Duration.ofNanos(System.nanoTime() - begun).toSeconds(), books.count("select count(*) from managed_domain"),
                    books.count("select count(*) from finding"), books.count("select count(*) from snapshot"));
            books.become(PortalWorld.PROVIDER);
            var overview = books.parts().get(PortfolioOverview.class);
            var attention = books.parts().get(Attention.class);
            var finder = books.parts().get(Finder.class);
            var posture = books.parts().get(DomainPosture.class);
            var places = places(books);
            boolean fast = measure(books, places, "portfolio", (scope, _) -> {
                overview.customers(scope, CustomerQuery.byName(50));
                attention.today(scope);
            });
            fast &= measure(books, places, "ordered", (scope, _) ->
                    overview.customers(scope, new CustomerQuery(Optional.of("1"), CustomerQuery.Show.UNPROTECTED, Narrowing.NONE, CustomerQuery.Sort.SCORE, true, 50, 50)));
            fast &= measure(books, places, "search", (scope, place) -> finder.find(scope, place.name().substring(0, 4), 6));
            fast &= measure(books, places, "in vain", (scope, _) -> finder.find(scope, "zzzz", 6));
            fast &= measure(books, places, "domains", (scope, _) -> listing(overview, scope, DomainQuery.all(50)));
            fast &= measure(books, places, "by score", (scope, _) ->
                    listing(overview, scope, new DomainQuery(Optional.empty(), Optional.empty(), Optional.of("MONITORING"), Narrowing.NONE, DomainQuery.Sort.SCORE, true, 0, 50)));
            fast &= measure(books, places, "customer", (scope, place) -> {
                overview.customer(scope, place.customer()).orElseThrow();
                listing(overview, scope, DomainQuery.all(50).ofCustomer(place.customer()));
            });
            fast &= measure(books, places, "domain", (scope, place) -> posture.posture(scope, place.domain()).orElseThrow());
            if (!fast) {
                throw new Bench.CannotMeasureException("A page took over " + LIMIT.toMillis() + " ms at the 95th percentile");
            }
        }
    }

    private static void listing(PortfolioOverview overview, Scope scope, DomainQuery wish) {
        overview.totals(scope);
        var found = overview.domains(scope, wish).rows();
        overview.names(scope, found.stream().map(line -> line.customer()).distinct().toList());
        overview.scores(scope, found.stream().map(line -> line.id()).toList());
    }

    private static List<Place> places(Books books) throws SQLException {
        var places = new ArrayList<Place>();
        try (var superuser = books.superuser(); var statement = superuser.createStatement();
             var found = statement.executeQuery("select customer_id, id, name from managed_domain order by md5(id::text) limit " + PEOPLE * TURNS)) {
            while (found.next()) {
                places.add(new Place(found.getObject(1, UUID.class), found.getObject(2, UUID.class), found.getString(3)));
            }
        }
        return Collections.unmodifiableList(places);
    }

    /// Everybody opens the page again and again, without a pause.
    private static boolean measure(Books books, List<Place> places, String name, Page page) throws InterruptedException {
        var transactions = books.parts().get(Transactions.class);
        var scope = new Scope.WholeProvider(PortalWorld.PROVIDER, new Actor("bench", "Bench", Role.PROVIDER_ADMIN, "bench"));
        var taken = new ConcurrentLinkedQueue<Double>();
        try (var people = Executors.newFixedThreadPool(PEOPLE)) {
            var all = new ArrayList<Future<?>>();
            for (int person = 0; person < PEOPLE; person++) {
                int first = person * TURNS;
                all.add(people.submit(() -> {
                    for (int turn = 0; turn < TURNS; turn++) {
                        var place = places.get((first + turn) % places.size());
                        long begun = System.nanoTime();
                        transactions.run(() -> page.open(scope, place));
                        if (turn >= WARM) {
                            taken.add((System.nanoTime() - begun) / 1e6);
                        }
                    }
                }));
            }
            for (var one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The page '" + name + "' failed", e.getCause());
        }
        double[] sorted = taken.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double late = sorted[(int) (sorted.length * 0.95)];
        say("%-10s p50 %6.1f ms   p95 %6.1f ms   worst %6.1f ms   (%d times)", name, sorted[sorted.length / 2], late, sorted[sorted.length - 1], sorted.length);
        return late <= LIMIT.toMillis();
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.UK, format, values));
    }
}
