package org.mailward.platform.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordType;

/// Which ids questions get on a socket.
@Timeout(60)
class WindowTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int ID = 7;
    private static final int OTHER = 9;
    private static final int LARGEST = 512;
    private static final byte RESPONSE = (byte) 0x80;

    private DatagramSocket peer;
    private Post post;
    private Server server;
    private Window window;

    @BeforeEach
    void open() throws IOException {
        peer = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        var address = (InetSocketAddress) peer.getLocalSocketAddress();
        post = new Post();
        server = new Server(address, DnsSettings.of(List.of(address)), post, new Unguessable(), new Semaphore(100), () -> {
            throw new AssertionError("Nothing gives reason for doubt");
        }, new LongAdder());
        window = new Window(address, LONG);
    }

    @AfterEach
    void close() throws IOException {
        window.close();
        peer.close();
        post.close();
    }

    private Pending sent(String name, Duration limit, int... ids) throws IOException {
        var arrivals = new Arrivals();
        arrivals.expect();
        var pending = new Pending(server, Query.of(new Question(DomainName.of(name), RecordType.TXT), 0, true), limit, limit, arrivals);
        var next = new AtomicInteger();
        LongSupplier draws = () -> ids[next.getAndIncrement()];
        assertTrue(window.send(pending, draws));
        return pending;
    }

    private void sendAgain(Pending pending) {
        var again = pending.query().spelled(-1);
        pending.sentAgain(again);
        window.sendAgain(pending, again);
    }

    /// The peer answers the next message that it has.
    private void answer(Pending pending) throws IOException {
        var message = new DatagramPacket(new byte[LARGEST], LARGEST);
        peer.receive(message);
        message.getData()[2] |= RESPONSE;
        peer.send(message);
        while (!pending.isOver()) {
            window.receive(ByteBuffer.allocateDirect(LARGEST));
        }
    }

    @Test
    void an_id_is_free_again_when_its_question_was_answered() throws IOException {
        answer(sent("one.example", LONG, ID));
        assertEquals(ID, sent("other.example", LONG, ID, OTHER).query().number());
    }

    @Test
    void the_id_of_a_question_that_was_sent_twice_rests_while_its_second_answer_may_come() throws IOException {
        var twice = sent("one.example", LONG, ID);
        sendAgain(twice);
        answer(twice);
        assertEquals(OTHER, sent("other.example", LONG, ID, OTHER).query().number());
    }

    @Test
    void it_rests_no_longer_than_an_answer_is_waited_for() throws IOException {
        var twice = sent("one.example", Duration.ofNanos(1), ID);
        sendAgain(twice);
        answer(twice);
        assertEquals(ID, sent("other.example", LONG, ID, OTHER).query().number());
    }
}
