package org.mailward.platform.dns;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Wakes one thread when everything that it expects has arrived; once it was nudged, at each arrival.
final class Arrivals {

    private final AtomicInteger expected = new AtomicInteger();
    private volatile @Nullable Thread waiter;
    private volatile boolean nudged;

    void expect() {
        expected.incrementAndGet();
    }

    void arrived() {
        if (expected.decrementAndGet() == 0 || nudged) {
            LockSupport.unpark(waiter);
        }
    }

    /// Tells the waiting thread to make do with what has arrived.
    void nudge() {
        nudged = true;
        LockSupport.unpark(waiter);
    }

    /// Waits until everything has arrived or somebody nudged.
    /// @throws InterruptedException when the thread is interrupted while it waits
    void await() throws InterruptedException {
        waiter = Thread.currentThread();
        while (expected.get() > 0 && !nudged) {
            park();
        }
    }

    /// Waits for the next arrival after the nudge; may return without one.
    void awaitNext() throws InterruptedException {
        park();
    }

    /// Forgets the thread that waited. Whatever still hangs on these arrivals, such as an alarm that is not due yet, would otherwise
    /// keep everything alive that the thread worked on.
    void over() {
        waiter = null;
    }

    private void park() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        LockSupport.park(this);
    }
}
