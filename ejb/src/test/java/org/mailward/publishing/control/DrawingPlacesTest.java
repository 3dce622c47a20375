package org.mailward.publishing.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailward.platform.settings.Settings;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DrawingPlacesTest {

    private static final UUID OURS = new UUID(0, 1);
    private static final UUID THEIRS = new UUID(0, 2);

    private static DrawingPlaces with(String... given) {
        Map<String, String> settings = new HashMap<>(Map.of("mailward.drawing.patience", "1"));
        for (int i = 0; i < given.length; i += 2) {
            settings.put("mailward.drawing." + given[i], given[i + 1]);
        }
        return new DrawingPlaces(new Settings(property -> Optional.ofNullable(settings.get(property))));
    }

    private static Scope of(UUID provider, String subject) {
        return new Scope.WholeProvider(provider, new Actor(subject, "Of the same name", Role.PROVIDER_ANALYST, "test"));
    }

    /// What comes of a second wish while the first is being fulfilled.
    private static Outcome<String> meanwhile(DrawingPlaces places, Scope first, Supplier<Outcome<String>> second) {
        return places.in(first, second);
    }

    /// Drawn once, or refused and not drawn.
    private static Supplier<Outcome<String>> drawn(DrawingPlaces places, Scope who) {
        return () -> {
            var drawings = new AtomicInteger();
            var outcome = places.in(who, () -> {
                drawings.incrementAndGet();
                return Outcome.done("drawn");
            });
            assertEquals(outcome instanceof Outcome.Done<String> ? 1 : 0, drawings.get());
            return outcome;
        };
    }

    /// What comes of the last one's wish while those of all before are being fulfilled.
    private static Outcome<String> inside(DrawingPlaces places, Scope... all) {
        return all.length == 1 ? drawn(places, all[0]).get() : meanwhile(places, all[0], () -> inside(places, Arrays.copyOfRange(all, 1, all.length)));
    }

    @Test
    void one_person_has_one_place_and_leaves_the_others_to_others() {
        var places = with();
        assertEquals(Outcome.refused("", DrawingPlaces.BUSY), meanwhile(places, of(OURS, "anna"), drawn(places, of(OURS, "anna"))));
        assertEquals(Outcome.done("drawn"), meanwhile(places, of(OURS, "anna"), drawn(places, of(OURS, "adam"))));
    }

    @Test
    void one_provider_does_not_have_all_places() {
        var places = with();
        Supplier<Outcome<String>> third = () -> meanwhile(places, of(OURS, "adam"), drawn(places, of(OURS, "alice")));
        assertEquals(Outcome.refused("", DrawingPlaces.BUSY), meanwhile(places, of(OURS, "anna"), third));
        Supplier<Outcome<String>> another = () -> meanwhile(places, of(OURS, "adam"), drawn(places, of(THEIRS, "bea")));
        assertEquals(Outcome.done("drawn"), meanwhile(places, of(OURS, "anna"), another));
    }

    @Test
    void all_together_have_four() {
        var places = with();
        assertEquals(Outcome.done("drawn"), inside(places, of(OURS, "anna"), of(OURS, "adam"), of(THEIRS, "bea"), of(THEIRS, "ben")));
        assertEquals(Outcome.refused("", DrawingPlaces.BUSY), inside(places, of(OURS, "anna"), of(OURS, "adam"), of(THEIRS, "bea"), of(THEIRS, "ben"), of(new UUID(0, 3), "carl")));
    }

    @Test
    void who_waits_for_a_place_has_it_next() throws Exception {
        var places = with("patience", "600000");
        var release = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var holds = new CountDownLatch(1);
            var first = threads.submit(() -> places.in(of(OURS, "anna"), () -> {
                holds.countDown();
                awaited(release);
                return Outcome.done("first");
            }));
            holds.await();
            var second = new CompletableFuture<Outcome<String>>();
            var waiter = Thread.ofVirtual().start(() -> second.complete(drawn(places, of(OURS, "anna")).get()));
            while (waiter.getState() != Thread.State.TIMED_WAITING && !second.isDone()) {
                Thread.onSpinWait();
            }
            release.countDown();
            assertEquals(Outcome.done("first"), first.get());
            assertEquals(Outcome.done("drawn"), second.get());
        } finally {
            release.countDown();
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void where_nobody_is_to_wait_nobody_does() {
        var places = with("waiting", "0", "patience", "600000");
        assertEquals(Outcome.refused("", DrawingPlaces.BUSY), inside(places, of(OURS, "anna"), of(OURS, "anna")));
    }

    @Test
    void a_place_is_free_again_whatever_happened_in_it() {
        var places = with();
        assertThrows(IllegalStateException.class, () -> places.in(of(OURS, "anna"), () -> {
            throw new IllegalStateException("broken");
        }));
        assertEquals(Outcome.missing(), places.in(of(OURS, "anna"), Outcome::missing));
        assertEquals(Outcome.done("drawn"), places.in(of(OURS, "anna"), () -> Outcome.done("drawn")));
    }

    @Test
    void whoever_lowers_the_whole_lowers_the_shares_with_it() {
        var places = with("at-once", "1");
        assertEquals(Outcome.refused("", DrawingPlaces.BUSY), meanwhile(places, of(OURS, "anna"), drawn(places, of(THEIRS, "bea"))));
        var ofTwo = with("per-provider", "2", "per-person", "3");
        assertEquals(Outcome.done("drawn"), inside(ofTwo, of(OURS, "anna"), of(OURS, "anna")));
        assertEquals(Outcome.refused("", DrawingPlaces.BUSY), inside(ofTwo, of(OURS, "anna"), of(OURS, "anna"), of(OURS, "anna")));
    }

    @Test
    void a_provider_has_as_many_as_the_operator_says() {
        var places = with("per-provider", "3");
        assertEquals(Outcome.done("drawn"), inside(places, of(OURS, "anna"), of(OURS, "adam"), of(OURS, "alice")));
        assertEquals(Outcome.refused("", DrawingPlaces.BUSY), inside(places, of(OURS, "anna"), of(OURS, "adam"), of(OURS, "alice"), of(OURS, "abel")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"at-once", "per-provider", "per-person"})
    void a_setting_that_draws_nothing_is_refused(String setting) {
        var refused = assertThrows(IllegalArgumentException.class, () -> with(setting, "0"));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("mailward.drawing.at-once, per-provider and per-person are at least 1"), refused::toString);
    }
}
