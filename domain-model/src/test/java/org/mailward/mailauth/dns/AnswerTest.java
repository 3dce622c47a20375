package org.mailward.mailauth.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Questions and what can become of them: RFC 1035 §4.1, RFC 2308 §2.
class AnswerTest {

    private static final Question ASKED = new Question(DomainName.of("example.org"), RecordType.TXT);

    @Test
    void only_dns_itself_says_that_there_is_no_record() {
        assertTrue(new Answer.NoData(ASKED, false).absent());
        assertTrue(new Answer.NoSuchName(ASKED, false).absent());
        assertFalse(new Answer.Failed(ASKED, Answer.Failure.TIMEOUT, "No server answered.").absent());
    }

    @Test
    void questions_are_alike_by_name_and_type() {
        var same = new Question(DomainName.of("EXAMPLE.org."), RecordType.TXT);
        assertEquals(ASKED, same);
        assertEquals(ASKED.hashCode(), same.hashCode());
        for (var other : List.of(new Question(DomainName.of("example.org"), RecordType.MX), new Question(DomainName.of("example.com"), RecordType.TXT))) {
            assertNotEquals(ASKED, other);
            assertNotEquals(ASKED.hashCode(), other.hashCode());
        }
        assertNotEquals(new Object(), ASKED);
    }

    @Test
    void an_address_record_is_read_or_is_no_address() {
        assertEquals(IpAddress.of("192.0.2.1"), new RecordData.Address("192.0.2.1").ip());
        assertTrue(new RecordData.Address("192.0.2.1").ip().isPresent());
        assertEquals(Optional.empty(), new RecordData.Address("mail.example.org").ip());
    }

    @Test
    void the_strings_of_a_text_are_joined_without_a_blank() {
        assertEquals("v=spf1", new RecordData.Text(List.of("v=spf1")).joined());
        assertEquals("v=spf1 -all", new RecordData.Text(List.of("v=spf1", " -", "all")).joined());
    }
}
