package org.mailward.system.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.OptimisticLockException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailward.assessment.Concern;
import org.mailward.assessment.CustomerQuery;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Narrowing;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Severity;
import org.mailward.assessment.store.Concerns;
import org.mailward.assessment.store.StandingShift;
import org.mailward.assessment.store.Standings;
import org.mailward.bulk.RowState;
import org.mailward.bulk.store.BulkRows.Result;
import org.mailward.bulk.store.BulkRows.Row;
import org.mailward.bulk.store.BulkRows.Target;
import org.mailward.bulk.store.BulkRows;
import org.mailward.estate.DomainFigures;
import org.mailward.estate.DomainQuery;
import org.mailward.estate.ManagedDomain;
import org.mailward.estate.SnapshotFigures;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.estate.store.Tags;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.outbox.Week;
import org.mailward.outbox.store.Weeks;
import org.mailward.platform.persistence.Persistence;
import org.mailward.scanning.ScanState;
import org.mailward.scanning.TrackedFinding;
import org.mailward.scanning.store.Findings;
import org.mailward.scanning.store.Scans;
import org.mailward.system.tenancy.House.Office;
import org.mailward.tenancy.Scope;

/// What is written and found for many rows at once, on a real database.
@ExtendWith(HousesDatabase.Given.class)
class ManyAtOnceTest {

    private static final Scope WHOLE = House.ALDER.whole();
    private static final Office FIRST = House.ALDER.first();
    private static final Office SECOND = House.ALDER.second();
    private static final LocalDate DAY = LocalDate.ofInstant(House.THEN, ZoneOffset.UTC);
    private static EntityManagerFactory factory;

    @BeforeAll
    static void open(HousesDatabase database) {
        factory = database.entities(Tenant.root());
    }

    @AfterAll
    static void close() {
        factory.close();
    }

    @Test
    void rows_are_numbered_in_their_order_and_each_keeps_what_became_of_it() {
        within(stores -> {
            var rows = stores.get(BulkRows.class);
            var job = SECOND.id("bulk-job");
            rows.endWaiting(WHOLE, job, "none of ours");
            rows.add(WHOLE, job, List.of(new Target(FIRST.customer(), Optional.of(FIRST.domain()), "b"), new Target(FIRST.customer(), Optional.of(FIRST.domain()), "a")));
            assertEquals(List.of("1 b", "2 a"), rows.waiting(WHOLE, job, 10).stream().map(row -> row.no() + " " + row.name()).toList());
            rows.note(WHOLE, job, List.of(new Result(2, FIRST.customer(), RowState.FAILED, "why", "x\ty")));
            assertEquals(List.of(1), rows.waiting(WHOLE, job, 10).stream().map(Row::no).toList());
            assertEquals(1, rows.endWaiting(WHOLE, job, "stopped"));
            assertEquals(List.of("stopped", "why"), rows.page(WHOLE, job, Optional.of(RowState.FAILED), 0, 10).rows().stream().filter(row -> row.customer().equals(FIRST.customer())).map(Row::sentence).toList());
        });
    }

    @Test
    void a_row_of_a_whole_customer_has_no_domain() {
        within(stores -> {
            var rows = stores.get(BulkRows.class);
            rows.add(WHOLE, SECOND.id("bulk-job"), List.of(new Target(FIRST.customer(), Optional.empty(), "first")));
            var row = rows.waiting(WHOLE, SECOND.id("bulk-job"), 10).stream().filter(one -> one.customer().equals(FIRST.customer())).findFirst().orElseThrow();
            assertEquals(FIRST.customer(), row.thing());
        });
    }

