package org.mailward.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.mailward.system.Progress;
import org.mailward.system.Settings;
import org.mailward.system.Stack;

/// Measures the pages that an analyst has open all day, as a browser gets them: over HTTP, signed in, from the whole stack, until the last
/// byte. What the browser then draws, and styles and scripts that it keeps, are not in it.
///
/// Twenty people work at once. At work, each reads for [#READING] on average between two pages. Besides, it is told what comes when all of
/// them press the next link the moment the last page is there, which nobody does: that is how much the machine can carry.
final class PortalRun {

    static final int CUSTOMERS = 2_000;
    private static final Duration LIMIT = Duration.ofMillis(150);
    private static final int PEOPLE = 20;
    private static final Duration READING = Duration.ofSeconds(5);
    private static final int PLACES = 2_000;
    /// The demo's people as the identity provider knows them; each sits here with two or three browsers.
    private static final Map<String, String> SUBJECTS = Map.of("11", "ada@northwind.example", "12", "ben@northwind.example", "13", "cleo@northwind.example",
            "14", "dora@acme.example", "15", "evan@acme.example", "21", "hana@harborshield.example", "22", "ivo@harborshield.example", "23", "jun@tidewater.example");
    private static final String SUBJECT = "00000000-0000-4000-8000-0000000000";

    private final Path folder;
    private final int domains;
    private final Duration atWork;

    /// A domain with its customer.
    private record Place(UUID customer, String customerName, UUID domain, String name) {
    }

    /// One page of those that are measured.
    ///
    /// @param often how often it is opened among all
    private record Page(String name, int often, Address address) {
    }

    /// @param shown what must be on the page
    private record Wanted(String path, String shown) {
    }

    @FunctionalInterface
    private interface Address {
        Wanted at(Place place);
    }

    private record Taken(String page, double milliseconds) {
    }

    private static final List<Page> PAGES = List.of(
            new Page("portfolio", 3, _ -> new Wanted("/app/portfolio", "</html>")),
            new Page("ordered", 1, _ -> new Wanted("/app/portfolio?sort=score&desc=true&show=UNPROTECTED&page=2", "</html>")),
            new Page("search", 2, place -> new Wanted("/app/search?q=" + place.name().substring(0, 4), "</html>")),
            new Page("in vain", 1, place -> new Wanted("/app/search?q=zz" + place.name().substring(0, 4), "</html>")),
            new Page("type-ahead", 3, place -> new Wanted("/app/find?q=" + place.name().substring(0, 5), place.name())),
            new Page("domains", 1, _ -> new Wanted("/app/domains?sort=score", "</html>")),
            new Page("customer", 4, place -> new Wanted("/app/customer?id=" + place.customer(), place.customerName())),
            new Page("domain", 5, place -> new Wanted("/app/domain?id=" + place.domain(), place.name())));

    /// @param atWork how long people are watched at work; they warm the server up before, for three quarters as long
    PortalRun(Path folder, int domains, Duration atWork) {
        this.folder = folder;
        this.domains = domains;
        this.atWork = atWork;
    }

