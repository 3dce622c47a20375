package org.mailward.system.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailward.intake.store.Entry;
import org.mailward.intake.store.ReportBooks;
import org.mailward.intake.store.ReportHead;
import org.mailward.mailauth.report.ReportKind;
import org.mailward.mailauth.report.ReportRange;
import org.mailward.platform.persistence.TextLines;
import org.mailward.platform.persistence.MonthPartitions;
import org.mailward.system.tenancy.House.Office;
import org.mailward.tenancy.Scope;
import org.mailward.traffic.DayRange;
import org.mailward.traffic.RowLine;
import org.mailward.traffic.store.StoredReports;

/// A report's rows are packed many to a line, and come back one by one, as they were and in their order.
@ExtendWith(HousesDatabase.Given.class)
class PackedRowsTest {

    private static final Office OFFICE = House.ALDER.first();
    private static final Scope SCOPE = House.ALDER.whole();
    private static final Instant BEGIN = Instant.parse("2026-01-07T00:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-01-07");
    /// More than two packs full; every hundredth row is longer than the blocks in which they are written.
    private static final int ROWS = 1_203;
    private static final int LONG = 9_000;
    /// Rows in a pack.
    private static final int PACK = 500;
    private static final List<UUID> PATHS = List.of(OFFICE.id("packed path"), OFFICE.id("rare packed path"));

    private static UUID path(int no) {
        return PATHS.get(no == ROWS - 1 ? 1 : 0);
    }

    private static String sender(int no) {
        return no % 100 == 0 ? "x".repeat(LONG) : "\"" + no + "\"\\\t\r\né𝄞";
    }

    private static String json(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t").replace("\r", "\\r").replace("\n", "\\n");
    }

    /// What a line says behind the path.
    @FunctionalInterface
    private interface Rest {
        String of(TextLines lines, int no);
    }

    private static void enter(Stores stores, UUID report) {
        enter(stores, report, "packed", LocalDate.now().plusMonths(1), (_, no) -> rest(sender(no), no));
    }

    private static String rest(String sender, int no) {
        return "\"a.example\",\"" + json(sender) + "\",\"\",{\"no\":" + no + "}";
    }