    @Test
    void tags_are_borne_once_and_taken_off_again() {
        within(stores -> {
            var tags = stores.get(Tags.class);
            for (int i = 0; i < 2; i++) {
                tags.addToDomains(WHOLE, List.of(new Tags.Bearer(FIRST.customer(), FIRST.domain()), new Tags.Bearer(SECOND.customer(), SECOND.domain())), "wave");
                tags.addToCustomers(WHOLE, List.of(FIRST.customer()), "wave");
            }
            assertEquals(Map.of(FIRST.domain(), List.of(FIRST.mark(), "wave"), SECOND.domain(), List.of(SECOND.mark(), "wave")), tags.ofDomains(WHOLE, List.of(FIRST.domain(), SECOND.domain())));
            assertEquals(List.of(FIRST.mark(), SECOND.mark(), "wave"), tags.words(WHOLE, 10));
            assertEquals(List.of(new Tags.Known("wave", 1, 2)), tags.known(WHOLE, 10).stream().filter(known -> known.word().equals("wave")).toList());
            tags.takeFromDomains(WHOLE, List.of(FIRST.domain()), Set.of("wave", "never"));
            tags.takeFromCustomers(WHOLE, List.of(FIRST.customer()), Set.of("wave"));
            assertEquals(List.of(FIRST.mark()), tags.ofDomains(WHOLE, List.of(FIRST.domain())).get(FIRST.domain()));
            assertEquals(List.of(FIRST.mark()), tags.ofCustomers(WHOLE, List.of(FIRST.customer())).get(FIRST.customer()));
        });
    }

    @Test
    void lists_are_narrowed_by_tag_target_finding_and_who_looks_after() {
        within(stores -> {
            assertEquals(List.of(FIRST.domain()), domains(stores, new Narrowing(Optional.of(FIRST.mark()), Optional.empty(), Optional.empty(), Optional.empty())));
            assertEquals(List.of(FIRST.domain()), domains(stores, new Narrowing(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(FIRST.id("analyst")))));
            assertEquals(List.of(), domains(stores, new Narrowing(Optional.empty(), Optional.of(Severity.LOW), Optional.empty(), Optional.empty())));
            assertEquals(2, domains(stores, new Narrowing(Optional.empty(), Optional.of(Severity.CRITICAL), Optional.of(DAY.plusDays(1)), Optional.empty())).size());
            assertEquals(List.of(), domains(stores, new Narrowing(Optional.empty(), Optional.empty(), Optional.of(DAY), Optional.empty())), "on its last day a target is in time");
            assertEquals(1, customers(stores, new Narrowing(Optional.of(SECOND.mark()), Optional.empty(), Optional.of(DAY.plusDays(1)), Optional.of(SECOND.id("analyst")))));
            assertEquals(0, customers(stores, new Narrowing(Optional.of(SECOND.mark()), Optional.empty(), Optional.empty(), Optional.of(FIRST.id("analyst")))));
        });
    }

    @Test
    void each_day_of_a_past_that_was_put_in_gets_the_standing_at_its_end() {
        within(stores -> {
            stores.get(Persistence.class).inBulk(WHOLE, bulk -> {
                var add = "insert into snapshot (provider_id, customer_id, domain_id, id, taken_at, stage, score, grade, evidence, raised, sustained, eased) values ({provider}, ?, ?, ?, ?, ?, cast(? as integer), ?, '{}', 0, 1, 0)";
                bulk.run(add, FIRST.customer(), FIRST.domain(), new UUID(7, 1), House.THEN.plus(Duration.ofDays(1)), "REJECTING", 90, "A");
                bulk.run(add, FIRST.customer(), FIRST.domain(), new UUID(7, 2), House.THEN.plus(Duration.ofDays(2)), "UNKNOWN", Optional.empty(), "UNGRADED");
                return bulk.run("update finding f set eased_at = ? where {f in scope} and f.domain_id = ? and f.eased_at is null", House.THEN.plus(Duration.ofDays(2)), FIRST.domain());
            });
            stores.get(Standings.class).renewPast(WHOLE, Set.of(FIRST.customer()), DAY.minusDays(1), DAY.plusDays(3));
            assertEquals(List.of(
                    DAY + " 1 domain: 1 monitoring, 0 rejecting, 0 unknown, score 42, 1 open, worst CRITICAL",
                    DAY.plusDays(1) + " 1 domain: 0 monitoring, 1 rejecting, 0 unknown, score 90, 1 open, worst CRITICAL",
                    DAY.plusDays(2) + " 1 domain: 0 monitoring, 1 rejecting, 0 unknown, score 90, 0 open, worst none",
                    DAY.plusDays(3) + " 1 domain: 0 monitoring, 1 rejecting, 0 unknown, score 90, 0 open, worst none"),
                    stores.get(Persistence.class).inBulk(WHOLE, bulk -> bulk.rows("select s.day, s.domains, s.monitoring, s.rejecting, s.unknown, s.scores, s.open_findings, s.worst"
                            + " from customer_standing_day s where {s in scope} and s.customer_id = ? and s.day >= ? order by s.day",
                            row -> "%s %d domain: %d monitoring, %d rejecting, %d unknown, score %d, %d open, worst %s".formatted(row.getObject(1, LocalDate.class), row.getInt(2), row.getInt(3),
                                    row.getInt(4), row.getInt(5), row.getInt(6), row.getInt(7), Optional.ofNullable(row.getString(8)).orElse("none")), FIRST.customer(), DAY.minusDays(1))));
        });
    }

