package org.mailward.mailauth.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpfWordsTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            all                      | Every computer on the internet may send as this domain.
            -all                     | Nobody else may send.
            ~all                     | Nobody else should send; receivers are asked to be suspicious, not to refuse.
            ?all                     | Nothing is said about anybody else.
            include:x.test           | Whoever passes the SPF record of x.test may send.
            ~include:x.test          | Whoever passes the SPF record of x.test probably may not send.
            a                        | The computers at the address of this domain. Each may send.
            -a:x.test                | The computers at the address of x.test. Each may not send.
            a/24                     | The computers at the address of this domain, and their neighbours in the same network. Each may send.
            a//64                    | The computers at the address of this domain, and their neighbours in the same network. Each may send.
            mx                       | The mail servers of this domain. Each may send.
            ?mx:x.test/24            | The mail servers of x.test, and their neighbours in the same network. Each is neither allowed nor forbidden to send.
            ptr                      | Whoever has a matching reverse name may send; slow, unreliable, and not to be used (RFC 7208 §5.5).
            ip4:192.0.2.1            | The address 192.0.2.1 may send.
            ip4:192.0.2.0/24         | The network 192.0.2.0/24 may send.
            ip6:2001:DB8::1          | The address 2001:db8::1 may send.
            ip6:2001:db8::/32        | The network 2001:db8::/32 may send.
            exists:x.test            | As long as the name x.test exists, everybody may send.
            exists:%{i}.x.test       | A name that is made from the sender (%{i}.x.test) is looked up. Where it exists, the sender may send.
            redirect=x.test          | For everybody else, the SPF record of x.test decides.
            exp=x.test               | Text for refused senders is published at x.test.
            moo=1                    | Receivers ignore 'moo', which no standard defines.
            ip4=192.0.2.1            | Receivers ignore this. After 'ip4' stands '=' where ':' is needed.
            oops                     | Cannot be read, so receivers ignore the whole record. There is no mechanism of this name.
            """)
    void says_each_term_in_words(String term, String words) {
        SpfRecord record = switch (SpfParser.parse("v=spf1 " + term)) {
            case SpfReading.Valid valid -> valid.record();
            case SpfReading.Faulty faulty -> faulty.record();
            case SpfReading.NotSpf _ -> throw new AssertionError(term);
        };
        assertEquals(2, record.explain().size());
        assertEquals("v=spf1", record.explain().getFirst().text());
        assertEquals(term, record.explain().get(1).text());
        assertEquals(words, record.explain().get(1).meaning());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            v=spf1 -all mx             | Never looked at, because it stands after 'all'.
            v=spf1 -all redirect=x.test | Ignored, because the record also has 'all'.
            v=spf1 redirect=x.test -all | Nobody else may send.
            """)
    void says_what_is_not_looked_at(String text, String last) {
        assertEquals(last, ((SpfReading.Valid) SpfParser.parse(text)).record().explain().getLast().meaning());
    }
}
