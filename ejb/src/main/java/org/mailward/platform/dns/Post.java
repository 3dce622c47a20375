package org.mailward.platform.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mailward.platform.time.Deadline;

/// The one thread that receives every UDP answer and ends every wait that took too long.
///
/// Waits stand in a wheel of slots, one for each tick; a turn of the wheel is longer than most waits, and what is not due
/// when its slot comes round stays for another turn.
final class Post implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Post.class.getName());
    private static final Duration TICK = Duration.ofMillis(10);
    /// The tick while nothing is awaited.
    private static final Duration NAP = Duration.ofMillis(100);
    private static final int SLOTS = 1024;
    private static final int LARGEST_DATAGRAM = 4096;

    private final Selector selector;
    private final List<AtomicReference<@Nullable Wait>> wheel = new ArrayList<>(SLOTS);
    private final ConcurrentLinkedQueue<Window> retired = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private final long start = Deadline.in(Duration.ZERO).nanos();
    private volatile long newest;
    private long swept;

    /// Something that is to happen at a moment unless it is over before.
    interface Alarm {
        Deadline deadline();

        boolean isOver();

        void ring();
    }

    /// @param next the alarm added to the same slot before
    private record Wait(Alarm alarm, @Nullable Wait next) {
    }

    Post() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("The system gives no selector for DNS", e);
        }
        for (int i = 0; i < SLOTS; i++) {
            wheel.add(new AtomicReference<>());
        }
        thread = Thread.ofPlatform().name("dns-post").daemon().unstarted(this::run);
        thread.start();
    }

    void watch(Window window) throws ClosedChannelException {
        window.channel().register(selector, SelectionKey.OP_READ, window);
        selector.wakeup();
    }

    /// Lets an alarm ring at its deadline, on this thread.
    void time(Alarm alarm) {
        long tick = tick(alarm.deadline().nanos());
        if (tick > newest) {
            newest = tick;
        }
        var slot = wheel.get((int) (tick % SLOTS));
        Wait head;
        do {
            head = slot.get();
        } while (!slot.compareAndSet(head, new Wait(alarm, head)));
    }

    /// Closes a socket once nothing is awaited on it.
    void retire(Window window) {
        retired.add(window);
    }

    private long tick(long nanos) {
        return Math.max(0, (nanos - start) / TICK.toNanos()) + 1;
    }

    private void run() {
        var buffer = ByteBuffer.allocateDirect(LARGEST_DATAGRAM);
        while (selector.isOpen()) {
            try {
                selector.select(key -> ((Window) key.attachment()).receive(buffer), (swept > newest + SLOTS ? NAP : TICK).toMillis());
                sweep();
            } catch (ClosedSelectorException e) {
                // The resolver was closed while this thread waited.
                return;
            } catch (IOException | RuntimeException e) {
                // Whatever it was, every other question still needs this thread.
                LOG.log(Level.ERROR, "Receiving DNS answers was disturbed", e);
            }
        }
    }

    private void sweep() throws IOException {
        long now = tick(Deadline.in(Duration.ZERO).nanos()) - 1;
        // After a long pause of the machine one turn sees every slot.
        swept = Math.max(swept, now - SLOTS);
        while (swept < now) {
            swept++;
            for (Wait wait = wheel.get((int) (swept % SLOTS)).getAndSet(null); wait != null; wait = wait.next) {
                if (wait.alarm.isOver()) {
                    continue;
                }
                if (wait.alarm.deadline().passed()) {
                    wait.alarm.ring();
                } else {
                    time(wait.alarm);
                }
            }
        }
        for (Iterator<Window> old = retired.iterator(); old.hasNext();) {
            Window window = old.next();
            if (window.isIdle()) {
                old.remove();
                window.close();
            }
        }
    }

    @Override
    public void close() {
        try {
            for (SelectionKey key : selector.keys()) {
                ((Window) key.attachment()).close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