    @Test
    void sums_that_follow_a_change_are_those_that_reading_all_domains_gives() {
        var day = DAY.plusDays(20);
        within(stores -> {
            var standings = stores.get(Standings.class);
            standings.renew(WHOLE, Set.of(FIRST.customer()), day);
            for (var now : List.of(figures("REJECTING", Optional.of(95), Optional.empty(), 0), figures("UNPROTECTED", Optional.empty(), Optional.of("HIGH"), 3),
                    figures("UNKNOWN", Optional.empty(), Optional.of("LOW"), 1), figures("QUARANTINING", Optional.of(70), Optional.of("CRITICAL"), 2))) {
                var domain = stores.get(ManagedDomains.class).hold(WHOLE, FIRST.domain()).orElseThrow();
                var shift = new StandingShift();
                shift.leaves(domain.figures());
                domain.noteSnapshot(now);
                shift.enters(domain.figures());
                standings.shift(WHOLE, Map.of(FIRST.customer(), shift), day);
                var followed = standings.find(WHOLE, FIRST.customer()).orElseThrow();
                standings.renew(WHOLE, Set.of(FIRST.customer()), day);
                assertEquals(standings.find(WHOLE, FIRST.customer()).orElseThrow(), followed);
                assertEquals(now.openFindings(), followed.standing().openFindings());
            }
        });
    }

    @Test
    void sums_that_went_wrong_are_mended_with_the_first_change_of_a_day() {
        within(stores -> {
            var standings = stores.get(Standings.class);
            standings.renew(WHOLE, Set.of(FIRST.customer()), DAY.plusDays(30));
            var right = standings.find(WHOLE, FIRST.customer()).orElseThrow();
            stores.get(Persistence.class).inBulk(WHOLE, bulk -> bulk.run("update customer_standing s set open_findings = 77 where {s in scope} and s.customer_id = ?", FIRST.customer()));
            standings.shift(WHOLE, Map.of(FIRST.customer(), new StandingShift()), DAY.plusDays(30));
            assertEquals(77, standings.find(WHOLE, FIRST.customer()).orElseThrow().standing().openFindings());
            standings.shift(WHOLE, Map.of(FIRST.customer(), new StandingShift()), DAY.plusDays(31));
            assertEquals(right, standings.find(WHOLE, FIRST.customer()).orElseThrow());
        });
    }

