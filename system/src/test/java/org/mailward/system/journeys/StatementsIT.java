package org.mailward.system.journeys;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mailward.system.journeys.Site.Page;

/// However many customers, domains, findings and reports there are, a page asks the database a fixed number of times.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementsIT {

    /// Of any page; fewer than there are rows in the lists that these pages show.
    private static final int MOST = 40;
    /// Times that one and the same statement is run for a page: more of them are one for each row of something. The one that comes most often
    /// begins each transaction: it tells the database whom it works for.
    private static final int MOST_OF_ONE = 12;
    /// The application works of its own accord meanwhile; the quietest of these tells what the page itself asked.
    private static final int TIMES = 3;
    /// While the application looks up who sends, it is busy for some seconds; a page that asks too much does so every time.
    private static final int MOST_TIMES = 40;
    private static final int LEAST_PAGES = 38;
    private static final Duration SCANS = Duration.ofMinutes(4);

    @BeforeAll
    void the_demo_is_scanned() {
        Records.untilNoScanIsOpen(SCANS);
    }

    @Test
    void a_page_asks_as_often_for_much_as_for_little() {
        var northwind = Records.provider(People.NORTHWIND);
        var ada = Caller.signedIn(People.ADA);
        var hana = Caller.signedIn(People.HANA);
        var little = counted(hana, ids(Records.provider(People.HARBOR), List.of()));
        Map<String, List<String>> much;
        try (var many = ManyRows.in(northwind)) {
            much = counted(ada, ids(northwind, List.of(many.domain(), many.customer())));
        }
        much.forEach((path, asked) -> System.out.printf("%-26s %2d statements, with little %s%n", path, asked.size(), Optional.ofNullable(little.get(path)).map(List::size)));
        assertAll(
                () -> assertEquals(List.of(), tooMany(little), "with little"),
                () -> assertEquals(List.of(), tooMany(much), "with much"),
                () -> assertTrue(much.size() >= LEAST_PAGES, "Only " + much.size() + " pages opened: " + much.keySet()));
    }

    private static List<String> tooMany(Map<String, List<String>> asked) {
        return asked.entrySet().stream().filter(page -> isTooMany(page.getValue()))
                .map(page -> page.getKey() + ": " + page.getValue().size() + ", most often " + most(page.getValue())).toList();
    }

    private static boolean isTooMany(List<String> statements) {
        return statements.size() > MOST || most(statements).getValue() > MOST_OF_ONE;
    }

    private static Map.Entry<String, Long> most(List<String> statements) {
        return statements.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting())).entrySet().stream()
                .max(Map.Entry.comparingByValue()).orElse(Map.entry("", 0L));
    }

    /// Ids to open pages with, these before all others.
    private static List<UUID> ids(UUID provider, List<UUID> first) {
        var ids = new LinkedHashSet<>(first);
        Records.idsOf(provider, Set.of(), 1).values().forEach(ids::addAll);
        return List.copyOf(ids);
    }

    /// What each page that opens asked the database.
    private static Map<String, List<String>> counted(Caller caller, List<UUID> ids) {
        var addresses = new ArrayList<Map.Entry<String, String>>();
        for (var page : Site.ofTheEar().pages()) {
            address(caller, page, ids).ifPresent(address -> addresses.add(Map.entry(page.path(), address)));
        }
        var asked = new TreeMap<String, List<String>>();
        try (var log = StatementLog.begun()) {
            for (var page : addresses) {
                asked.put(page.getKey(), quietest(() -> log.during(() -> caller.get(page.getValue()))));
            }
        }
        return asked;
    }

    private static List<String> quietest(Supplier<List<String>> opening) {
        var least = opening.get();
        for (int i = 1; i < TIMES || isTooMany(least) && i < MOST_TIMES; i++) {
            var next = opening.get();
            least = next.size() < least.size() ? next : least;
        }
        return least;
    }

    private static Optional<String> address(Caller caller, Page page, List<UUID> ids) {
        var tried = page.ids().isEmpty() ? List.of(page.path()) : ids.stream().map(id -> page.path() + "?" + page.ids().getFirst() + "=" + id).toList();
        return tried.stream().filter(address -> caller.get(address).status() == 200).findFirst();
    }
}
