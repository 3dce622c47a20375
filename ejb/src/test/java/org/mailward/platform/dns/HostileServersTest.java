package org.mailward.platform.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.Answer.Failure;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.platform.time.Time;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/// What servers do that are broken, lossy or malicious, and that asking them ends with an answer or a cause.
@Timeout(60)
class HostileServersTest {

    private static final DomainName EXAMPLE = DomainName.of("example.org");
    private static final Question TXT = new Question(EXAMPLE, RecordType.TXT);

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    private LiveDnsResolver asking(LoopbackDns.Behaviour behaviour, Duration timeout, int tries, DnsSettings.Limits limits) {
        var server = new LoopbackDns(behaviour);
        var resolver = new LiveDnsResolver(new DnsSettings(List.of(server.address()), Map.of(), timeout, tries, 100, Duration.ofMinutes(15), Duration.ofMinutes(5), 200, limits), new Time());
        open.add(resolver);
        open.add(server);
        return resolver;
    }

    /// For answers that come, however busy the machine is that makes them.
    private LiveDnsResolver patient(LoopbackDns.Behaviour behaviour) {
        return asking(behaviour, Duration.ofSeconds(20), 1, DnsSettings.Limits.DEFAULT);
    }

    private LiveDnsResolver asking(LoopbackDns.Behaviour behaviour) {
        return asking(behaviour, Duration.ofMillis(300), 2, DnsSettings.Limits.DEFAULT);
    }

    private static Answer.Failed failed(Failure failure, Answer answer) {
        var failed = assertInstanceOf(Answer.Failed.class, answer);
        assertEquals(failure, failed.failure(), failed.detail());
        return failed;
    }

    private static String text(Answer answer) {
        return assertInstanceOf(Answer.Found.class, answer).records().toString();
    }

    private static byte[] says(Message query, String text) {
        return LoopbackDns.reply(query, Rcode.NOERROR, "example.org. 300 TXT " + text).toWire();
    }

    private static Message cut(Message query) {
        Message reply = LoopbackDns.reply(query, Rcode.NOERROR);
        reply.getHeader().setFlag(Flags.TC);
        return reply;
    }

    @Test
    void wrong_ids_alone_are_silence() {
        failed(Failure.TIMEOUT, asking((query, _) -> {
            byte[] octets = says(query, "forged");
            octets[0] ^= 1;
            return List.of(octets);
        }).ask(TXT));
    }

    @Test
    void a_pointer_loop_is_malformed_and_named() {
        var failed = failed(Failure.MALFORMED, asking((query, _) -> {
            byte[] octets = says(query, "a");
            octets[29] = (byte) 0xC0;
            octets[30] = 29;
            return List.of(octets);
        }).ask(TXT));
        assertEquals("The DNS server's answer could not be read: it holds a name whose pointers lead in a circle.", failed.detail());
    }

    @Test
    void a_server_that_takes_ten_seconds_is_silence() {
        var failed = failed(Failure.TIMEOUT, asking((_, _) -> List.of(), Duration.ofMillis(100), 1, DnsSettings.Limits.DEFAULT).ask(TXT));
        assertEquals("The DNS server did not answer within 100 ms.", failed.detail());
    }

    @Test
    void sixty_kilobytes_of_text_come_by_tcp() {
        var asking = patient((query, tcp) -> {
            if (!tcp) {
                return List.of(cut(query).toWire());
            }
            Message reply = LoopbackDns.reply(query, Rcode.NOERROR);
            reply.addRecord(LoopbackDns.record("example.org. 300 TXT" + (" \"" + "x".repeat(255) + "\"").repeat(250)), Section.ANSWER);
            return List.of(reply.toWire(Message.MAXLENGTH));
        });
        var found = assertInstanceOf(Answer.Found.class, asking.ask(TXT));
        assertEquals(250 * 255, ((RecordData.Text) found.records().getFirst()).joined().length());
    }

