package org.mailward.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.dns.DomainName;

class NameReadingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            example.org                       | example.org
            Example.ORG.                      | example.org
            https://www.example.org/a?b=c     | www.example.org
            mailto:anna@example.org           | example.org
            <anna@b\u00fccher.example>,           | xn--bcher-kva.example
            *.example.org                     | example.org
            example.org:25                    | example.org
            "[example.org];"                  | example.org
            """)
    void what_people_paste_is_understood(String text, String name) {
        assertEquals(new NameReading.Understood(new DomainName(name)), NameReading.of(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ' '           | There is no domain name here.
            example       | 'example' is not a whole domain name; write one with its ending, such as example.org.
            192.0.2.1     | '192.0.2.1' is an address, not a domain name.
            exa mple.org  | 'exa mple.org' is not a domain name: 'exa mple.org' holds a blank that no domain name has.
            a_b.example   | 'a_b.example' is not a mail domain: 'a_b' may hold letters, digits and inner hyphens only.
            """)
    void what_cannot_be_understood_is_told_with_the_reason(String text, String sentence) {
        assertEquals(new NameReading.NotUnderstood(sentence), NameReading.of(text));
    }

    @Test
    void a_line_of_more_than_two_thousand_characters_is_too_long() {
        assertEquals(new NameReading.Understood(new DomainName("example.org")), NameReading.of("example.org" + ";".repeat(1_989)));
        assertEquals(new NameReading.NotUnderstood("This is too long to be a domain name."), NameReading.of("example.org" + ";".repeat(1_990)));
    }
}