    void run() throws IOException, SQLException, InterruptedException {
        int customers = Math.min(CUSTOMERS, Math.max(1, domains / 20));
        say("Mailward portal benchmark: %,d customers, %,d domains, %d people at once, %d processors, Java %s", customers, domains, PEOPLE,
                Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"));
        var data = folder.resolve("portal");
        Files.createDirectories(data);
        var settings = Settings.forTests(data.resolve("stack-" + ProcessHandle.current().pid()), PortalRun::property).withQuickStart(false);
        // No question leaves this machine.
        settings = settings.withApplication(Map.of("MAILWARD_DNS_RESOLVERS", "127.0.0.1:" + settings.ports().dns()));
        try (var stack = Stack.on(settings, new Told(), sentence -> say("%s", sentence))) {
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "shutdown"));
            stack.start(CompletableFuture.completedFuture(Path.of(property("bench.ear").orElseThrow())));
            long begun = System.nanoTime();
            List<Place> places;
            try (var superuser = stack.asSuperuser()) {
                new PortalWorld(superuser).fill(customers, domains);
                seat(superuser);
                places = places(superuser);
            }
            say("filled after %d s", Duration.ofNanos(System.nanoTime() - begun).toSeconds());
            var plans = PagePlans.of(stack);
            stack.killServer();
            stack.resumeServer();
            var people = people(stack.url());
            var measured = new ArrayList<String>();
            var late = measure(people, places, measured);
            explain(plans, people.getFirst(), places.getFirst(), measured);
            if (!late.isEmpty()) {
                throw new Bench.CannotMeasureException("Over " + LIMIT.toMillis() + " ms at the 95th percentile: " + String.join(", ", late));
            }
        }
    }

    /// Writes the plan of every query of every page, once.
    private void explain(PagePlans plans, PortalPerson person, Place place, List<String> measured) throws IOException, SQLException, InterruptedException {
        var text = new StringBuilder(String.format(Locale.UK, """
                # Queries of the pages that are open all day

                Each query of each page, with its plan and what it read, as the database told it while the page was made, over %,d domains. A query that an earlier
                page asks too is counted only. Filters, keys and what is never executed are left out of the plans.

                %d people at work on %d processors, browsers' side included, each reading for %d s on average between two pages, from the request to the last byte:

                | page | p50 | p95 |
                |---|---|---|
                %s

                Written by `./mvnw -Pbench -Dbench=portal`.
                """, domains, PEOPLE, Runtime.getRuntime().availableProcessors(), READING.toSeconds(), String.join("\n", measured)));
        var known = new HashSet<String>();
        for (var page : PAGES) {
            var wanted = page.address().at(place);
            var asked = plans.of(() -> person.open(wanted.path(), wanted.shown()));
            long again = asked.keySet().stream().filter(known::contains).count();
            text.append("\n## ").append(page.name()).append("\n\n`").append(wanted.path().replaceAll("=[0-9a-f-]{36}", "=…")).append("`: ").append(asked.size()).append(" queries")
                    .append(again == 0 ? "" : ", " + again + " of them as above").append('\n');
            asked.forEach((query, plan) -> {
                if (known.add(query)) {
                    text.append("\n```sql\n").append(query).append("\n```\n\n```\n").append(plan).append("\n```\n");
                }
            });
        }
        var file = folder.resolve("portal-queries.md");
        Files.writeString(file, text.toString());
        say("plans: %s", file);
    }

    /// @return those that took too long
    private List<String> measure(List<PortalPerson> people, List<Place> places, List<String> measured) throws InterruptedException {
        var warm = atWork.multipliedBy(3).dividedBy(4);
        say("%n%d people without a pause for %d s: the server warms up", PEOPLE, warm.toSeconds());
        work(people, places, warm, Duration.ZERO);
        say("%n%d people at work for %d s, each reading for %d s on average between two pages:", PEOPLE, atWork.toSeconds(), READING.toSeconds());
        var late = told(work(people, places, atWork, READING), atWork, measured);
        var hurried = atWork.dividedBy(2);
        say("%n%d people without a pause for %d s: what the machine can carry", PEOPLE, hurried.toSeconds());
        told(work(people, places, hurried, Duration.ZERO), hurried, new ArrayList<>());
        return late;
    }

    /// Everybody opens one page after the other until the time is over.
    /// @param reading between two pages, on average; each pause is between nothing and twice as long
    private static List<Taken> work(List<PortalPerson> people, List<Place> places, Duration length, Duration reading) throws InterruptedException {
        var often = PAGES.stream().flatMap(page -> Collections.nCopies(page.often(), page).stream()).toList();
        var taken = new ConcurrentLinkedQueue<Taken>();
        long end = System.nanoTime() + length.toNanos();
        try (var all = Executors.newFixedThreadPool(people.size())) {
            var working = new ArrayList<Future<?>>();
            for (int seat = 0; seat < people.size(); seat++) {
                var person = people.get(seat);
                var random = new Random(seat);
                working.add(all.submit(() -> {
                    while (System.nanoTime() < end) {
                        if (!reading.isZero()) {
                            Thread.sleep(random.nextLong(2 * reading.toMillis()));
                        }
                        var page = often.get(random.nextInt(often.size()));
                        var wanted = page.address().at(places.get(random.nextInt(places.size())));
                        taken.add(new Taken(page.name(), person.open(wanted.path(), wanted.shown())));
                    }
                    return null;
                }));
            }
            for (var one : working) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A page was not answered as it should be", e.getCause());
        }
        return List.copyOf(taken);
    }

    /// @param measured gets a line of each page
    /// @return the pages that took too long
    private static List<String> told(List<Taken> taken, Duration length, List<String> measured) {
        var late = new ArrayList<String>();
        for (var page : PAGES) {
            double[] sorted = taken.stream().filter(one -> one.page().equals(page.name())).mapToDouble(Taken::milliseconds).sorted().toArray();
            if (sorted.length == 0) {
                continue;
            }
            double high = sorted[(int) Math.ceil(sorted.length * 0.95) - 1];
            say("%-10s p50 %6.1f ms   p95 %6.1f ms   worst %6.1f ms   (%d times)", page.name(), sorted[sorted.length / 2], high, sorted[sorted.length - 1], sorted.length);
            measured.add(String.format(Locale.UK, "| %s | %.0f ms | %.0f ms |", page.name(), sorted[sorted.length / 2], high));
            if (high > LIMIT.toMillis()) {
                late.add(page.name());
            }
        }
        say("%.1f pages a second", taken.size() / (length.toMillis() / 1e3));
        return late;
    }

    private static void seat(Connection superuser) throws SQLException {
        try (var seat = superuser.prepareStatement("insert into membership (provider_id, id, subject, name, email, role, all_customers, created_at) values (?, gen_random_uuid(), ?, ?, ?, 'PROVIDER_ADMIN', true, now())")) {
            for (var person : new TreeMap<>(SUBJECTS).entrySet()) {
                seat.setObject(1, PortalWorld.PROVIDER);
                seat.setString(2, SUBJECT + person.getKey());
                seat.setString(3, person.getValue());
                seat.setString(4, person.getValue());
                seat.executeUpdate();
            }
        }
    }

    private static List<PortalPerson> people(String portal) throws IOException, InterruptedException {
        var emails = SUBJECTS.values().stream().sorted().toList();
        var people = new ArrayList<PortalPerson>();
        for (int seat = 0; seat < PEOPLE; seat++) {
            people.add(PortalPerson.signedIn(portal, emails.get(seat % emails.size()), Stack.DEMO_PASSWORD));
        }
        return people;
    }

    private static List<Place> places(Connection superuser) throws SQLException {
        var places = new ArrayList<Place>();
        try (var statement = superuser.createStatement();
             var found = statement.executeQuery("select d.customer_id, c.name, d.id, d.name from managed_domain d join customer c on c.id = d.customer_id order by md5(d.id::text) limit " + PLACES)) {
            while (found.next()) {
                places.add(new Place(found.getObject(1, UUID.class), found.getString(2), found.getObject(3, UUID.class), found.getString(4)));
            }
        }
        return places;
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(name)).filter(text -> !text.isBlank());
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.UK, format, values));
    }

    /// Tells how the start goes.
    private static final class Told implements Progress {

        @Override
        public void note(String sentence) {
            say("%s", sentence);
        }

        @Override
        public void ready(String part, Duration took, String where) {
            say("%-14s %5.1f s  %s", part, took.toMillis() / 1000.0, where);
        }
    }
}
