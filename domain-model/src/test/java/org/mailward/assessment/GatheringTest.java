package org.mailward.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.assessment.Scenes.NAME;
import static org.mailward.assessment.Scenes.NOW;
import static org.mailward.assessment.Scenes.mailOnly;
import static org.mailward.assessment.Scenes.sound;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.dns.World;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.mtasts.PolicyFetcher;

class GatheringTest {

    private static final int GATHERINGS = 300;
    private static final PolicyFetcher NEVER = host -> {
        throw new AssertionError("Nothing asks for " + host);
    };

    @Test
    void asks_every_question_once() {
        World world = sound();
        Evidence evidence = Gathering.gather(NAME, world, Scenes.serving(Scenes.POLICY), NOW);
        assertEquals(world.asked().size(), world.asked().stream().distinct().count());
        assertEquals(world.asked().size(), evidence.answers().size());
        assertEquals(new FetchedPolicy.Body(Scenes.POLICY, "text/plain"), evidence.policy().orElseThrow());
    }

    @Test
    void no_policy_is_fetched_without_a_record() {
        assertEquals(Optional.empty(), Gathering.gather(NAME, mailOnly(), NEVER, NOW).policy());
    }

    @Test
    void two_gatherings_of_one_world_are_equal_to_the_order_of_answers() {
        Evidence one = Gathering.gather(NAME, sound(), Scenes.serving(Scenes.POLICY), NOW);
        Evidence two = Gathering.gather(NAME, sound(), Scenes.serving(Scenes.POLICY), NOW);
        assertEquals(List.copyOf(one.answers().entrySet()), List.copyOf(two.answers().entrySet()));
    }

    @Test
    void a_resolver_that_never_answers_one_question_leaves_it_unknown_and_keeps_the_rest() {
        var never = new CountDownLatch(1);
        World world = sound();
        var stuck = new Question(DomainName.of("_dmarc.example.org"), RecordType.TXT);
        DnsResolver resolver = question -> {
            if (question.equals(stuck)) {
                try {
                    never.await();
                } catch (InterruptedException timeIsUp) {
                    Thread.currentThread().interrupt();
                    return new Answer.Failed(question, Answer.Failure.TIMEOUT, "Interrupted.");
                }
            }
            return world.ask(question);
        };
        var settings = new Gathering.Settings(400, Duration.ofMillis(300), List.of("s1"), "probe");
        Evidence evidence = Gathering.gather(NAME, resolver, Scenes.serving(Scenes.POLICY), NOW, settings);
        assertInstanceOf(Answer.Failed.class, evidence.answers().get(stuck));
        Assessment assessment = Examination.examine(evidence);
        assertEquals(Stage.UNKNOWN, assessment.stage().current());
        assertEquals(List.of(), assessment.findings());
    }

    @Test
    void a_watcher_hears_of_each_area_once_and_can_read_what_is_known_of_it() {
        var told = new ConcurrentHashMap<Protocol, Evidence>();
        var never = new CountDownLatch(1);
        World world = sound();
        DnsResolver resolver = question -> {
            if (question.name().equals(DomainName.of("_dmarc.example.org"))) {
                try {
                    never.await();
                } catch (InterruptedException timeIsUp) {
                    Thread.currentThread().interrupt();
                    return new Answer.Failed(question, Answer.Failure.TIMEOUT, "Interrupted.");
                }
            }
            return world.ask(question);
        };
        var settings = new Gathering.Settings(400, Duration.ofMillis(300), List.of("s1"), "probe");
        Gathering.gather(NAME, resolver, Scenes.serving(Scenes.POLICY), NOW, settings, (areas, soFar) ->
                areas.forEach(area -> assertNull(told.put(area, soFar.get()), area + " was told of twice")));
        assertEquals(EnumSet.complementOf(EnumSet.of(Protocol.DMARC)), told.keySet());
        told.forEach((area, soFar) -> assertEquals(List.of(), Examination.examine(soFar).unknowns().stream()
                .filter(unknown -> unknown.protocol() == area).toList(), area + " is told of before it is known"));
        assertEquals(Stage.UNKNOWN, Examination.examine(told.get(Protocol.SPF)).stage().current());
    }

