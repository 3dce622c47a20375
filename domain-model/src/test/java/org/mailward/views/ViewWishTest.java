package org.mailward.views;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailward.tenancy.InvalidInput;

class ViewWishTest {

    @Test
    void what_is_written_is_read_again() {
        var wish = ViewWish.of(ViewPlace.DOMAINS, Map.of("tag", "r&d = fun", "q", "münchen", "stage", " ", "page", "7", "sort", "score"));
        assertEquals("q=m%C3%BCnchen&tag=r%26d+%3D+fun&sort=score", wish.query());
        assertEquals(wish, ViewWish.read(ViewPlace.DOMAINS, wish.query()));
    }

    @Test
    void a_table_keeps_the_words_that_it_knows() {
        assertEquals("state=HELD", ViewWish.of(ViewPlace.ARRIVALS, Map.of("state", "HELD", "tag", "vip", "view", "x")).query());
        assertEquals("", ViewWish.read(ViewPlace.AUDIT, "").query());
    }

    @Test
    void what_is_too_long_is_refused_with_its_word() {
        assertEquals("q", assertThrows(InvalidInput.class, () -> ViewWish.of(ViewPlace.PORTFOLIO, Map.of("q", "x".repeat(301)))).field());
    }
}