    @Test
    void findings_come_back_as_they_read_until_they_are_eased() {
        within(stores -> {
            var findings = stores.get(Findings.class);
            var plain = new TrackedFinding(new UUID(8, 1), FIRST.customer(), FIRST.domain(), finding("a", Severity.LOW, Optional.empty()), House.THEN);
            var record = Remedy.txt("Publish {it}, \"now\"\\.", DomainName.of("_dmarc.example.org"), "v=DMARC1; p=none");
            var mended = new TrackedFinding(new UUID(8, 2), SECOND.customer(), SECOND.domain(), finding("b", Severity.HIGH, Optional.of(record)), House.THEN);
            findings.add(WHOLE, List.of(plain, mended));
            assertEquals(List.of(plain.finding(), mended.finding()), open(findings));

            findings.noteSeen(WHOLE, Map.of(plain, Optional.of(House.THEN.plusSeconds(1)), mended, Optional.of(House.THEN.plusSeconds(2))));
            assertEquals(List.of(Optional.of(House.THEN.plusSeconds(1)), Optional.of(House.THEN.plusSeconds(2))), List.of(seenAt(findings, FIRST), seenAt(findings, SECOND)));

            plain.sustain(finding("a", Severity.MEDIUM, Optional.of(Remedy.of("Wait."))), House.THEN.plusSeconds(2));
            findings.rewrite(WHOLE, List.of(plain));
            findings.noteSeen(WHOLE, Map.of(mended, Optional.empty()));
            assertEquals(List.of(plain.finding(), mended.finding()), open(findings));
            assertEquals(List.of(Optional.empty(), Optional.empty()), List.of(seenAt(findings, FIRST), seenAt(findings, SECOND)), "both are in the newest snapshot again");

            findings.ease(WHOLE, Map.of(plain, House.THEN.plusSeconds(3)));
            assertEquals(List.of(mended.finding()), open(findings));
        });
    }

    @Test
    void a_finding_that_became_critical_is_new_since_then() {
        var later = House.THEN.plus(Duration.ofDays(40));
        within(stores -> {
            var findings = stores.get(Findings.class);
            var concerns = stores.get(Concerns.class);
            var weeks = stores.get(Weeks.class);
            findings.add(WHOLE, List.of(new TrackedFinding(new UUID(8, 3), FIRST.customer(), FIRST.domain(), finding("worse", Severity.MEDIUM, Optional.empty()), House.THEN)));
            assertEquals(List.of(), concerns.critical(WHOLE, House.THEN.plusSeconds(1), 10));

            rewritten(findings, Severity.CRITICAL, later);
            assertEquals(List.of(later), concerns.critical(WHOLE, later, 10).stream().map(Concern::since).toList());
            assertEquals(List.of(Severity.CRITICAL), weeks.raised(WHOLE, later, 10).stream().map(Week.Raised::severity).toList());
            rewritten(findings, Severity.CRITICAL, later.plusSeconds(60));
            assertEquals(List.of(later), concerns.critical(WHOLE, later, 10).stream().map(Concern::since).toList(), "it was so before");

            rewritten(findings, Severity.HIGH, later.plusSeconds(90));
            assertEquals(List.of(), weeks.raised(WHOLE, later, 10), "milder than before is not new");
        });
    }

    private static void rewritten(Findings findings, Severity severity, Instant at) {
        var kept = findings.open(WHOLE, List.of(FIRST.domain())).stream().filter(tracked -> tracked.id().getMostSignificantBits() == 8).findFirst().orElseThrow();
        kept.sustain(finding("worse", severity, Optional.of(Remedy.of("Seen at " + at))), at);
        findings.rewrite(WHOLE, List.of(kept));
    }

    private static List<Finding> open(Findings findings) {
        return findings.open(WHOLE, List.of(FIRST.domain(), SECOND.domain())).stream().filter(tracked -> tracked.id().getMostSignificantBits() == 8)
                .sorted(Comparator.comparing(TrackedFinding::id)).map(TrackedFinding::finding).toList();
    }

    private static Optional<Instant> seenAt(Findings findings, Office office) {
        return findings.open(WHOLE, List.of(office.domain())).stream().filter(tracked -> tracked.id().getMostSignificantBits() == 8).findFirst().orElseThrow().seenAt();
    }

    private static Finding finding(String subject, Severity severity, Optional<Remedy> remedy) {
        return new Finding("test.rule", severity, subject, "Sentence, 'quoted'.", "Why \\ not, \u00e4.", List.of("one {line}", "NULL"), remedy, "RFC 7489 §6.3");
    }