    @Test
    void as_many_mail_servers_as_fit_into_a_message_are_read() {
        var asking = patient((query, tcp) -> {
            if (!tcp) {
                return List.of(cut(query).toWire());
            }
            Message reply = LoopbackDns.reply(query, Rcode.NOERROR);
            IntStream.range(0, 3000).forEach(i -> reply.addRecord(LoopbackDns.record("example.org. 300 MX " + i + " m" + i + ".example.org."), Section.ANSWER));
            return List.of(reply.toWire(Message.MAXLENGTH));
        });
        assertEquals(3000, assertInstanceOf(Answer.Found.class, asking.ask(EXAMPLE, RecordType.MX)).records().size());
    }

    @Test
    void a_cut_answer_without_tcp_names_the_cause() throws IOException {
        var asking = asking((query, tcp) -> tcp ? List.of() : List.of(cut(query).toWire()));
        assertTrue(failed(Failure.MALFORMED, asking.ask(TXT)).detail().contains("ended early"));
    }

    @Test
    void an_answer_cut_even_by_tcp_is_no_absence() {
        var asking = asking((query, _) -> List.of(cut(query).toWire()));
        assertEquals("The DNS server cut its answer even by TCP.", failed(Failure.MALFORMED, asking.ask(TXT)).detail());
    }

    @Test
    void one_damaged_answer_is_asked_for_again() {
        var count = new AtomicInteger();
        var asking = asking((query, _) -> {
            byte[] octets = says(query, "sound");
            return List.of(count.incrementAndGet() == 1 ? Arrays.copyOf(octets, octets.length - 3) : octets);
        });
        assertEquals("[Text[strings=[sound]]]", text(asking.ask(TXT)));
    }

    @Test
    void once_damage_was_seen_only_what_three_messages_say_is_believed() {
        var count = new AtomicInteger();
        var asking = asking((query, _) -> {
            int number = count.incrementAndGet();
            byte[] octets = says(query, number == 2 ? "damaged" : "sound");
            return List.of(number == 1 ? Arrays.copyOf(octets, octets.length - 3) : octets);
        });
        assertEquals("[Text[strings=[sound]]]", text(asking.ask(TXT)));
        assertEquals(5, count.get());
    }

    @Test
    void a_view_that_lost_messages_says_so_and_its_confirmation_believes_two_alike() {
        var count = new AtomicInteger();
        var asking = asking((query, _) -> switch (count.incrementAndGet()) {
            case 1 -> List.of();
            case 2, 4 -> List.of(says(query, "damaged" + count.get()));
            default -> List.of(says(query, "sound"));
        });
        var view = asking.fresh(EXAMPLE);
        assertEquals("[Text[strings=[damaged2]]]", text(view.ask(TXT)));
        assertTrue(view.isDoubtful());
        assertEquals("[Text[strings=[sound]]]", text(view.confirming().ask(TXT)));
        assertFalse(asking.fresh(EXAMPLE).isDoubtful());
    }

    @Test
    void a_silent_server_is_left_alone_for_a_while() {
        var count = new AtomicInteger();
        var limits = new DnsSettings.Limits(1 << 20, 10, 2, 1000, 3, Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofMillis(200), 2);
        var asking = asking((_, _) -> {
            count.incrementAndGet();
            return List.of();
        }, Duration.ofMillis(60), 1, limits);
        for (int i = 0; i < 5; i++) {
            failed(Failure.TIMEOUT, asking.ask(DomainName.of("n" + i + ".test"), RecordType.A));
        }
        assertEquals(3, count.get());
        assertTrue(failed(Failure.TIMEOUT, asking.ask(TXT)).detail().contains("left alone"));
    }

    @Test
    void a_server_that_does_not_keep_the_case_of_letters_is_understood() {
        var asking = asking((query, _) -> {
            Message reply = LoopbackDns.reply(query, Rcode.NOERROR, "example.org. 300 TXT a");
            reply.removeAllRecords(Section.QUESTION);
            reply.addRecord(Record.newRecord(Name.fromString("example.org."), query.getQuestion().getType(), 1), Section.QUESTION);
            return List.of(reply.toWire());
        });
        assertEquals("[Text[strings=[a]]]", text(asking.ask(TXT)));
    }
}
