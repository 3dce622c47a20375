package org.mailward.platform.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailward.platform.jobs.FairPlaces.Place;
import org.mailward.platform.jobs.FairPlaces.Shares;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FairPlacesTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final FairPlaces places = new FairPlaces(new Shares(4, 2, 1, 8));
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private Optional<Place> now(String group, String one) {
        return places.take(group, one, Duration.ZERO);
    }

    /// Begins to wait, and returns when it does.
    private CompletableFuture<Optional<Place>> waits(String group, String one) {
        int before = places.waiting();
        var place = CompletableFuture.supplyAsync(() -> places.take(group, one, LONG), threads);
        while (places.waiting() == before && !place.isDone()) {
            Thread.onSpinWait();
        }
        assertFalse(place.isDone());
        return place;
    }

    @Test
    void nobody_has_more_than_a_share() {
        assertTrue(now("A", "anna").isPresent());
        assertTrue(now("A", "anna").isEmpty());
        assertTrue(now("A", "adam").isPresent());
        assertTrue(now("A", "alice").isEmpty());
        assertTrue(now("B", "anna").isPresent());
        assertTrue(now("B", "bea").isPresent());
        assertTrue(now("C", "carl").isEmpty());
    }

    @Test
    void a_place_that_is_given_up_is_free_once() {
        var place = now("A", "anna").orElseThrow();
        place.close();
        place.close();
        assertTrue(now("A", "anna").isPresent());
        assertTrue(now("A", "anna").isEmpty());
    }

    @Test
    void who_waits_comes_in_turn_and_holds_up_nobody_who_may_begin() throws Exception {
        var anna = now("A", "anna").orElseThrow();
        now("A", "adam").orElseThrow();
        var again = waits("A", "anna");
        var alice = waits("A", "alice");
        assertTrue(now("B", "bea").isPresent());
        anna.close();
        var place = again.get();
        assertTrue(place.isPresent());
        assertFalse(alice.isDone());
        place.orElseThrow().close();
        assertTrue(alice.get().isPresent());
    }

    @Test
    void those_who_wait_are_bounded_in_the_same_shares() {
        now("A", "anna").orElseThrow();
        now("A", "adam").orElseThrow();
        List<CompletableFuture<Optional<Place>>> waiting = new ArrayList<>();
        waiting.add(waits("A", "anna"));
        waiting.add(waits("A", "anna"));
        assertTrue(places.take("A", "anna", LONG).isEmpty());
        waiting.add(waits("A", "adam"));
        waiting.add(waits("A", "adam"));
        assertTrue(places.take("A", "alice", LONG).isEmpty());
        assertEquals(4, places.waiting());
        assertTrue(now("B", "bea").isPresent());
        waiting.add(waits("B", "bea"));
    }

    @Test
    void who_is_out_of_patience_leaves_no_trace() {
        now("A", "anna").orElseThrow();
        assertTrue(places.take("A", "anna", Duration.ofMillis(1)).isEmpty());
        assertEquals(0, places.waiting());
    }

    @Test
    void shares_that_nobody_could_have_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> new Shares(4, 2, 0, 8));
        assertThrows(IllegalArgumentException.class, () -> new Shares(4, 2, 3, 8));
        assertThrows(IllegalArgumentException.class, () -> new Shares(1, 2, 1, 8));
        assertThrows(IllegalArgumentException.class, () -> new Shares(4, 2, 1, -1));
    }
}
