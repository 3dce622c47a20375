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
import java.util.Iterator;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.mailward.platform.time.Deadline;

/// The one thread that receives every UDP answer and ends every wait that took too long.
final class Post implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Post.class.getName());
    /// The tick while nothing is awaited.
    private static final Duration NAP = Duration.ofMillis(100);
    private static final int LARGEST_DATAGRAM = 4096;

    private final Selector selector;
    private final Wheel wheel = new Wheel(Deadline.in(Duration.ZERO).nanos());
    private final ConcurrentLinkedQueue<Window> retired = new ConcurrentLinkedQueue<>();
    private final Thread thread;

    /// Something that is to happen at a moment unless it is over before.
    interface Alarm {
        Deadline deadline();

        boolean isOver();

        void ring();
    }

    Post() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("The system gives no selector for DNS", e);
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
        wheel.add(alarm);
    }

    /// Closes a socket once nothing is awaited on it.
    void retire(Window window) {
        retired.add(window);
    }

    private void run() {
        var buffer = ByteBuffer.allocateDirect(LARGEST_DATAGRAM);
        while (selector.isOpen()) {
            try {
                selector.select(key -> ((Window) key.attachment()).receive(buffer), (wheel.isAtRest() ? NAP : Wheel.TICK).toMillis());
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
        wheel.turn(Deadline.in(Duration.ZERO).nanos());
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