    @Test
    void a_scan_is_taken_up_once_for_each_lease_and_ended_once() {
        within(stores -> {
            var scans = stores.get(Scans.class);
            var both = List.of(FIRST.id("waiting"), SECOND.id("waiting"), FIRST.id("scan"));
            var lease = Duration.ofMinutes(3);
            assertEquals(Set.of(FIRST.id("waiting"), SECOND.id("waiting")), scans.begin(WHOLE, both, House.THEN, lease).stream().map(Scans.Begun::id).collect(Collectors.toSet()), "what is over stays so");
            assertEquals(List.of(), scans.begin(WHOLE, both, House.THEN.plus(lease).minusMillis(1), lease), "another holds the lease");
            assertEquals(Set.of(FIRST.id("waiting")), scans.finish(WHOLE, Map.of(FIRST.id("waiting"), FIRST.id("snapshot"), FIRST.id("scan"), FIRST.id("snapshot")), House.THEN));
            assertEquals(ScanState.DONE, scans.find(WHOLE, FIRST.id("waiting")).orElseThrow().state());
            assertEquals(Set.of(), scans.finish(WHOLE, Map.of(FIRST.id("waiting"), FIRST.id("snapshot")), House.THEN), "somebody has ended it");
            assertEquals(List.of(new Scans.Begun(SECOND.id("waiting"), SECOND.domain(), SECOND.customer(), 2)), scans.begin(WHOLE, both, House.THEN.plus(lease), lease));
        });
    }

    @Test
    void figures_of_domains_are_kept_as_they_are_and_no_older_copy_of_the_row_replaces_them() {
        var now = DomainFigures.NONE.with(figures("QUARANTINING", Optional.of(70), Optional.of("LOW"), 2));
        within(stores -> {
            var domains = stores.get(ManagedDomains.class);
            var copy = domains.find(WHOLE, FIRST.domain()).orElseThrow();
            domains.note(WHOLE, Map.of(FIRST.domain(), now, SECOND.domain(), DomainFigures.NONE));
            assertEquals(Map.of(FIRST.domain(), now, SECOND.domain(), DomainFigures.NONE), domains.holdFigures(WHOLE, List.of(FIRST.domain(), SECOND.domain())).stream()
                    .collect(Collectors.toMap(ManagedDomains.Held::id, ManagedDomains.Held::figures)));
            copy.aim(Optional.empty());
            assertThrows(OptimisticLockException.class, () -> stores.get(Persistence.class).flush(WHOLE));
        });
    }

    private static SnapshotFigures figures(String stage, Optional<Integer> score, Optional<String> worst, int open) {
        return new SnapshotFigures(FIRST.id("snapshot"), House.THEN.plus(Duration.ofDays(20)), stage, score, score.isEmpty() ? "UNGRADED" : "B", worst, open, 0);
    }

    private static List<UUID> domains(Stores stores, Narrowing narrowing) {
        var wish = new DomainQuery(Optional.empty(), Optional.empty(), Optional.empty(), narrowing, DomainQuery.Sort.NAME, false, 0, 10);
        var found = stores.get(ManagedDomains.class).page(WHOLE, wish);
        assertEquals(found.total(), found.rows().size());
        assertEquals(found.total(), stores.get(ManagedDomains.class).counts(WHOLE, wish).getFirst());
        return found.rows().stream().map(ManagedDomain::id).toList();
    }

    private static long customers(Stores stores, Narrowing narrowing) {
        var wish = new CustomerQuery(Optional.empty(), CustomerQuery.Show.ALL, narrowing, CustomerQuery.Sort.NAME, false, 0, 10);
        long total = stores.get(Standings.class).page(WHOLE, wish).total();
        assertEquals(total, stores.get(Standings.class).counts(WHOLE, wish).getFirst());
        assertTrue(stores.get(Standings.class).matching(WHOLE, wish, 10).size() == total);
        return total;
    }

    private static void within(Consumer<Stores> work) {
        try (var entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            try {
                work.accept(new Stores(entities));
            } finally {
                entities.getTransaction().rollback();
            }
        }
    }
}
