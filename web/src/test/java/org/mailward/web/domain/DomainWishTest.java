package org.mailward.web.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DomainWishTest {

    private final DomainWish wish = new DomainWish();

    @Test
    void an_empty_address_asks_for_the_first_page_by_name() {
        var query = wish.query(Optional.empty());
        assertEquals("NAME", query.sort().name());
        assertEquals(0, query.first());
        assertEquals(Optional.empty(), query.search());
        assertEquals(Optional.empty(), query.stage());
    }

    @Test
    void what_cannot_be_understood_is_left_out() {
        wish.setSort("password");
        wish.setStage("SAFE");
        wish.setPage("-3");
        var query = wish.query(Optional.empty());
        assertEquals("NAME", query.sort().name());
        assertEquals(Optional.empty(), query.stage());
        assertEquals(0, query.first());
        wish.setPage("two");
        assertEquals(0, wish.query(Optional.empty()).first());
    }

    @Test
    void pages_follow_each_other_without_gap() {
        wish.setPage("3");
        var query = wish.query(Optional.empty());
        assertEquals(2 * query.count(), query.first());
    }

    @Test
    void names_are_searched_in_the_form_that_goes_on_the_wire() {
        wish.setQ(" bücher ");
        assertEquals(Optional.of("xn--bcher-kva"), wish.query(Optional.empty()).search());
    }

    @Test
    void a_second_click_on_a_column_turns_it() {
        wish.setSort("score");
        assertEquals("ascending", wish.sortedBy("score"));
        assertEquals("true", wish.turned("score"));
        wish.setDesc("true");
        assertEquals("descending", wish.sortedBy("score"));
        assertEquals("", wish.turned("score"));
        assertEquals("", wish.sortedBy("name"));
    }
}
