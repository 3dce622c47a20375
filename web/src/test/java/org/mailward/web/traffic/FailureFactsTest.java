package org.mailward.web.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailward.web.component.Text;
import org.mailward.web.traffic.FailureFacts.Fact;

class FailureFactsTest {

    private final Text text = new Text();

    @Test
    void everything_that_a_report_names_is_a_line_and_what_stands_above_is_none() {
        assertEquals(List.of(new Fact("Sending server", "198.51.100.209"), new Fact("Recipient", "…@webmail.example\n…@postbox.example"), new Fact("Sender shown", "…@orchardbank.example")),
                FailureFacts.of(text, """
                        {"authFailure":"dmarc","source":"198.51.100.209","rcptTo":["…@webmail.example","…@postbox.example"],"message":{"from":["…@orchardbank.example"],"to":[]}}"""));
    }

    @Test
    void moments_are_told_as_everywhere() {
        assertEquals(List.of(new Fact("Message came in", "27 Nov 2026, 17:15 UTC"), new Fact("Date", "27 Nov 2026, 17:14 UTC")),
                FailureFacts.of(text, """
                        {"arrival":"2026-11-27T17:15:01Z","message":{"date":"2026-11-27T17:14:00Z"}}"""));
    }

    @Test
    void what_no_word_is_known_for_stands_under_its_own_name() {
        assertEquals(List.of(new Fact("message.colour", "blue")), FailureFacts.of(text, "{\"message\":{\"colour\":\"blue\"}}"));
    }

    @Test
    void what_cannot_be_taken_apart_is_shown_whole() {
        assertEquals(List.of(new Fact("", "Feedback-Type")), FailureFacts.of(text, "Feedback-Type"));
        assertEquals(List.of(), FailureFacts.of(text, ""));
    }
}
