package org.mailward.mailauth.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.dns.DomainName;

class MailboxesTest {

    private static String shown(Mailboxes mailboxes) {
        return mailboxes.mailboxes().stream().map(mailbox -> mailbox.name() + "/" + mailbox.local() + "/" + mailbox.domain().map(DomainName::ascii).orElse("-")).collect(Collectors.joining(" + "));
    }

    @ParameterizedTest(name = "[{index}] {0} → {1}, {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            joe@example.org                                 | /joe/example.org                            | RFC 5322 §3.4
            <joe@example.org>                               | /joe/example.org                            | RFC 5322 §3.4
            Joe Q. Public <joe@Example.ORG>                 | Joe Q. Public/joe/example.org               | RFC 5322 §3.4
            "Doe, Jane" <jane@example.org>, a@b.test        | Doe, Jane/jane/example.org + /a/b.test      | a comma inside quotes
            joe@example.org (Joe SixPack)                   | Joe SixPack/joe/example.org                 | a comment as the name
            a(x(y)z)@(w)example.org                         | w/a/example.org                             | comments inside RFC 5322 §3.2.2
            Staff: a@example.org, B <b@example.net>;        | /a/example.org + B/b/example.net            | a group RFC 5322 §3.4
            Staff: a@example.org;, c@example.com            | /a/example.org + /c/example.com             | a group among others
            "a@b"@example.org                               | /"a@b"/example.org                          | a quoted local part RFC 5322 §3.4.1
            <"a\\"b"@example.org>                            | /"a\\"b"/example.org                         | a quote inside quotes
            <@x.test,@y.test:joe@example.org>               | /joe/example.org                            | an old route RFC 5322 §4.4
            joe @ example . org                             | /joe/example.org                            | old blanks RFC 5322 §4.4
            =?utf-8?Q?J=C3=B6e_X?= <joe@example.org>        | J\u00f6e X/joe/example.org                       | RFC 2047 §4.2
            =?UTF-8?B?SsO2ZQ==?= =?utf-8?b?IFg=?= <j@b.test>| J\u00f6e X/j/b.test                              | RFC 2047 §6.2
            joe@b\u00c3\u00bccher.example                             | /joe/xn--bcher-kva.example                  | RFC 6532 §3.2
            joe@xn--bcher-kva.example.                      | /joe/xn--bcher-kva.example                  | a trailing dot
            <joe@example.org>, <jim@example.net>            | /joe/example.org + /jim/example.net         | two authors
            joe@bank.test <x@example.org>                   | joe@bank.test/x/example.org                 | a name that looks like an address
            Joe "the" (x) Public <joe@example.org>          | Joe the Public/joe/example.org              | words, quotes and comments
            """)
    void reads_addresses(String value, String expected, String why) {
        Mailboxes mailboxes = Mailboxes.read(value);
        assertEquals(expected, shown(mailboxes), why);
        assertEquals(List.of(), mailboxes.faults());
    }

    @ParameterizedTest(name = "[{index}] {0} → {1}, {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Joe SixPack             | ``                 | 'Joe SixPack' is no address with a domain.
            joe                     | //-                | 'joe' is no address with a domain.
            <>                      | //-                | '' is no address with a domain.
            joe@                    | /joe/-             | 'joe@' is no address with a domain.
            @example.org            | //example.org      | '@example.org' is no address with a domain.
            joe@a..b                | /joe/-             | 'joe@a..b' is no address with a domain.
            joe@[192.0.2.1]         | /joe/-             | 'joe@[192.0.2.1]' is no address with a domain.
            joe@.                   | /joe/-             | 'joe@.' is no address with a domain.
            Joe <joe@example.org    | Joe/joe/example.org| An address has no closing '>'.
            <a@b.test> <c@d.test>   | /a/b.test + /c/d.test | An entry holds more than one address in '<' and '>'.
            a b@example.org         | ``                 | 'a b@example.org' is no address with a domain.
            """)
    void tells_what_is_no_address(String value, String expected, String fault) {
        Mailboxes mailboxes = Mailboxes.read(value);
        assertEquals(expected, shown(mailboxes));
        assertEquals(List.of(fault), mailboxes.faults());
    }

    @Test
    void domains_are_told_once() {
        assertEquals(List.of(DomainName.of("a.test"), DomainName.of("b.test")), Mailboxes.read("x@a.test, y@b.test,\r\n z@A.test").domains());
        assertEquals(List.of(), Mailboxes.read("").domains());
        assertEquals(List.of(), Mailboxes.read("Nobody:;").faults());
        assertEquals(List.of(), Mailboxes.read(", ,;").mailboxes());
    }

    @Test
    void only_so_many_are_read() {
        Mailboxes mailboxes = Mailboxes.read("a@b.test,".repeat(1_001));
        assertEquals(1_000, mailboxes.mailboxes().size());
        assertEquals(List.of("There are more than 1000 addresses; the rest was not read."), mailboxes.faults());
        assertEquals(List.of(), Mailboxes.read("a@b.test,".repeat(1_000)).faults());
    }

    @ParameterizedTest(name = "[{index}] {0} → {1}, {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            plain                                | plain          | nothing to decode
            =?iso-8859-1?q?a=E9b?=               | a\u00e9b            | RFC 2047 §4.2
            =?iso-8859-1*fr?q?a=E9b?=            | a\u00e9b            | RFC 2231 §5
            x =?utf-8?q?a?= y                    | x a y          | words around
            =?utf-8?q?a?= =?utf-8?q?b?=          | ab             | RFC 2047 §6.2
            =?utf-8?q?a?= x =?utf-8?q?b?=        | a x b          | a word between
            =?utf-8?q?a=3?=                      | a=3            | a broken octet stays
            =?utf-8?q?a=zz?=                     | a=zz           | a broken octet stays
            =?utf-8?q?a=2z?=                     | a=2z           | a broken octet stays
            =?nonsense-charset?q?a?=             | =?nonsense-charset?q?a?= | an unknown character set
            =?utf-8?x?a?=                        | =?utf-8?x?a?=  | an unknown encoding
            =??q?a?=                             | =??q?a?=       | no character set
            =?utf-8?q?a b?=                      | =?utf-8?q?a b?=| a blank ends it
            =?utf-8?q?a                          | =?utf-8?q?a    | no end
            =?utf-8?q?a?x                        | =?utf-8?q?a?x  | no end
            =?a?=?utf-8?q?b?=                    | =?a?b          | it begins anew
            """)
    void decodes_encoded_words(String text, String expected, String why) {
        assertEquals(expected, Words.encoded(text), why);
    }

    @Test
    void a_domain_has_at_most_255_characters_as_written() {
        assertEquals(Optional.empty(), Mailbox.domain("a".repeat(256)));
        assertEquals(Optional.empty(), Mailbox.domain(""));
        assertEquals(Optional.of("a.b"), Mailbox.domain("A.b").map(DomainName::ascii));
    }
}
