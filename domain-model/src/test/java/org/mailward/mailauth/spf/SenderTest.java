package org.mailward.mailauth.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.IpAddress;

class SenderTest {

    private static final IpAddress IP = IpAddress.of("192.0.2.1").orElseThrow();

    @ParameterizedTest(name = "{0}, {1}: {2} at {3}: {4}")
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            mail.example.net | anna@example.org    | anna       | example.org      | example.org      | §2.4
            mail.example.net | ''                  | postmaster | mail.example.net | mail.example.net | §2.4 a bounce
            mail.example.net | @example.org        | postmaster | example.org      | example.org      | §4.3 no local part
            mail.example.net | example.org         | postmaster | example.org      | example.org      | §4.3 no local part
            mail.example.net | "a@b"@example.org   | "a@b"      | example.org      | example.org      | the last at sign
            mail.example.net | anna@EXAMPLE.Org.   | anna       | EXAMPLE.Org.     | example.org      | names in any case
            mail.example.net | anna@example        | anna       | example          | -                | §4.3 a single label
            mail.example.net | anna@example.       | anna       | example.         | -                | §4.3 a single label
            mail.example.net | anna@[192.0.2.1]    | anna       | [192.0.2.1]      | -                | §4.3 a literal
            mail.example.net | anna@a..example.org | anna       | a..example.org   | -                | §4.3 an empty label
            mail.example.net | anna@               | anna       | ''               | -                | §4.3 nothing
            localhost        | ''                  | postmaster | localhost        | -                | §4.3 a single label
            mail.example.net | anna@b\u00fccher.example | anna  | b\u00fccher.example | xn--bcher-kva.example | §4.3 A-labels
            """)
    void has_one_identity(String helo, String mailFrom, String localPart, String domain, String checked, String why) {
        var sender = new Sender(IP, helo, mailFrom);
        assertEquals(localPart, sender.localPart(), why);
        assertEquals(domain, sender.domain(), why);
        assertEquals(localPart + "@" + domain, sender.identity());
        assertEquals(Optional.ofNullable(checked), sender.checked().map(DomainName::ascii), why);
    }

    @Test
    void a_mapped_address_is_ipv4_and_helo_can_be_checked_alone() {
        assertEquals(new Sender(IP, "mail.example.net", ""), Sender.byHelo(IpAddress.of("::ffff:192.0.2.1").orElseThrow(), "mail.example.net"));
    }

    @Test
    void what_is_longer_than_mail_allows_is_not_looked_at() {
        String most = "a".repeat(Sender.LONGEST - "@example.org".length()) + "@example.org";
        assertEquals(Optional.of(DomainName.of("example.org")), new Sender(IP, "h", most).checked());
        assertEquals(Optional.empty(), new Sender(IP, "h", "a" + most).checked());
        assertEquals(Optional.of(DomainName.of("example.org")), new Sender(IP, "h".repeat(Sender.LONGEST), "a@example.org").checked());
        assertEquals(Optional.empty(), new Sender(IP, "h".repeat(Sender.LONGEST + 1), "a@example.org").checked());
    }
}
