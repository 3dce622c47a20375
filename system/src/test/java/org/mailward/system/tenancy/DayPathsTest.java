package org.mailward.system.tenancy;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailward.intake.store.Entry;
import org.mailward.intake.store.PathLimits;
import org.mailward.intake.store.ReportBooks;
import org.mailward.intake.store.ReportHead;
import org.mailward.mailauth.report.ReportKind;
import org.mailward.mailauth.report.ReportRange;
import org.mailward.platform.persistence.TextLines;
import org.mailward.sources.SourceClass;
import org.mailward.sources.SummedPaths;
import org.mailward.system.tenancy.House.Office;
import org.mailward.tenancy.Scope;
import org.mailward.traffic.DayRange;
import org.mailward.traffic.SourceKey;
import org.mailward.traffic.store.StoredReports;
import org.mailward.traffic.store.TrafficSources;

/// A domain's day keeps so many paths one by one, whatever is reported; the others are summed, and no message is missing from a sum.
@ExtendWith(HousesDatabase.Given.class)
class DayPathsTest {

    private static final Office OFFICE = House.ALDER.first();
    private static final Scope SCOPE = House.ALDER.whole();
    private static final Instant BEGIN = Instant.parse("2026-01-21T00:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-01-21");
    private static final DayRange RANGE = new DayRange(DAY, DAY);
    private static final int MOST = 3;
    private static final String OF_DAY = " where customer_id = '" + OFFICE.customer() + "' and domain_id = '" + OFFICE.domain() + "' and day = '" + DAY + "'";
    private static final String OF_CUSTOMERS_DAY = " where customer_id = '" + OFFICE.customer() + "' and day = '" + DAY + "'";
    private static final String CLASSES = "class_aligned || ' ' || class_unaligned || ' ' || class_forwarder || ' ' || class_unknown || ' ' || class_abuse";

    /// @param no of the path, and the last part of its address
    private record Sent(int no, int classCode, int result, long messages) {
        UUID path() {
            return OFFICE.id("day path " + no);
        }
    }

    private static void enter(Stores stores, String externalId, Sent... all) throws IOException {
        try (var rows = new TextLines(1 << 16)) {
            for (var one : all) {
                rows.add("[\"198.51.100." + one.no + "\"," + one.messages + ",0," + one.result + ",\"" + one.path() + "\",\"a.example\",\"\",\"\",{}]");
            }
            var head = new ReportHead(ReportKind.AGGREGATE, "Day Paths", "", externalId, new ReportRange(BEGIN, BEGIN.plusSeconds(86_399)), OFFICE.domainName().ascii(),
                    HexFormat.of().formatHex(new byte[32]), all.length, Arrays.stream(all).mapToLong(Sent::messages).sum(), List.of(), false, "{}");
            var paths = Arrays.stream(all).map(one -> new Entry.Path(one.path(), "198.51.100." + one.no, "spf=none/", "", one.classCode, 50, "",
                    List.of(new Entry.Tally(one.result, 0, 1, one.messages)))).toList();
            stores.get(ReportBooks.class).enter(SCOPE, List.of(new Entry(UUID.randomUUID(), OFFICE.customer(), OFFICE.domain(), OFFICE.id("arrival"), 9, head, LocalDate.now().plusMonths(1),
                    new Entry.Body.Aggregate(rows, paths))), House.THEN);
        }
    }

    /// What is done is done in a transaction that is rolled back.
    private interface Work {
        void run(Stores stores, EntityManager entities) throws IOException;
    }

    private static void within(HousesDatabase database, Work work) throws IOException {
        try (var factory = database.entities(Tenant.root()); var entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            try {
                work.run(new Stores(entities).give(PathLimits.class, new PathLimits(MOST)), entities);
            } finally {
                entities.getTransaction().rollback();
            }
        }
    }

    private static void enterThree(Stores stores) throws IOException {
        enter(stores, "first", new Sent(1, 4, 0, 5), new Sent(2, 1, 3, 7));
        // The first is there already; of the new ones only that with most messages has room.
        enter(stores, "second", new Sent(1, 4, 0, 1), new Sent(3, 4, 0, 20), new Sent(4, 4, 0, 100), new Sent(5, 5, 0, 10), new Sent(6, 4, 1, 50), new Sent(7, 4, 0, 2));
        // No room at all; those that are there go on.
        enter(stores, "third", new Sent(2, 1, 3, 30), new Sent(8, 5, 0, 1_000));
    }

    private static String text(EntityManager entities, String sql) {
        return String.valueOf(entities.createNativeQuery(sql).getSingleResult());
    }

