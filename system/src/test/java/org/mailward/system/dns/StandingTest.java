package org.mailward.system.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final List<String> LINES = List.of("always \"v=DMARC1; p=none\"", "begun  ;@ from 30", "ended  ;@ until 31", "between  ;@ from 60 until 31", "; a comment");

    @Test
    void today_has_what_began_and_nothing_that_ended() {
        assertEquals(List.of("always \"v=DMARC1; p=none\"", "begun", "; a comment"), Standing.on(0, LINES));
    }

    @Test
    void a_day_belongs_to_one_side_of_a_change() {
        assertEquals(List.of("always \"v=DMARC1; p=none\"", "begun", "; a comment"), Standing.on(30, LINES));
        assertEquals(List.of("always \"v=DMARC1; p=none\"", "ended", "between", "; a comment"), Standing.on(31, LINES));
    }

    @Test
    void what_stood_between_two_days_stood_on_both() {
        assertEquals(List.of("always \"v=DMARC1; p=none\"", "ended", "between", "; a comment"), Standing.on(60, LINES));
        assertEquals(List.of("always \"v=DMARC1; p=none\"", "ended", "; a comment"), Standing.on(61, LINES));
    }
}
