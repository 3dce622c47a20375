package org.mailward.system.tenancy;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailward.assessment.Evidence;
import org.mailward.assessment.Gathering;
import org.mailward.estate.ManagedDomain;
import org.mailward.estate.ProofToken;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.history.Recalled;
import org.mailward.history.control.History;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.web.FetchFailure;
import org.mailward.outbox.CriticalNews;
import org.mailward.outbox.control.CriticalMails;
import org.mailward.platform.time.Time;
import org.mailward.scanning.Gathered;
import org.mailward.scanning.Scan;
import org.mailward.scanning.ScanReason;
import org.mailward.scanning.control.Examined;
import org.mailward.scanning.control.Recording;
import org.mailward.scanning.control.ScanTask;
import org.mailward.scanning.store.Scans;
import org.mailward.scanning.store.Snapshots;
import org.mailward.tenancy.Scope;

/// A scan that sees what the one before it saw is recorded without reading or keeping that again, and nobody can tell.
class RepeatedScansTest extends InAldersHouse {

    private static final Scope WHOLE = House.ALDER.whole();
    private static final UUID CUSTOMER = House.ALDER.first().customer();
    private static final Instant BEGIN = Instant.parse("2026-03-01T06:00:00Z");

    /// What a domain publishes at one time.
    ///
    /// @param turned its servers turn their records
    /// @param elsewhere where other DMARC records stand; `@` is the domain
    private record Published(Optional<String> dmarc, String spf, boolean silent, boolean turned, List<String> elsewhere) {

        static final Published NONE = new Published(Optional.of("v=DMARC1; p=none; rua=mailto:d@other.example"), "v=spf1 mx ~all", false, false, List.of());
        static final Published REJECT = new Published(Optional.of("v=DMARC1; p=reject"), "v=spf1 mx ~all", false, false, List.of());
        static final Published GONE = new Published(Optional.empty(), "v=spf1 +all", false, false, List.of());
        static final Published UNDONE = new Published(Optional.empty(), REJECT.spf, false, false, List.of());

        Published whileSilent() {
            return new Published(dmarc, spf, true, turned, elsewhere);
        }

        Published whileTurned() {
            return new Published(dmarc, spf, silent, true, elsewhere);
        }

        Published with(String... others) {
            return new Published(dmarc, spf, silent, turned, List.of(others));
        }

        Evidence gathered(DomainName domain, Instant at) {
            return Gathering.gather(domain, question -> answer(domain, question, at), _ -> new FetchedPolicy.Failed(FetchFailure.UNREACHABLE, "closed"), at);
        }

        private Answer answer(DomainName domain, Question question, Instant at) {
            if (question.name().equals(domain)) {
                return switch (question.type()) {
                    case MX -> found(question, at, new RecordData.MailExchange(10, DomainName.of("a.mx.example")), new RecordData.MailExchange(20, DomainName.of("b.mx.example")));
                    case TXT -> found(question, at, new RecordData.Text(List.of(spf)), new RecordData.Text(List.of("another=text")));
                    default -> new Answer.NoData(question, false);
                };
            }
            if (question.equals(new Question(DomainName.of("_dmarc." + domain), RecordType.TXT))) {
                return silent ? new Answer.Failed(question, Answer.Failure.TIMEOUT, "silence")
                        : dmarc.map(text -> found(question, at, new RecordData.Text(List.of(text)))).orElseGet(() -> new Answer.NoSuchName(question, false));
            }
            if (question.type() == RecordType.TXT && elsewhere.contains(question.name().ascii().replace(domain.ascii(), "@"))) {
                return found(question, at, new RecordData.Text(List.of("v=DMARC1; p=reject")));
            }
            return new Answer.NoSuchName(question, false);
        }

        private Answer found(Question question, Instant at, RecordData... records) {
            var all = new ArrayList<>(Arrays.asList(records));
            // What is left of a resolver's time to live differs from day to day.
            return new Answer.Found(question, turned ? all.reversed() : all, List.of(), Duration.ofSeconds(at.getEpochSecond() / 86_400 % 100), false);
        }
    }

    /// One domain that is scanned again and again.
    /// @param comparing its scans know the newest snapshot, as scans do
    private static final class Scanned {

        private final boolean comparing;
        private final EntityManager entities;
        private final Stores stores;
        private final List<CriticalNews> news = new ArrayList<>();
        private final UUID id;
        private final DomainName name;