    @Test
    void those_beyond_are_summed_by_class_and_result(HousesDatabase database) throws IOException {
        within(database, (stores, entities) -> {
            enterThree(stores);
            assertAll(
                    () -> assertEquals("6", messages(entities, OFFICE.id("day path 1"), 0)),
                    () -> assertEquals("37", messages(entities, OFFICE.id("day path 2"), 3)),
                    () -> assertEquals("100", messages(entities, OFFICE.id("day path 4"), 0)),
                    () -> assertEquals("22", messages(entities, SummedPaths.id(SourceClass.UNKNOWN), 0)),
                    () -> assertEquals("50", messages(entities, SummedPaths.id(SourceClass.UNKNOWN), 1)),
                    () -> assertEquals("1010", messages(entities, SummedPaths.id(SourceClass.LIKELY_ABUSE), 0)),
                    () -> assertEquals("6", text(entities, "select count(*) from path_day" + OF_DAY)),
                    () -> assertEquals("3", text(entities, "select count(*) from mail_path where id in ('" + OFFICE.id("day path 1") + "','" + OFFICE.id("day path 2") + "','" + OFFICE.id("day path 3")
                            + "','" + OFFICE.id("day path 4") + "','" + OFFICE.id("day path 5") + "','" + OFFICE.id("day path 6") + "','" + OFFICE.id("day path 7") + "','" + OFFICE.id("day path 8") + "')")),
                    () -> assertEquals("0", text(entities, "select count(*) from mail_path where service = '~others' and pass = 1"), "there is nothing to look up for them"));
        });
    }

    private static String messages(EntityManager entities, UUID path, int result) {
        return text(entities, "select sum(messages) from path_day" + OF_DAY + " and path_id = '" + path + "' and result = " + result);
    }

    @Test
    void every_sum_has_every_message_and_is_made_again_the_same(HousesDatabase database) throws IOException {
        within(database, (stores, entities) -> {
            enterThree(stores);
            assertEquals("1225 0 1225 1225", text(entities, "select d.messages || ' ' || d.messages - d.class_aligned - d.class_unknown - d.class_abuse || ' ' || (select sum(messages) from path_day" + OF_DAY
                    + ") || ' ' || (select sum(messages) from report_row" + OF_DAY + ") from domain_day d" + OF_DAY));
            assertEquals("37 0 0 178 1010", text(entities, "select " + CLASSES + " from domain_day" + OF_DAY));
            var right = sums(entities);
            spoil(entities, "");
            assertNotEquals(right, sums(entities));
            stores.get(ReportBooks.class).sumAgain(SCOPE, OFFICE.customer(), OFFICE.domain());
            assertEquals(right, sums(entities));
            assertEquals("10", text(entities, "select count(*) from report_row" + OF_DAY), "the rows are all there, as they were reported");
        });
    }

    /// Fewer messages in its paths than were summed: the others are forgotten.
    @Test
    void a_day_of_which_some_paths_are_forgotten_keeps_its_sums(HousesDatabase database) throws IOException {
        within(database, (stores, entities) -> {
            enterThree(stores);
            spoil(entities, ", messages = messages + 1");
            var kept = sums(entities);
            stores.get(ReportBooks.class).sumAgain(SCOPE, OFFICE.customer(), OFFICE.domain());
            assertEquals(kept, sums(entities));
        });
    }

    /// All that is summed of this day, for the domain and for its customer.
    private static List<String> sums(EntityManager entities) {
        return List.of(text(entities, "select cast(d as text) from domain_day d" + OF_DAY), text(entities, "select cast(c as text) from customer_day c" + OF_CUSTOMERS_DAY));
    }

    private static void spoil(EntityManager entities, String more) {
        var wrong = " set rows = 1, both_aligned = 2, class_unknown = 3, class_abuse = 4" + more;
        assertEquals(1, entities.createNativeQuery("update domain_day" + wrong + OF_DAY).executeUpdate());
        assertEquals(1, entities.createNativeQuery("update customer_day" + wrong + OF_CUSTOMERS_DAY).executeUpdate());
    }

    @Test
    void they_are_shown_as_one_source_whose_rows_are_in_their_reports(HousesDatabase database) throws IOException {
        within(database, (stores, _) -> {
            enterThree(stores);
            var lines = stores.get(TrafficSources.class).sources(SCOPE, OFFICE.customer(), Optional.of(OFFICE.domain()), RANGE);
            assertEquals(1225, lines.stream().mapToLong(line -> line.messages()).sum());
            var others = lines.stream().filter(line -> line.key().summed()).toList();
            assertEquals(List.of(1082L), others.stream().map(line -> line.messages()).toList());
            assertEquals(new SourceKey(SummedPaths.SERVICE, ""), SourceKey.of(others.getFirst().key().text()));
            var path = SummedPaths.id(SourceClass.UNKNOWN);
            assertEquals(0, stores.get(StoredReports.class).rows(SCOPE, OFFICE.customer(), OFFICE.domain(), Optional.of(path), RANGE, 0, 10).total());
        });
    }
}
