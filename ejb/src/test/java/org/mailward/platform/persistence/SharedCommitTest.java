package org.mailward.platform.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedCommitTest {

    private final List<List<Integer>> committed = new CopyOnWriteArrayList<>();

    @Test
    void whoever_comes_alone_is_committed_at_once() {
        new SharedCommit<Integer>(8, committed::add).add(1);
        assertEquals(List.of(List.of(1)), committed);
    }

    @Test
    void whoever_comes_while_another_commits_is_committed_with_all_who_waited() throws InterruptedException, ExecutionException {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var commit = new SharedCommit<Integer>(8, some -> {
            begun.countDown();
            await(go);
            committed.add(some);
        });
        try (var threads = Executors.newCachedThreadPool()) {
            var all = new ArrayList<Future<?>>();
            all.add(threads.submit(() -> commit.add(0)));
            begun.await();
            var others = IntStream.rangeClosed(1, 5).mapToObj(i -> Thread.ofPlatform().start(() -> commit.add(i))).toList();
            // All wait for their turn before the first is let go.
            while (!others.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING)) {
                Thread.onSpinWait();
            }
            go.countDown();
            for (var other : others) {
                other.join();
            }
            for (var each : all) {
                each.get();
            }
        }
        assertEquals(List.of(0), committed.getFirst());
        assertEquals(2, committed.size(), "one transaction for all who waited: " + committed);
        assertEquals(List.of(1, 2, 3, 4, 5), committed.getLast().stream().sorted().toList());
    }

    @Test
    void nobody_returns_before_the_commit_and_nothing_is_committed_twice() throws InterruptedException, ExecutionException {
        var commit = new SharedCommit<Integer>(4, some -> committed.add(List.copyOf(some)));
        try (var threads = Executors.newFixedThreadPool(16)) {
            var all = IntStream.range(0, 2000).mapToObj(i -> threads.submit(() -> {
                commit.add(i);
                return committed.stream().anyMatch(some -> some.contains(i));
            })).toList();
            for (var each : all) {
                assertTrue(each.get(), "it returned before it was committed");
            }
        }
        assertEquals(IntStream.range(0, 2000).boxed().toList(), committed.stream().flatMap(List::stream).sorted().toList());
        assertTrue(committed.stream().allMatch(some -> some.size() <= 4));
    }

    @Test
    void one_that_cannot_be_committed_is_told_so_and_spoils_nobody_else_s() throws InterruptedException, ExecutionException {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var commit = new SharedCommit<Integer>(8, some -> {
            begun.countDown();
            await(go);
            if (some.contains(13)) {
                throw new IllegalStateException("13");
            }
            committed.add(some);
        });
        try (var threads = Executors.newCachedThreadPool()) {
            var first = threads.submit(() -> commit.add(0));
            begun.await();
            var good = threads.submit(() -> commit.add(1));
            var bad = threads.submit(() -> commit.add(13));
            var other = threads.submit(() -> commit.add(2));
            go.countDown();
            first.get();
            good.get();
            other.get();
            assertEquals("13", assertThrows(ExecutionException.class, bad::get).getCause().getMessage());
        }
        assertEquals(List.of(0, 1, 2), committed.stream().flatMap(List::stream).sorted().toList());
    }

    @Test
    void while_the_database_is_away_all_are_told_so_at_once() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var tries = new AtomicInteger();
        var commit = new SharedCommit<Integer>(8, some -> {
            tries.incrementAndGet();
            begun.countDown();
            await(go);
            throw new PersistenceTrouble("away", new SQLTransientConnectionException("away"));
        });
        var told = new AtomicInteger();
        Consumer<Integer> add = item -> {
            try {
                commit.add(item);
            } catch (PersistenceTrouble e) {
                told.incrementAndGet();
            }
        };
        var first = Thread.ofPlatform().start(() -> add.accept(0));
        begun.await();
        var others = IntStream.rangeClosed(1, 5).mapToObj(i -> Thread.ofPlatform().start(() -> add.accept(i))).toList();
        while (!others.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
        go.countDown();
        first.join();
        for (var other : others) {
            other.join();
        }
        assertEquals(6, told.get());
        assertEquals(2, tries.get(), "nobody waits for another's time-out");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
