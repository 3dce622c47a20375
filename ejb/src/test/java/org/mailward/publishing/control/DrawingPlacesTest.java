package org.mailward.publishing.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.mailward.platform.settings.Settings;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;

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
        return new Scope.WholeProvider(provider, new Actor(subject, subject, Role.PROVIDER_ANALYST, "test"));
    }

    /// What comes of a second wish while the first is being fulfilled.
    private static Outcome<String> meanwhile(DrawingPlaces places, Scope first, Supplier<Outcome<String>> second) {
        return places.in(first, second);
    }

    private static Supplier<Outcome<String>> drawn(DrawingPlaces places, Scope who) {
        return () -> places.in(who, () -> Outcome.done("drawn"));
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
    }

    @Test
    void a_setting_that_draws_nothing_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> with("per-person", "0"));
    }
}
