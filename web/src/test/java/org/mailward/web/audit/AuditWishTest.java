package org.mailward.web.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditWishTest {

    private final AuditWish wish = new AuditWish();

    @Test
    void the_last_day_is_wanted_to_its_end() {
        wish.setFrom("2026-11-01");
        wish.setUntil(" 2026-11-02 ");
        var query = wish.query(Optional.empty(), 0, 10);
        assertEquals(Optional.of(Instant.parse("2026-11-01T00:00:00Z")), query.from());
        assertEquals(Optional.of(Instant.parse("2026-11-03T00:00:00Z")), query.until());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-02-30", "+999999999-12-31", "-999999999-01-01"})
    void what_is_no_day_narrows_nothing(String text) {
        wish.setFrom(text);
        wish.setUntil(text);
        var query = wish.query(Optional.empty(), 0, 10);
        assertEquals(Optional.empty(), query.from().or(query::until));
    }
}
