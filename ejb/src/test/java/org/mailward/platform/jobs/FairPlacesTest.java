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
        return waits(places, group, one);
    }

    private CompletableFuture<Optional<Place>> waits(FairPlaces of, String group, String one) {
        var place = comes(of, group, one);
        assertFalse(place.isDone());
        return place;
    }

    /// Has a place, waits for one, or was sent away.
    private CompletableFuture<Optional<Place>> comes(FairPlaces to, String group, String one) {
        int before = to.waiting();
        var place = CompletableFuture.supplyAsync(() -> to.take(group, one, LONG), threads);
        while (to.waiting() == before && !place.isDone()) {
            Thread.onSpinWait();
        }
        return place;
    }

    private void assertSentAway(FairPlaces by, String group, String one) {
        var place = comes(by, group, one);
        assertTrue(place.isDone(), "waits");
        assertEquals(Optional.empty(), place.join());
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
        assertTrue(now("A", "anna").isPresent());
        place.close();
        assertTrue(now("A", "anna").isEmpty(), "what was closed twice is the place of the one after");
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
    void who_waits_for_his_own_share_holds_up_nobody_behind() throws Exception {
        now("A", "anna").orElseThrow();
        var adam = now("A", "adam").orElseThrow();
        now("B", "bea").orElseThrow();
        now("B", "ben").orElseThrow();
        var anna = waits("A", "anna");
        var carl = waits("C", "carl");
        var cora = waits("C", "cora");
        adam.close();
        assertTrue(carl.get().isPresent());
        assertFalse(anna.isDone(), "She has her one place");
        assertFalse(cora.isDone(), "There is but one place");
        assertEquals(2, places.waiting());
    }

    @Test
    void those_who_wait_are_bounded_in_the_same_shares() {
        now("A", "anna").orElseThrow();
        now("A", "adam").orElseThrow();
        List<CompletableFuture<Optional<Place>>> waiting = new ArrayList<>();
        waiting.add(waits("A", "anna"));
        waiting.add(waits("A", "anna"));
        assertSentAway(places, "A", "anna");
        waiting.add(waits("A", "adam"));
        waiting.add(waits("A", "adam"));
        assertSentAway(places, "A", "alice");
        assertEquals(4, places.waiting());
        assertTrue(now("B", "bea").isPresent());
        waiting.add(waits("B", "bea"));
    }

    @Test
    void those_who_wait_are_bounded_together() {
        var few = new FairPlaces(new Shares(2, 2, 2, 2));
        few.take("A", "anna", LONG).orElseThrow();
        few.take("B", "bea", LONG).orElseThrow();
        waits(few, "A", "anna");
        waits(few, "B", "bea");
        assertSentAway(few, "C", "carl");
    }

    @Test
    void the_smallest_share_of_those_who_wait_is_one() {
        var few = new FairPlaces(new Shares(4, 2, 1, 1));
        few.take("A", "anna", LONG).orElseThrow();
        waits(few, "A", "anna");
    }

    @Test
    void where_nobody_may_wait_nobody_does() {
        var none = new FairPlaces(new Shares(4, 2, 1, 0));
        none.take("A", "anna", LONG).orElseThrow();
        assertSentAway(none, "A", "anna");
    }

    @Test
    void who_is_interrupted_gets_no_place_and_stays_interrupted() throws Exception {
        now("A", "anna").orElseThrow();
        var came = new CompletableFuture<List<Boolean>>();
        var thread = Thread.ofVirtual().start(() -> came.complete(List.of(places.take("A", "anna", LONG).isPresent(), Thread.currentThread().isInterrupted())));
        while (places.waiting() == 0 && !came.isDone()) {
            Thread.onSpinWait();
        }
        thread.interrupt();
        assertEquals(List.of(false, true), came.get());
        assertEquals(0, places.waiting());
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