    /// Whoever watches a check reads while it goes on, and again and again.
    @Test
    void what_is_known_so_far_can_be_read_by_others_while_the_asking_goes_on() throws InterruptedException, ExecutionException {
        try (var watching = Executors.newSingleThreadExecutor()) {
            for (int i = 0; i < GATHERINGS; i++) {
                var over = new AtomicBoolean();
                var readers = new ConcurrentLinkedQueue<Future<List<UnknownCheck>>>();
                Gathering.gather(NAME, sound(), Scenes.serving(Scenes.POLICY), NOW, Gathering.Settings.DEFAULT, (areas, soFar) -> readers.add(watching.submit(() -> {
                    var unknown = new ArrayList<UnknownCheck>();
                    do {
                        Examination.examine(soFar.get()).unknowns().stream().filter(check -> areas.contains(check.protocol())).forEach(unknown::add);
                    } while (!over.get());
                    return unknown;
                })));
                over.set(true);
                for (var reader : readers) {
                    assertEquals(List.of(), reader.get());
                }
            }
        }
    }

    @Test
    void selectors_met_elsewhere_are_tried_first_and_can_be_read_from_the_evidence() {
        World world = sound().txt("mine._domainkey", "v=DKIM1; p=");
        Gathering.Settings settings = Gathering.Settings.DEFAULT.trying(List.of("Mine", "mine", "s1", "no selector", "x".repeat(41)));
        assertEquals(List.of("mine", "s1", "selector1"), settings.selectors().subList(0, 3));
        assertEquals(Gathering.Settings.DEFAULT.selectors().size() + 1, settings.selectors().size());
        Evidence evidence = Gathering.gather(NAME, world, Scenes.serving(Scenes.POLICY), NOW, settings);
        assertEquals(settings.selectors(), evidence.selectors());
        assertEquals(List.of("dkim.key.revoked mine._domainkey.example.org"), Examination.examine(evidence).findings().stream().map(finding -> finding.ruleId() + " " + finding.subject()).toList());
        assertEquals(Gathering.Settings.DEFAULT.selectors().size() + Gathering.Settings.MOST_EXTRA,
                Gathering.Settings.DEFAULT.trying(IntStream.range(0, 60).mapToObj(i -> "own" + i).toList()).selectors().size());
    }

    @Test
    void what_is_asked_first_is_what_would_be_asked_of_any_domain() {
        var usual = Gathering.Settings.DEFAULT;
        var unprepared = new Gathering.Settings(usual.mostQuestions() - 1, usual.timeLimit(), usual.selectors(), usual.probe());
        for (Supplier<World> worlds : List.<Supplier<World>>of(Scenes::sound, Scenes::mailOnly, World::world)) {
            World one = worlds.get();
            World other = worlds.get();
            assertEquals(Gathering.gather(NAME, one, Scenes.serving(Scenes.POLICY), NOW, usual), Gathering.gather(NAME, other, Scenes.serving(Scenes.POLICY), NOW, unprepared));
            assertEquals(Set.copyOf(other.asked()), Set.copyOf(one.asked()));
            assertEquals(other.asked().size(), one.asked().size(), "each once");
        }
        assertTrue(FirstQuestions.about(NAME, Gathering.Settings.DEFAULT).size() > 10);
        assertEquals(List.of(), FirstQuestions.about(NAME, new Gathering.Settings(10, Duration.ofSeconds(1), List.of("s1"), "probe")));
    }

    @Test
    void a_broken_resolver_is_not_taken_for_silence() {
        assertThrows(IllegalStateException.class, () -> Gathering.gather(NAME, _ -> {
            throw new IllegalStateException("a bug");
        }, NEVER, NOW));
    }

    @Test
    void the_number_of_questions_is_bounded_and_what_is_left_out_is_unknown() {
        for (int most : List.of(1, 5, 20, 60, 100)) {
            World world = hostile();
            var settings = new Gathering.Settings(most, Duration.ofSeconds(30), List.of("s1", "s2"), "probe");
            Evidence evidence = Gathering.gather(NAME, world, Scenes.serving(Scenes.POLICY), NOW, settings);
            assertTrue(world.asked().size() <= most, () -> world.asked().size() + " questions");
            assertEquals(evidence, Gathering.gather(NAME, hostile(), Scenes.serving(Scenes.POLICY), NOW, settings));
            assertTrue(Examination.examine(evidence).findings().stream().noneMatch(finding -> finding.ruleId().equals("dmarc.missing")));
        }
        World world = hostile();
        Gathering.gather(NAME, world, Scenes.serving(Scenes.POLICY), NOW);
        assertTrue(world.asked().size() <= Gathering.Settings.DEFAULT.mostQuestions());
    }

