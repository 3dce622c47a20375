package org.mailward.platform.jobs;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// Places for heavy work, of which only so much is done at the same time, shared so that no group and nobody in it has all of them.
///
/// Who finds none free waits in turn, but holds up nobody behind who may begin already. Those who wait are bounded too, in the same
/// shares: each of them keeps a thread of the server's.
public final class FairPlaces {

    /// @param atOnce how much is done at the same time
    /// @param ofGroup how much of that for one group
    /// @param ofOne how much of that for one of a group
    /// @param waiting how many may wait
    public record Shares(int atOnce, int ofGroup, int ofOne, int waiting) {
        public Shares {
            if (ofOne < 1 || ofGroup < ofOne || atOnce < ofGroup || waiting < 0) {
                throw new IllegalArgumentException("One has at least one place and no more than its group, which has no more than there are; waiting is not below 0: "
                        + ofOne + ", " + ofGroup + ", " + atOnce + "; " + waiting);
            }
        }

        private boolean leave(List<Holder> seated, Holder next) {
            return seated.size() < atOnce && count(seated, next::ofSameGroup) < ofGroup && count(seated, next::equals) < ofOne;
        }

        private boolean leaveToWait(List<Holder> queue, Holder next) {
            return queue.size() < waiting && count(queue, next::ofSameGroup) < share(ofGroup) && count(queue, next::equals) < share(ofOne);
        }

        /// As many of those who wait as of the places, and never nobody.
        private int share(int places) {
            return Math.max(1, Math.toIntExact((long) waiting * places / atOnce));
        }

        private static long count(List<Holder> holders, Predicate<Holder> which) {
            return holders.stream().filter(which).count();
        }
    }

    private record Holder(String group, String one) {
        boolean ofSameGroup(Holder other) {
            return group.equals(other.group);
        }
    }

    private static final class Waiter {
        private final Holder holder;
        private final Condition turn;
        private boolean seated;

        Waiter(Holder holder, Condition turn) {
            this.holder = holder;
            this.turn = turn;
        }
    }

    /// A place that is held until it is closed.
    public final class Place implements AutoCloseable {

        private final Holder holder;
        private boolean held = true;

        private Place(Holder holder) {
            this.holder = holder;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                if (held) {
                    held = false;
                    seated.remove(holder);
                    callUp();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private final Shares shares;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Holder> seated = new ArrayList<>();
    private final Deque<Waiter> queue = new ArrayDeque<>();

    public FairPlaces(Shares shares) {
        this.shares = shares;
    }

    /// Takes a place, and waits for one where none is free.
    /// @param one of the group, who has a share of the group's
    /// @return empty when patience ran out, as many wait already as may, or the thread was interrupted
    public Optional<Place> take(String group, String one, Duration patience) {
        var holder = new Holder(group, one);
        lock.lock();
        try {
            // Whoever waits has no place left for him, else he would have been called up; so nobody is overtaken here who could begin.
            if (shares.leave(seated, holder)) {
                seated.add(holder);
                return Optional.of(new Place(holder));
            }
            if (!shares.leaveToWait(queue.stream().map(waiter -> waiter.holder).toList(), holder)) {
                return Optional.empty();
            }
            return await(new Waiter(holder, lock.newCondition()), patience) ? Optional.of(new Place(holder)) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /// How many wait at this moment.
    public int waiting() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    private boolean await(Waiter waiter, Duration patience) {
        queue.addLast(waiter);
        try {
            long left = TimeUnit.NANOSECONDS.convert(patience);
            while (!waiter.seated && left > 0) {
                left = waiter.turn.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!waiter.seated) {
            queue.remove(waiter);
        }
        return waiter.seated;
    }

    /// Seats those who may begin now, the longest waiting first.
    private void callUp() {
        for (var each = queue.iterator(); each.hasNext(); ) {
            var waiter = each.next();
            if (shares.leave(seated, waiter.holder)) {
                each.remove();
                seated.add(waiter.holder);
                waiter.seated = true;
                waiter.turn.signal();
            }
        }
    }
}
