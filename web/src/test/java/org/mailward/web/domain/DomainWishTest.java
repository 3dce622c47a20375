package org.mailward.web.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mailward.assessment.Narrowing;
import org.mailward.assessment.Severity;

class DomainWishTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    private final DomainWish wish = new DomainWish();

    @Test
    void an_empty_address_asks_for_the_first_page_by_name() {
        var query = wish.query(Optional.empty(), TODAY);
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
        var query = wish.query(Optional.empty(), TODAY);
        assertEquals("NAME", query.sort().name());
        assertEquals(Optional.empty(), query.stage());
        assertEquals(0, query.first());
        wish.setPage("two");
        assertEquals(0, wish.query(Optional.empty(), TODAY).first());
    }

    @Test
    void pages_follow_each_other_without_gap() {
        wish.setPage("3");
        var query = wish.query(Optional.empty(), TODAY);
        assertEquals(2 * query.count(), query.first());
    }

    @Test
    void names_are_searched_in_the_form_that_goes_on_the_wire() {
        wish.setQ(" bücher ");
        assertEquals(Optional.of("xn--bcher-kva"), wish.query(Optional.empty(), TODAY).search());
        wish.setQ("straße");
        assertEquals(Optional.of("xn--strae-oqa"), wish.query(Optional.empty(), TODAY).search());
    }

    @Test
    void a_list_is_whole_until_something_narrows_it() {
        wish.setSort("score");
        assertTrue(wish.isWhole());
        wish.setStage("REJECTING");
        assertFalse(wish.isWhole());
        wish.setStage("");
        wish.getAlso().setTag("shop");
        assertFalse(wish.isWhole());
        wish.getAlso().setTag("");
        wish.setPage("2");
        assertFalse(wish.isWhole());
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

    @Test
    void what_else_it_narrows_by_is_read_and_sent_again_and_nonsense_is_left_out() {
        var member = UUID.randomUUID();
        wish.getAlso().setTag(" VIP ");
        wish.getAlso().setWorst("HIGH");
        wish.getAlso().setOverdue("true");
        wish.getAlso().setAssignee(member.toString());
        assertEquals(new Narrowing(Optional.of("vip"), Optional.of(Severity.HIGH), Optional.of(TODAY), Optional.of(member)), wish.query(Optional.empty(), TODAY).narrowing());
        assertEquals("[Kept[name=tag, value=VIP], Kept[name=worst, value=HIGH], Kept[name=overdue, value=true], Kept[name=assignee, value=" + member + "]]", wish.getKept().toString());
        wish.getAlso().setTag(" ");
        wish.getAlso().setWorst("DREADFUL");
        wish.getAlso().setOverdue("perhaps");
        wish.getAlso().setAssignee("1 or 1=1");
        assertEquals(Narrowing.NONE, wish.query(Optional.empty(), TODAY).narrowing());
    }

    @Test
    void a_client_narrows_by_nothing_that_only_the_provider_knows() {
        wish.getAlso().setTag("slow payer");
        wish.getAlso().setAssignee(UUID.randomUUID().toString());
        wish.getAlso().setWorst("HIGH");
        wish.getAlso().forAClient();
        assertEquals(new Narrowing(Optional.empty(), Optional.of(Severity.HIGH), Optional.empty(), Optional.empty()), wish.query(Optional.empty(), TODAY).narrowing());
    }
}
