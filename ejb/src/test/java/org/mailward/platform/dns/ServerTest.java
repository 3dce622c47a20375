package org.mailward.platform.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailward.mailauth.dns.Answer.Failure;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.platform.time.Deadline;
import org.xbill.DNS.Rcode;

/// What a server's limits say to questions by TCP.
@Timeout(60)
class ServerTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final int PERMITS = 5;

    private final Semaphore everywhere = new Semaphore(PERMITS);
    private final LongAdder sent = new LongAdder();
    private final AtomicReference<Integer> left = new AtomicReference<>();
    private final Post post = new Post();
    private final LoopbackDns dns = new LoopbackDns((query, _) -> {
        left.set(everywhere.availablePermits());
        return List.of(LoopbackDns.reply(query, Rcode.NXDOMAIN).toWire());
    });

    @AfterEach
    void close() throws IOException {
        post.close();
        dns.close();
    }

    private Server server(int silences) {
        return server(dns.address(), silences);
    }

    private Server server(InetSocketAddress address, int silences) {
        var limits = new DnsSettings.Limits(1 << 20, 10, 2, 1000, silences, LONG, LONG, LONG, 0);
        var settings = new DnsSettings(List.of(address), Map.of(), LONG, 1, 100, LONG, LONG, PERMITS, limits);
        return new Server(address, settings, post, new Unguessable(), everywhere, () -> {
        }, sent);
    }

    private static Pending.Outcome ask(Server server, Duration limit) throws InterruptedException {
        return server.askByTcp(Query.of(new Question(DomainName.of("example.org"), RecordType.TXT), 0, true), limit);
    }

    @Test
    void a_question_by_tcp_has_a_permit_while_it_is_under_way_and_no_longer_and_is_counted() throws InterruptedException {
        assertInstanceOf(Pending.Outcome.Octets.class, ask(server(3), LONG));
        assertEquals(PERMITS - 1, left.get());
        assertEquals(PERMITS, everywhere.availablePermits());
        assertEquals(1, sent.sum());
    }

    @Test
    void a_server_that_is_left_alone_is_not_asked_by_tcp_either() throws InterruptedException {
        var server = server(1);
        server.silent(Deadline.in(Duration.ZERO));
        var nothing = assertInstanceOf(Pending.Outcome.Nothing.class, ask(server, LONG));
        assertEquals(Failure.TIMEOUT, nothing.failure());
        assertTrue(nothing.detail().contains("left alone"), nothing.detail());
        assertEquals(List.of(), dns.asked());
        assertEquals(PERMITS, everywhere.availablePermits());
    }

    @Test
    void silence_by_tcp_is_silence() throws IOException, InterruptedException {
        // The system takes the connection, and nobody ever reads from it.
        try (var mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var server = server(new InetSocketAddress(mute.getInetAddress(), mute.getLocalPort()), 1);
            assertTrue(assertInstanceOf(Pending.Outcome.Nothing.class, ask(server, SHORT)).detail().contains("did not answer"));
            assertTrue(assertInstanceOf(Pending.Outcome.Nothing.class, ask(server, SHORT)).detail().contains("left alone"));
        }
    }

    @Test
    void an_answer_by_tcp_ends_a_run_of_silence() throws InterruptedException {
        var server = server(2);
        server.silent(Deadline.in(Duration.ZERO));
        assertInstanceOf(Pending.Outcome.Octets.class, ask(server, LONG));
        server.silent(Deadline.in(Duration.ZERO));
        assertInstanceOf(Pending.Outcome.Octets.class, ask(server, LONG));
    }
}