        Scanned(EntityManager entities, boolean comparing) {
            this.comparing = comparing;
            this.entities = entities;
            this.id = UUID.randomUUID();
            this.name = DomainName.of("x" + id + ".example");
            this.stores = new Stores(entities).give(Time.class, new Time()).give(Event.class, (Event<?>) Proxy.newProxyInstance(Event.class.getClassLoader(), new Class<?>[] {Event.class}, (_, _, _) -> null))
                    .give(CriticalMails.class, new CriticalMails() {
                        @Override
                        public void note(Scope scope, List<CriticalNews> told) {
                            news.addAll(told);
                        }
                    });
            stores.get(ManagedDomains.class).add(WHOLE, List.of(new ManagedDomain(id, CUSTOMER, name, new ProofToken("0".repeat(32)), BEGIN)));
        }

        ScanTask begin(Instant at) {
            var scan = new Scan(UUID.randomUUID(), CUSTOMER, id, UUID.randomUUID(), ScanReason.DAILY, "test", at);
            stores.get(Scans.class).add(WHOLE, List.of(scan));
            stores.get(Scans.class).begin(WHOLE, List.of(scan.id()), at, Duration.ofMinutes(3));
            var known = stores.get(History.class).recall(WHOLE, List.of(id)).getOrDefault(id, Recalled.NOTHING);
            return new ScanTask(scan.id(), id, CUSTOMER, name, 1, known, comparing ? stores.get(Snapshots.class).last(WHOLE, List.of(id)).stream().findFirst() : Optional.empty());
        }

        void end(ScanTask task, Published published, Instant at) {
            stores.get(Recording.class).record(WHOLE, List.of(Examined.of(task, published.gathered(name, at))));
        }

        void scan(Published published, Instant at) {
            end(begin(at), published, at);
        }

        /// Everything on record, in words that do not depend on ids or on the domain's name.
        Map<String, List<String>> record() {
            return Map.of(
                    "evidence", stores.get(Snapshots.class).kept(WHOLE, id).stream().map(Gathered::evidence).map(Scanned::said).map(this::nameless).toList(),
                    "snapshots", texts("select taken_at, stage, score, grade, raised, sustained, eased from snapshot where domain_id = :id order by taken_at"),
                    "findings", texts("select rule_id, subject, severity, raised_at, seen_at, eased_at, sentence, why, evidence, instruction, record_name, record_value from finding"
                            + " where domain_id = :id order by rule_id, subject, raised_at"),
                    "figures", texts("select stage, stage_since, stage_before, score, grade, worst, open_findings, unknown_checks, scanned_at, known_at from managed_domain where id = :id"),
                    "ledger", texts("select entries, entered_at from dns_ledger where id = :id"),
                    "changes", texts("select seen_at, name, type, kind, before, after from dns_change where domain_id = :id order by seen_at, name, type"),
                    "news", news.stream().map(CriticalNews::toString).map(text -> text.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "")).toList());
        }

        /// What is left of a time to live is not part of what was seen.
        private static String said(Evidence evidence) {
            return evidence.toString().replaceAll("ttl=[^,]*", "");
        }

        private String nameless(String text) {
            return text.replace("x" + id, "NAME");
        }

        private List<String> texts(String sql) {
            return rows(sql).stream().map(row -> nameless(Arrays.stream((Object[]) row).map(String::valueOf).collect(Collectors.joining(" | ")))).toList();
        }

        private List<?> rows(String sql) {
            entities.flush();
            return entities.createNativeQuery(sql).setParameter("id", id).getResultList();
        }

