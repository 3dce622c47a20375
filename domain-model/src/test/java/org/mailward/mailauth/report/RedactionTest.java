package org.mailward.mailauth.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.message.AuthenticationResults;

/// What tells one person from another is taken out, and what tells one domain from another stays.
class RedactionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            anna.smith@example.org            | #@example.org
            Anna <anna@mail-1.example_x.org>  | #@mail-1.example_x.org
            a@b@example.org                   | #@example.org
            anna@example.org, or her boss     | #@example.org
            anna@example.org                  | #@example.org
            Anna Smith                        | #
            <>                                | <>
            ''                                | ''
            @                                 | #@
            """)
    void of_addresses(String text, String shown) {
        assertEquals(shown.replace("#", Redaction.HIDDEN), Redaction.address(text));
        assertEquals(Redaction.address(text), FailureReport.redactedId(text));
    }

    @Test
    void of_what_a_receiver_found_out() {
        var redacted = Redaction.results(AuthenticationResults.read("mx.receiver.example; spf=fail reason=\"for anna@example.org\" smtp.mailfrom=anna@bounce.example.org; "
                + "dkim=fail reason=\"no key\" header.d=example.org")).toString();
        assertFalse(redacted.contains("anna"), redacted);
        assertTrue(redacted.contains("@bounce.example.org"), redacted);
        assertTrue(redacted.contains("header.d=example.org"), redacted);
        assertTrue(redacted.contains("no key"), redacted);
    }
}
