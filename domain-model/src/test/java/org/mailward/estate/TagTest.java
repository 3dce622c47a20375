package org.mailward.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailward.assessment.Stage;
import org.mailward.tenancy.InvalidInput;

class TagTest {

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 12, 31);

    @Test
    void the_same_word_in_another_case_or_with_other_blanks_is_the_same_tag() {
        assertEquals(new Tag("north wave"), new Tag("  North \t WAVE "));
    }

    @Test
    void what_could_not_stand_in_a_list_of_tags_is_refused_with_its_field() {
        for (var wrong : List.of("", "   ", "a,b", "bell\u0007")) {
            assertEquals("tag", assertThrows(InvalidInput.class, () -> new Tag(wrong), wrong).field());
        }
        assertTrue(assertThrows(InvalidInput.class, () -> new Tag("x".repeat(41)).within(40)).getMessage().contains("41"));
        assertEquals(40, new Tag("x".repeat(40)).within(40).word().length());
    }

    @Test
    void a_target_is_overdue_after_its_last_day_until_its_stage_is_reached() {
        var target = new StageTarget(Stage.QUARANTINING, Optional.of(LAST_DAY));
        assertEquals(List.of(false, true, false, true, true), List.of(
                target.overdue(Optional.of(Stage.MONITORING), LAST_DAY),
                target.overdue(Optional.of(Stage.MONITORING), LAST_DAY.plusDays(1)),
                target.overdue(Optional.of(Stage.REJECTING), LAST_DAY.plusDays(1)),
                target.overdue(Optional.of(Stage.UNKNOWN), LAST_DAY.plusDays(1)),
                target.overdue(Optional.empty(), LAST_DAY.plusDays(1))));
        assertTrue(!new StageTarget(Stage.REJECTING, Optional.empty()).overdue(Optional.empty(), LAST_DAY), "without a day nothing is overdue");
    }

    @Test
    void nobody_aims_at_being_unprotected() {
        assertThrows(InvalidInput.class, () -> new StageTarget(Stage.UNPROTECTED, Optional.empty()));
        assertThrows(InvalidInput.class, () -> new StageTarget(Stage.UNKNOWN, Optional.empty()));
    }
}