        /// How many of its snapshots keep what they saw themselves.
        long kept() {
            return ((Number) rows("select count(*) from snapshot where domain_id = :id and evidence is not null").getFirst()).longValue();
        }
    }

    private static void assertAlike(Scanned one, Scanned other) {
        assertAlike(one, other, one.record().keySet().toArray(String[]::new));
    }

    private static void assertAlike(Scanned one, Scanned other, String... parts) {
        var expected = one.record();
        var seen = other.record();
        assertAll(Stream.of(parts).sorted().map(what -> () -> assertEquals(String.join("\n", expected.get(what)), String.join("\n", seen.get(what)), what)));
    }

    @Test
    void it_stands_as_if_every_scan_had_been_compared_and_kept_whole() {
        within(entities -> {
            var whole = new Scanned(entities, false);
            var brief = new Scanned(entities, true);
            var days = Stream.of(Published.NONE, Published.NONE, Published.NONE.whileTurned(), Published.GONE, Published.GONE, Published.GONE.whileSilent(), Published.GONE.whileSilent(), Published.GONE,
                    Published.REJECT.whileSilent(), Published.REJECT, Published.REJECT, Published.NONE, Published.NONE).toList();
            for (int day = 0; day < days.size(); day++) {
                var at = BEGIN.plus(Duration.ofDays(day));
                whole.scan(days.get(day), at);
                brief.scan(days.get(day), at);
                assertAlike(whole, brief);
            }
            assertEquals(days.size(), whole.kept());
            assertEquals(7, brief.kept(), "each time that it saw something else");
        });
    }

    @Test
    void a_scan_that_another_has_overtaken_is_compared_with_what_that_one_left() {
        within(entities -> {
            var whole = new Scanned(entities, false);
            var brief = new Scanned(entities, true);
            for (var domain : List.of(whole, brief)) {
                domain.scan(Published.GONE, BEGIN);
                var overtaken = domain.begin(BEGIN.plusSeconds(60));
                domain.scan(Published.REJECT, BEGIN.plusSeconds(90));
                domain.end(overtaken, Published.GONE, BEGIN.plusSeconds(120));
                var late = domain.begin(BEGIN.plusSeconds(180));
                domain.scan(Published.GONE, BEGIN.plusSeconds(200));
                domain.end(late, Published.GONE, BEGIN.plusSeconds(190));
                domain.scan(Published.GONE, BEGIN.plusSeconds(300));
                domain.scan(Published.GONE, BEGIN.plusSeconds(400));
            }
            assertAlike(whole, brief);
            assertEquals(5, brief.kept(), "all but the last two");
        });
    }

    /// A scan that is slow may be recorded after one that saw a later time, by another server or after a wait.
    @Test
    void a_scan_that_saw_an_earlier_time_than_the_newest_leaves_its_snapshot_and_nothing_else() {
        within(entities -> {
            for (var seen : List.of(new Overtaken(Published.REJECT, Published.GONE), new Overtaken(Published.GONE, Published.REJECT), new Overtaken(Published.NONE, Published.GONE))) {
                var alone = new Scanned(entities, true);
                var overtaken = new Scanned(entities, true);
                alone.scan(Published.NONE, BEGIN);
                overtaken.scan(Published.NONE, BEGIN);
                var late = overtaken.begin(BEGIN.plusSeconds(60));
                alone.scan(seen.newer(), BEGIN.plusSeconds(90));
                overtaken.scan(seen.newer(), BEGIN.plusSeconds(90));
                overtaken.end(late, seen.older(), BEGIN.plusSeconds(80));
                assertAlike(alone, overtaken, "findings", "figures", "ledger", "changes", "news");
                var lines = overtaken.record().get("snapshots");
                assertEquals(3, lines.size());
                assertTrue(lines.get(1).matches(".* \\| 0 \\| \\d+ \\| 0"), lines.get(1));
                alone.scan(seen.newer(), BEGIN.plusSeconds(300));
                overtaken.scan(seen.newer(), BEGIN.plusSeconds(300));
                assertAlike(alone, overtaken, "findings", "figures", "ledger", "changes", "news");
            }
        });
    }

    /// @param older recorded last
    private record Overtaken(Published newer, Published older) {
    }

    @Test
    void a_finding_on_record_that_becomes_critical_is_told_once() {
        within(entities -> {
            var domain = new Scanned(entities, true);
            domain.scan(Published.UNDONE.with("dmarc.@", "_dmarc.example"), BEGIN);
            assertEquals(1, domain.record().get("findings").stream().filter(finding -> finding.startsWith("dmarc.misplaced | NAME.example | MEDIUM | ")).count());
            domain.scan(Published.UNDONE.with("dmarc.@"), BEGIN.plus(Duration.ofDays(1)));
            domain.scan(Published.UNDONE.with("dmarc.@").whileTurned(), BEGIN.plus(Duration.ofDays(2)));
            assertEquals(1, domain.record().get("findings").stream().filter(finding -> finding.startsWith("dmarc.misplaced | NAME.example | CRITICAL | ")).count());
            assertEquals(List.of(BEGIN.plus(Duration.ofDays(1))), domain.news.stream().map(CriticalNews::raisedAt).toList());
            var told = domain.news.getFirst();
            assertEquals(List.of(1, 1), List.of(told.sentences().size(), told.reasons().size()));
            assertTrue(told.sentences().getFirst().startsWith("A DMARC record stands at dmarc.x"), told.sentences()::toString);
        });
    }

    private interface Work {
        void on(EntityManager entities);
    }

    private void within(Work work) {
        try (var entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            try {
                work.on(entities);
            } finally {
                entities.getTransaction().rollback();
            }
        }
    }
}
