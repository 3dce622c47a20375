package org.mailward.mailauth.tlsrpt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailward.mailauth.tags.Meaning;

class TlsRptRecordTest {

    @ParameterizedTest(name = "[{index}] {0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            v=TLSRPTv1; rua=mailto:a@example.org                               | 0 | RFC 8460 §3
            v=TLSRPTv1;rua=mailto:a@example.org,https://r.example.org/v1;      | 0 | several
            v=TLSRPTv1; rua=mailto:a@example.org; other=x                      | 0 | extensions
            v=TLSRPTv1; rua=                                                   | 1 | empty
            v=TLSRPTv1                                                         | 1 | missing
            v=TLSRPTv1; rua=a@example.org                                      | 1 | no scheme
            v=TLSRPTv1; rua=http://r.example.org                               | 1 | plain http
            v=TLSRPTv1; rua=mailto:a@example.org!10m                           | 1 | a size limit as in DMARC
            v=TLSRPTv1; rua=mailto:a@example.org , https://r.example.org       | 0 | RFC 8460 §3 blanks around commas
            v=TLSRPTv1; rua=mailto:a@example.org,,mailto:b@example.org         | 1 | an empty address
            v=TLSRPTv1; rua=,                                                  | 1 | nothing but a comma
            v=TLSRPTv1; rua=mailto:a@localhost                                 | 1 | no full name
            v=TLSRPTv1; rua=mailto:a@192.0.2.1                                 | 1 | RFC 1123 §2.1 a server's number
            v=TLSRPTv1; rua=mailto:a@[192.0.2.1]                               | 1 | a server's number
            v=TLSRPTv1; rua=mailto:a@b(c).example.org                          | 1 | no name of a host
            v=TLSRPTv1; rua=https://192.0.2.1/v1                               | 0 | a web server may be named by its number
            v=TLSRPTv1; rua=mailto:@example.org                                | 1 | no mailbox
            v=TLSRPTv1; rua=mailto:a@b@example.org                             | 1 | two mailboxes
            v=TLSRPTv1; rua=mailto:a@example.org?subject=x@y                   | 0 | a query
            v=TLSRPTv1; rua=mailto:a b@example.org                             | 1 | a blank
            v=TLSRPTv1; rua=MAILTO:a@example.org                               | 0 | schemes in any case
            v=TLSRPTv1; rua=HTTPS://r.example.org:8443/v1?x=y                  | 0 | port, path and query
            v=TLSRPTv1; rua=https://localhost/v1                               | 1 | no full name
            v=TLSRPTv1; rua=https://user@r.example.org/v1                      | 1 | a user name
            v=TLSRPTv1; rua=https:///v1                                        | 1 | no host
            v=TLSRPTv1; RUA=mailto:a@example.org                               | 1 | the name keeps its case
            v=TLSRPTv1; rua=mailto:a@example.org; rua=mailto:b@example.org     | 1 | twice
            """)
    void reads_as_the_grammar_says(String text, int faults, String why) {
        assertEquals(faults, TlsRptRecord.read(text).orElseThrow().faults().size(), why);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', textBlock = """
            oops                              | 'oops' is not an address that reports can be sent to; it should begin with mailto: or https://.
            mailto:a@example.org!1m           | 'mailto:a@example.org!1m' holds an exclamation mark, as size limits of DMARC addresses do; senders of TLS reports cannot read it.
            !mailto:a@example.org             | '!mailto:a@example.org' holds an exclamation mark, as size limits of DMARC addresses do; senders of TLS reports cannot read it.
            mailto:example.org                | 'mailto:example.org' is not an e-mail address.
            mailto:a?x=y@example.org          | 'mailto:a?x=y@example.org' is not an e-mail address.
            mailto:ü@example.org              | 'mailto:?@example.org' is not an e-mail address.
            https://r.example.org/a b         | 'https://r.example.org/a b' is not an https address.
            https://r..example.org            | 'https://r..example.org' is not an https address.
            https://:443/                     | 'https://:443/' is not an https address.
            mailto:a@example.org,             | There is an empty address between two commas in 'rua='.
            """)
    void says_why_reports_cannot_be_sent(String address, String why) {
        assertEquals(List.of(why), TlsRptRecord.read("v=TLSRPTv1; rua=" + address).orElseThrow().faults());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://r.example.org", "https://r.example.org#x", "https://r.example.org?x", "https://r.example.org:443", "mailto:a@example.org?", "mailto:~@example.org"})
    void the_rest_of_an_address_is_kept(String address) {
        TlsRptRecord record = TlsRptRecord.read("v=TLSRPTv1; rua=" + address).orElseThrow();
        assertEquals(List.of(address), record.addresses());
        assertEquals(List.of(), record.faults());
    }

    @Test
    void without_an_address_the_record_asks_for_nothing() {
        assertEquals(List.of("'rua=' is missing or names no address."), TlsRptRecord.read("v=TLSRPTv1").orElseThrow().faults());
        assertEquals(List.of("'rua=' is missing or names no address."), TlsRptRecord.read("v=TLSRPTv1; rua=,").orElseThrow().faults());
    }

    @Test
    void other_texts_are_no_records() {
        assertTrue(TlsRptRecord.read("v=TLSRPTv2; rua=mailto:a@example.org").isEmpty());
        assertTrue(TlsRptRecord.read("v=DMARC1; p=none").isEmpty());
    }

    @Test
    void what_is_rendered_is_read_again() {
        TlsRptRecord record = TlsRptRecord.of(List.of("mailto:a@example.org", "https://r.example.org/v1"));
        assertEquals("v=TLSRPTv1; rua=mailto:a@example.org,https://r.example.org/v1", record.render());
        assertEquals(Optional.of(record), TlsRptRecord.read(record.render()));
        assertEquals("v=TLSRPTv1", TlsRptRecord.read("v=TLSRPTv1; rua=x").orElseThrow().render());
        assertThrows(IllegalArgumentException.class, () -> TlsRptRecord.of(List.of()));
        assertEquals("'a@example.org' is not an address that reports can be sent to; it should begin with mailto: or https://.",
                assertThrows(IllegalArgumentException.class, () -> TlsRptRecord.of(List.of("a@example.org"))).getMessage());
        assertThrows(IllegalArgumentException.class, () -> TlsRptRecord.of(Collections.nCopies(51, "mailto:a@example.org")));
        assertEquals(50, TlsRptRecord.of(Collections.nCopies(50, "mailto:a@example.org")).addresses().size());
    }

    @Test
    void keeps_the_usable_addresses_up_to_the_limit() {
        String many = "v=TLSRPTv1; rua=" + String.join(",", Collections.nCopies(51, "mailto:a@example.org"));
        TlsRptRecord record = TlsRptRecord.read(many).orElseThrow();
        assertEquals(50, record.addresses().size());
        assertEquals(List.of("'rua=' names more than 50 addresses; the rest was not read."), record.faults());
        assertEquals(List.of("mailto:a@example.org"), TlsRptRecord.read("v=TLSRPTv1; rua=oops,mailto:a@example.org").orElseThrow().addresses());
    }

    @Test
    void each_term_is_said_in_words() {
        assertEquals(List.of(new Meaning("v=TLSRPTv1", "This domain wants to hear about failed encryption."),
                new Meaning("rua=mailto:a@example.org", "Daily reports go to a@example.org."),
                new Meaning("x=1", "Senders ignore this term.")), TlsRptRecord.read("v=TLSRPTv1; rua=mailto:a@example.org; x=1").orElseThrow().explain());
        assertEquals("No address that reports can be sent to.", TlsRptRecord.read("v=TLSRPTv1; rua=x").orElseThrow().explain().getLast().meaning());
    }
}