    /// Twenty includes of twenty includes.
    private static World hostile() {
        World world = mailOnly().txt("_dmarc", "v=DMARC1; p=none").txt("@", "v=spf1 " + includes("a") + "-all").domain("evil.test");
        for (int i = 0; i < 20; i++) {
            world.txt("a" + i, "v=spf1 " + includes("b" + i + "-") + "-all");
        }
        return world;
    }

    private static String includes(String prefix) {
        return IntStream.range(0, 20).mapToObj(i -> "include:" + prefix + i + ".evil.test ").collect(Collectors.joining());
    }

    @Test
    void names_that_leave_no_room_for_prefixes_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> Gathering.gather(DomainName.ROOT, mailOnly(), NEVER, NOW));
        DomainName tooLong = DomainName.of(("a".repeat(60) + ".").repeat(4) + "org");
        assertThrows(IllegalArgumentException.class, () -> Gathering.gather(tooLong, mailOnly(), NEVER, NOW));
        DomainName longest = DomainName.of(("a".repeat(48) + ".").repeat(4) + "orgs");
        assertEquals(Gathering.LONGEST_DOMAIN, longest.ascii().length());
        assertEquals(longest, Gathering.gather(longest, mailOnly(), NEVER, NOW).domain());
    }

    /// At every name there stand this many octets of TXT beside what is said there anyway.
    private static DnsResolver verbose(DnsResolver sound, int octets) {
        return question -> {
            Answer answer = sound.ask(question);
            if (question.type() != RecordType.TXT || answer instanceof Answer.Failed) {
                return answer;
            }
            var records = new ArrayList<RecordData>(answer instanceof Answer.Found found ? found.records() : List.of());
            for (int i = 0; i < octets / 250; i++) {
                records.add(new RecordData.Text(List.of("x".repeat(250))));
            }
            return new Answer.Found(question, records, List.of(), Duration.ofHours(1), false);
        };
    }

    @Test
    void an_answer_that_is_too_large_is_unknown() {
        Evidence evidence = Gathering.gather(NAME, verbose(mailOnly(), 40_000), NEVER, NOW, Gathering.Settings.DEFAULT.listening(32_768, Gathering.Settings.USUAL_MOST_OCTETS));
        Answer apex = evidence.answers().get(new Question(NAME, RecordType.TXT));
        assertEquals(new Answer.Failed(new Question(NAME, RecordType.TXT), Answer.Failure.MALFORMED, "The answer has more than 32768 octets, and was not taken."), apex);
        assertEquals(Stage.UNKNOWN, Examination.examine(evidence).stage().current());
    }

    @Test
    void answers_that_are_too_large_together_are_unknown_from_some_point_on() {
        Evidence evidence = Gathering.gather(NAME, verbose(mailOnly(), 30_000), NEVER, NOW);
        assertTrue(evidence.octets() <= Gathering.Settings.USUAL_MOST_OCTETS, () -> evidence.octets() + " octets");
        assertTrue(evidence.failures().stream().anyMatch(failed -> failed.detail().equals("The answers about this domain have more than 1048576 octets, and this one was not taken.")));
        assertEquals(List.of(), Gathering.gather(NAME, verbose(mailOnly(), 5_000), NEVER, NOW).failures());
    }

    @Test
    void the_limits_of_octets_are_kept_to_the_octet() {
        DnsResolver dns = question -> question.equals(new Question(NAME, RecordType.TXT))
                ? new Answer.Found(question, List.of(new RecordData.Text(List.of("x".repeat(83)))), List.of(), Duration.ofHours(1), false) : new Answer.NoData(question, false);
        var exact = Gathering.Settings.DEFAULT.listening(100, 100);
        assertEquals(100, Gathering.gather(NAME, dns, NEVER, NOW, exact).octets());
        assertEquals(0, Gathering.gather(NAME, dns, NEVER, NOW, exact.listening(99, 100)).octets());
        assertEquals(0, Gathering.gather(NAME, dns, NEVER, NOW, exact.listening(100, 99)).octets());
    }
}