    private static void enter(Stores stores, UUID report, String externalId, LocalDate expiry, Rest rest) {
        // In a file for the most part.
        try (var rows = new TextLines(1 << 12)) {
            for (int no = 0; no < ROWS; no++) {
                rows.add("[\"198.51.100.20\"," + no + ",0,3,\"" + path(no) + "\"," + rest.of(rows, no) + "]");
            }
            long messages = LongStream.range(0, ROWS).sum();
            var head = new ReportHead(ReportKind.AGGREGATE, "Packed", "", externalId, new ReportRange(BEGIN, BEGIN.plusSeconds(86_399)), OFFICE.domainName().ascii(),
                    HexFormat.of().formatHex(new byte[32]), ROWS, messages, List.of(), false, "{}");
            var paths = List.of(new Entry.Path(PATHS.getFirst(), "198.51.100.20", "dkim+a.example/s", "", 1, 50, "", List.of(new Entry.Tally(3, 0, ROWS - 1, messages - (ROWS - 1)))),
                    new Entry.Path(PATHS.getLast(), "198.51.100.20", "dkim+a.example/t", "", 1, 50, "", List.of(new Entry.Tally(3, 0, 1, ROWS - 1))));
            stores.get(ReportBooks.class).enter(SCOPE, List.of(new Entry(report, OFFICE.customer(), OFFICE.domain(), OFFICE.id("arrival"), 8, head, expiry,
                    new Entry.Body.Aggregate(rows, paths))), House.THEN);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void come_back_one_by_one_page_by_page_and_by_path(HousesDatabase database) {
        try (var factory = database.entities(Tenant.root()); var entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            try {
                var stores = new Stores(entities);
                var report = UUID.randomUUID();
                enter(stores, report);
                var of = stores.get(StoredReports.class);
                var head = of.find(SCOPE, report).orElseThrow();
                var found = new ArrayList<RowLine>();
                for (int first = 0; first < ROWS; first += 100) {
                    var page = of.rowsOf(SCOPE, head, first, 100);
                    assertEquals(ROWS, page.total());
                    found.addAll(page.rows());
                }
                assertEquals(IntStream.range(0, ROWS).boxed().toList(), found.stream().map(RowLine::no).toList());
                assertEquals(LongStream.range(0, ROWS).boxed().toList(), found.stream().map(RowLine::messages).toList());
                assertEquals(IntStream.range(0, ROWS).mapToObj(PackedRowsTest::sender).toList(), found.stream().map(RowLine::envelopeFrom).toList());
                var ofPath = of.rows(SCOPE, OFFICE.customer(), OFFICE.domain(), Optional.of(PATHS.getLast()), new DayRange(DAY, DAY), 0, 100);
                assertEquals(1, ofPath.total());
                assertEquals(List.of(ROWS - 1), ofPath.rows().stream().map(RowLine::no).toList());
                assertEquals(ROWS, of.rows(SCOPE, OFFICE.customer(), OFFICE.domain(), Optional.empty(), new DayRange(DAY, DAY), 0, 1).total());
            } finally {
                entities.getTransaction().rollback();
            }
        }
    }

    /// A line may leave to another of its pack what both say.
    @Test
    void come_back_whole_where_another_line_says_it_for_them(HousesDatabase database) {
        try (var factory = database.entities(Tenant.root()); var entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            try {
                var stores = new Stores(entities);
                var report = UUID.randomUUID();
                enter(stores, report, "packed", LocalDate.now().plusMonths(1), (lines, no) -> switch (lines.place()) {
                    case 0 -> rest("first of " + lines.pack(), no);
                    case 1 -> rest("second of " + lines.pack(), no);
                    default -> String.valueOf(no % 2);
                });
                var of = stores.get(StoredReports.class);
                var head = of.find(SCOPE, report).orElseThrow();
                var found = IntStream.iterate(0, first -> first < ROWS, first -> first + 100).mapToObj(first -> of.rowsOf(SCOPE, head, first, 100).rows()).flatMap(List::stream).toList();
                assertEquals(IntStream.range(0, ROWS).mapToObj(no -> (no % 2 == 0 ? "first of " : "second of ") + no / PACK).toList(), found.stream().map(RowLine::envelopeFrom).toList());
                assertEquals(IntStream.range(0, ROWS).mapToObj(no -> "{\"no\": " + (no / PACK * PACK + no % 2) + "}").toList(), found.stream().map(RowLine::results).toList());
                assertEquals(LongStream.range(0, ROWS).boxed().toList(), found.stream().map(RowLine::messages).toList());
            } finally {
                entities.getTransaction().rollback();
            }
        }
    }

    /// What is kept by month goes with its month: the rows and the paths' days. That there was a report, and what was summed, stays.
    @Test
    void go_with_the_month_in_which_they_expire_and_no_other_goes(HousesDatabase database) {
        try (var factory = database.entities(Tenant.root()); var entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            try {
                var stores = new Stores(entities);
                var months = stores.get(MonthPartitions.class);
                var today = LocalDate.now();
                months.prepare(today.minusMonths(14), 14);
                var expired = UUID.randomUUID();
                var kept = UUID.randomUUID();
                enter(stores, expired, "expired", today.withDayOfMonth(1).minusDays(1), (_, no) -> rest(sender(no), no));
                enter(stores, kept, "kept", today.withDayOfMonth(1), (_, no) -> rest(sender(no), no));
                var before = figures(entities);
                assertEquals(2, before.get("path_day_pack"));
                months.drop(today);
                var of = stores.get(StoredReports.class);
                assertEquals(0, of.rowsOf(SCOPE, of.find(SCOPE, expired).orElseThrow(), 0, 100).rows().size());
                assertEquals(100, of.rowsOf(SCOPE, of.find(SCOPE, kept).orElseThrow(), 0, 100).rows().size());
                var after = figures(entities);
                assertEquals(1, after.get("path_day_pack"));
                assertEquals(before.get("row_pack"), 2 * after.get("row_pack"));
                assertEquals(before.get("domain_day"), after.get("domain_day"));
            } finally {
                entities.getTransaction().rollback();
            }
        }
    }

    /// How many lines there are about this day of this domain.
    private static Map<String, Long> figures(EntityManager entities) {
        return Stream.of("row_pack", "path_day_pack", "domain_day").collect(Collectors.toMap(Function.identity(), table -> ((Number) entities.createNativeQuery(
                "select count(*) from " + table + " where domain_id = :domain and day = :day").setParameter("domain", OFFICE.domain()).setParameter("day", DAY).getSingleResult()).longValue()));
    }
}
