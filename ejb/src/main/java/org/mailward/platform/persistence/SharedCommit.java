package org.mailward.platform.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Commits together what comes at the same time.
///
/// Whoever comes while another commits waits, and is committed with all who waited: one transaction for many, and none waits longer than for
/// two. Whoever comes alone is committed at once.
///
/// @param <T> what is committed
public final class SharedCommit<T> {

    private final int most;
    private final Consumer<List<T>> commit;
    private final Queue<Waiting<T>> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock(true);

    /// @param most that are committed together; at least 1
    /// @param commit commits all of a list or none of it, which it says by throwing
    public SharedCommit(int most, Consumer<List<T>> commit) {
        if (most < 1) {
            throw new IllegalArgumentException("At least 1 is committed at once, not " + most);
        }
        this.most = most;
        this.commit = commit;
    }

    /// One who waits. Written by whoever has the turn, and read when that one gave it up.
    private static final class Waiting<T> {
        private final T item;
        private boolean over;
        private @Nullable RuntimeException trouble;

        Waiting(T item) {
            this.item = item;
        }
    }

    /// Commits it, with others or alone; when this returns, it is committed.
    ///
    /// @throws RuntimeException that the commit threw for it alone, or for all because the database was away
    public void add(T item) {
        var own = new Waiting<>(item);
        queue.add(own);
        turn.lock();
        try {
            while (!own.over) {
                commit(next());
            }
        } finally {
            turn.unlock();
        }
        if (own.trouble != null) {
            throw own.trouble;
        }
    }

    private List<Waiting<T>> next() {
        var some = new ArrayList<Waiting<T>>();
        for (var one = queue.poll(); one != null; one = some.size() < most ? queue.poll() : null) {
            some.add(one);
        }
        return some;
    }

    /// When several cannot be committed together, each is tried alone: the others must not suffer for one. While the database is away
    /// that would only have all of them wait for each other's time-out.
    private void commit(List<Waiting<T>> some) {
        try {
            commit.accept(some.stream().map(one -> one.item).toList());
        } catch (RuntimeException e) {
            if (some.size() > 1 && !DatabaseAway.behind(e)) {
                some.forEach(one -> commit(List.of(one)));
                return;
            }
            some.forEach(one -> one.trouble = e);
        } catch (Error e) {
            // Whoever waits must not wait for ever for one who broke.
            some.forEach(one -> {
                one.trouble = new IllegalStateException("It could not be committed", e);
                one.over = true;
            });
            throw e;
        }
        some.forEach(one -> one.over = true);
    }
}
