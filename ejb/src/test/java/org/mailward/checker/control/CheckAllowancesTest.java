package org.mailward.checker.control;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mailward.platform.settings.Settings;
import org.mailward.platform.time.Time;

class CheckAllowancesTest {

    private static final UUID PROVIDER = new UUID(1, 1);
    private static final String ONE = "198.51.100.7";
    private static final String OTHER = "198.51.100.8";

    private static CheckAllowances with(String property, int most) {
        return with(Map.of(property, most));
    }

    private static CheckAllowances with(Map<String, Integer> most) {
        var settings = new CheckerSettings(new Settings(name -> Optional.ofNullable(most.get(name)).map(Object::toString)));
        return new CheckAllowances(settings, new Time(Clock.fixed(Instant.parse("2026-05-11T12:00:00Z"), ZoneOffset.UTC)));
    }

    @Test
    void an_address_may_look_at_results_so_often_and_others_still_may() {
        var allowances = with("mailward.checker.looks-per-address", 2);
        assertTrue(allowances.look(ONE));
        assertTrue(allowances.look(ONE));
        assertFalse(allowances.look(ONE));
        assertTrue(allowances.look(OTHER));
    }

    @Test
    void looks_and_checks_are_counted_apart() {
        var allowances = with("mailward.checker.per-address", 1);
        assertTrue(allowances.check(PROVIDER, ONE));
        assertFalse(allowances.check(PROVIDER, ONE));
        assertTrue(allowances.look(ONE));
    }

    @Test
    void what_visitors_use_up_together_is_a_provider_s_and_no_other_s() {
        var allowances = with("mailward.checker.per-provider", 1);
        assertTrue(allowances.check(PROVIDER, ONE));
        assertFalse(allowances.check(PROVIDER, OTHER));
        assertTrue(allowances.check(new UUID(1, 2), OTHER));
    }

    @Test
    void what_its_provider_has_no_more_of_is_not_taken_off_an_address() {
        var allowances = with(Map.of("mailward.checker.per-provider", 1, "mailward.checker.per-address", 1));
        assertTrue(allowances.check(PROVIDER, OTHER));
        assertFalse(allowances.check(PROVIDER, ONE));
        assertTrue(allowances.check(new UUID(1, 2), ONE), "Nothing was checked for it yet");
        assertFalse(allowances.check(new UUID(1, 3), ONE));
    }
}
