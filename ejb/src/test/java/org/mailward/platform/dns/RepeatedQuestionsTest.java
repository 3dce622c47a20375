package org.mailward.platform.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.platform.time.Time;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

/// What a resolver does while an answer is overdue.
@Timeout(120)
class RepeatedQuestionsTest {

    private static final DomainName EXAMPLE = DomainName.of("example.org");
    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final Duration HASTY = Duration.ofMillis(600);

    private final List<AutoCloseable> open = new ArrayList<>();
    /// The messages about the name that is lost at first.
    private final List<Message> lost = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    /// What is said to a message about the name that is lost at first.
    @FunctionalInterface
    private interface Late {
        List<Message> answer(Message message, int number);
    }

    private LiveDnsResolver asking(Late late, Duration timeout, DnsSettings.Limits limits) {
        var server = new LoopbackDns((query, _) -> {
            if (!query.getQuestion().getName().toString().toLowerCase(Locale.ROOT).startsWith("lost")) {
                return List.of(found(query).toWire());
            }
            synchronized (lost) {
                lost.add(query);
                return late.answer(query, lost.size()).stream().map(Message::toWire).toList();
            }
        });
        var resolver = new LiveDnsResolver(new DnsSettings(List.of(server.address()), Map.of(), timeout, 1, 100, Duration.ofMinutes(15), Duration.ofMinutes(5), 200, limits), new Time());
        open.add(resolver);
        open.add(server);
        return resolver;
    }

    private LiveDnsResolver patient(Late late) {
        return asking(late, PATIENT, DnsSettings.Limits.DEFAULT.repeating(SOON, 2));
    }

    private static Message found(Message query) {
        return LoopbackDns.reply(query, Rcode.NOERROR, query.getQuestion().getName() + " 300 TXT sound");
    }

    private static Question about(String label) {
        return new Question(DomainName.of(label + ".example.org"), RecordType.TXT);
    }

    private static void heard(Answer answer) {
        assertInstanceOf(Answer.Found.class, answer, answer.toString());
    }

    private static List<Message> onlySecond(Message message, int number) {
        return number == 1 ? List.of() : List.of(found(message));
    }

    @Test
    void a_lost_question_is_sent_again_within_the_wait_for_its_answer() {
        var dns = patient(RepeatedQuestionsTest::onlySecond);
        heard(dns.ask(about("first")));
        heard(dns.ask(about("lost")));
        assertEquals(lost.get(0).getHeader().getID(), lost.get(1).getHeader().getID());
        assertTrue(dns.questionsSent() >= 3, dns.questionsSent() + " messages were counted");
    }

    @Test
    void what_was_lost_makes_the_view_doubtful() {
        var view = patient(RepeatedQuestionsTest::onlySecond).fresh(EXAMPLE);
        heard(view.ask(about("first")));
        assertFalse(view.isDoubtful());
        heard(view.ask(about("lostandfound")));
        assertTrue(view.isDoubtful());
    }

    @Test
    void a_late_answer_to_the_first_message_is_taken_and_is_no_loss() {
        var view = patient((_, number) -> number == 1 ? List.of() : List.of(found(lost.getFirst()))).fresh(EXAMPLE);
        heard(view.ask(about("first")));
        heard(view.ask(about("lostinalongname")));
        assertFalse(view.isDoubtful());
    }

    @Test
    void a_server_that_never_answered_is_sent_nothing_again() {
        var dns = asking((_, _) -> List.of(), HASTY, DnsSettings.Limits.DEFAULT.repeating(SOON, 2));
        assertInstanceOf(Answer.Failed.class, dns.ask(about("lost")));
        assertEquals(1, lost.size());
    }

    @Test
    void a_question_is_sent_again_so_often_and_no_oftener() {
        var dns = asking((_, _) -> List.of(), HASTY, DnsSettings.Limits.DEFAULT.repeating(Duration.ofMillis(1), 2));
        heard(dns.ask(about("first")));
        assertInstanceOf(Answer.Failed.class, dns.ask(about("lost")));
        assertTrue(lost.size() <= 3, lost.size() + " messages");
    }

    @Test
    void nothing_is_sent_again_where_that_is_not_wanted() {
        var dns = asking((_, _) -> List.of(), HASTY, DnsSettings.Limits.DEFAULT.repeating(SOON, 0));
        heard(dns.ask(about("first")));
        assertInstanceOf(Answer.Failed.class, dns.ask(about("lost")));
        assertEquals(1, lost.size());
    }

    @Test
    void a_server_that_has_as_many_questions_as_it_may_have_gets_none_again() {
        var dns = asking((_, _) -> List.of(), HASTY, atMost(1));
        heard(dns.ask(about("first")));
        assertInstanceOf(Answer.Failed.class, dns.ask(about("lost")));
        assertEquals(1, lost.size());
    }

    @Test
    void a_question_that_was_sent_again_leaves_its_places_to_others() {
        var dns = asking((message, number) -> number % 2 == 1 ? List.of() : List.of(found(message)), PATIENT, atMost(2));
        heard(dns.ask(about("first")));
        for (int i = 0; i < 5; i++) {
            heard(dns.ask(about("lost" + i)));
        }
    }

    private static DnsSettings.Limits atMost(int perServer) {
        var usual = DnsSettings.Limits.DEFAULT;
        return new DnsSettings.Limits(usual.cacheSize(), perServer, usual.sockets(), usual.socketQuestions(), usual.breakerSilences(), usual.breakerPause(), usual.doubt(), SOON, 2);
    }
}
