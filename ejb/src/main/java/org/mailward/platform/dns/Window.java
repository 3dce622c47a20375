package org.mailward.platform.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongSupplier;
import org.mailward.mailauth.dns.Answer.Failure;
import org.mailward.platform.time.Deadline;

/// One UDP socket towards one server, on a port that the system chose at random, with the questions that left by it.
///
/// The socket is connected, so that the system drops what others send and tells when nobody listens.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5452#section-9">RFC 5452 §9</a>
final class Window {

    private static final int IDS = 1 << Short.SIZE;
    private static final int MOST_DRAWS = 64;
    private static final int MOST_IN_A_TURN = 64;

    private final DatagramChannel channel;
    private final AtomicReferenceArray<Pending> byId = new AtomicReferenceArray<>(IDS);
    /// Ids of questions that were sent more than once and are over, and until when another answer to them may come.
    private final Map<Integer, Deadline> resting = new ConcurrentHashMap<>();
    private final AtomicInteger awaited = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();
    private final Deadline retirement;

    /// @param age when the port has served long enough
    Window(InetSocketAddress server, Duration age) throws IOException {
        this.channel = DatagramChannel.open();
        this.retirement = Deadline.in(age);
        try {
            channel.configureBlocking(false);
            channel.connect(server);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    DatagramChannel channel() {
        return channel;
    }

    boolean isWorn(int questions) {
        return sent.get() >= questions || retirement.passed();
    }

    boolean isIdle() {
        return awaited.get() == 0;
    }

    /// Sends a question under an id that no other one on this socket has.
    /// @param random draws ids
    /// @return false when it could not be sent; the pending question is then untouched
    /// @throws IOException when the server cannot be reached
    boolean send(Pending pending, LongSupplier random) throws IOException {
        for (int draw = 0; draw < MOST_DRAWS; draw++) {
            int id = (int) (random.getAsLong() & (IDS - 1));
            if (!rests(id) && byId.compareAndSet(id, null, pending)) {
                pending.query().number(id);
                pending.leavesBy(this);
                awaited.incrementAndGet();
                sent.incrementAndGet();
                try {
                    // What does not fit into the system's buffer is lost like a datagram on the way: the next try will do.
                    channel.write(ByteBuffer.wrap(pending.query().octets()));
                    return true;
                } catch (IOException e) {
                    if (take(id, pending)) {
                        throw e;
                    }
                    return true;
                }
            }
        }
        return false;
    }

    /// Sends a question once more under the id that it has here.
    void sendAgain(Pending pending, Query query) {
        int id = pending.query().number();
        query.number(id);
        try {
            channel.write(ByteBuffer.wrap(query.octets()));
        } catch (IOException e) {
            if (take(id, pending)) {
                pending.complete(new Pending.Outcome.Nothing(Failure.UNREACHABLE, "The DNS server could not be reached: " + Tcp.reason(e) + "."));
            }
        }
    }

    /// A second answer to what was sent twice would look like a forged one to whatever had its id.
    private boolean rests(int id) {
        Deadline until = resting.isEmpty() ? null : resting.get(id);
        if (until == null) {
            return false;
        }
        if (until.passed()) {
            resting.remove(id, until);
            return false;
        }
        return true;
    }

    private boolean take(int id, Pending pending) {
        if (pending.repeats() > 0) {
            resting.put(id, Deadline.in(pending.limit()));
        }
        if (byId.compareAndSet(id, pending, null)) {
            awaited.decrementAndGet();
            return true;
        }
        return false;
    }

    /// Hands out the messages that have arrived, but no more than a turn's share: a server that never stops talking must not
    /// keep the thread from others.
    void receive(ByteBuffer buffer) {
        try {
            buffer.clear();
            for (int i = 0; i < MOST_IN_A_TURN && channel.read(buffer) > 0; i++) {
                buffer.flip();
                deliver(buffer);
                buffer.clear();
            }
        } catch (ClosedChannelException e) {
            failAll("the socket was closed");
        } catch (IOException e) {
            failAll(e instanceof PortUnreachableException ? "nothing listens at its port" : String.valueOf(e.getMessage()));
        }
    }

    private void deliver(ByteBuffer buffer) {
        byte[] message = new byte[buffer.remaining()];
        buffer.get(message);
        if (message.length < Query.HEADER) {
            return;
        }
        int id = (message[0] & 0xFF) << Byte.SIZE | message[1] & 0xFF;
        Pending pending = byId.get(id);
        if (pending == null) {
            // An answer that came too late, or somebody's guess.
            return;
        }
        if (!pending.server().believes(pending.compare(message))) {
            pending.doubt();
        } else if (take(id, pending)) {
            pending.answer(message);
        }
    }

    private void failAll(String reason) {
        for (int id = 0; id < IDS && awaited.get() > 0; id++) {
            Pending pending = byId.get(id);
            if (pending != null && take(id, pending)) {
                pending.complete(new Pending.Outcome.Nothing(Failure.UNREACHABLE, "The DNS server could not be reached: " + reason + "."));
            }
        }
    }

    /// Gives a question up.
    void expire(Pending pending) {
        if (take(pending.query().number(), pending)) {
            pending.server().silent(pending.sent());
            pending.complete(new Pending.Outcome.Nothing(Failure.TIMEOUT, "The DNS server did not answer within " + pending.limit().toMillis() + " ms."));
        }
    }

    void close() throws IOException {
        channel.close();
        failAll("the socket was closed");
    }
}
