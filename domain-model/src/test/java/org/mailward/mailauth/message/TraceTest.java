package org.mailward.mailauth.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.dns.IpAddress;

class TraceTest {

    @ParameterizedTest(name = "[{index}] {0} → {1}, {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            Fri, 11 Jul 2003 21:00:37 -0700 (PDT) | 2003-07-12T04:00:37Z | RFC 5322 §3.3
            11 Jul 2003 21:00:37 +0000            | 2003-07-11T21:00:37Z | no day of the week
            11 Jul 2003 21:00 +0130               | 2003-07-11T19:30:00Z | no seconds
            Fri,11 Jul 2003 21:00:37 GMT          | 2003-07-11T21:00:37Z | RFC 5322 §4.3
            Fri, 11 JUL 2003 21:00:37 EST         | 2003-07-12T02:00:37Z | RFC 5322 §4.3
            11 Jul 2003 21:00:37 pdt              | 2003-07-12T04:00:37Z | RFC 5322 §4.3
            11 Jul 2003 21:00:37 XYZ              | 2003-07-11T21:00:37Z | an unknown zone RFC 5322 §4.3
            11 Jul 2003 21:00:37                  | 2003-07-11T21:00:37Z | no zone
            11 Jul 03 21:00:37 Z                  | 2003-07-11T21:00:37Z | RFC 5322 §4.3
            11 Jul 49 21:00:37 Z                  | 2049-07-11T21:00:37Z | RFC 5322 §4.3
            11 Jul 50 21:00:37 Z                  | 1950-07-11T21:00:37Z | RFC 5322 §4.3
            11 Jul 103 21:00:37 Z                 | 2003-07-11T21:00:37Z | RFC 5322 §4.3
            31 Dec 2016 23:59:60 +0000            | 2017-01-01T00:00:00Z | a leap second RFC 5322 §3.3
            30 Feb 2003 21:00:37 +0000            | -                    | no such day
            11 Jul 2003 24:00:37 +0000            | -                    | no such hour
            11 Jul 2003 21:60:37 +0000            | -                    | no such minute
            11 Foo 2003 21:00:37 +0000            | -                    | no such month
            11 Jul 2003 21 +0000                  | -                    | no minutes
            11 Jul 2003 21:00:37:1 +0000          | -                    | too many parts
            11 Jul 2003 21:x:37 +0000             | -                    | no number
            x Jul 2003 21:00:37 +0000             | -                    | no number
            11 Jul x 21:00:37 +0000               | -                    | no number
            11 Jul 20033 21:00:37 +0000           | -                    | too long
            11 Jul 2003 21:00:37 +9900            | -                    | no such zone
            Fri, 11 Jul 2003                      | -                    | no time
            Fri,                                  | -                    | nothing
            ''                                    | -                    | nothing
            """)
    void reads_dates(String text, String expected, String why) {
        assertEquals(Optional.ofNullable(expected).map(Instant::parse), MailDate.read(text), why);
    }

    @Test
    void reads_every_clause_of_a_note() {
        Received note = Received.read(" from mx.example.org (mail.example.org [192.0.2.1])\r\n\tby in.example.net (Postfix) via TCP with ESMTPS id 4F1\r\n\tfor <joe@example.net>; Sat, 14 Nov 2026 10:00:00 +0100 (CET)");
        assertEquals(new Received("from mx.example.org (mail.example.org [192.0.2.1])\tby in.example.net (Postfix) via TCP with ESMTPS id 4F1\tfor <joe@example.net>; Sat, 14 Nov 2026 10:00:00 +0100 (CET)",
                Optional.of("mx.example.org"), IpAddress.of("192.0.2.1"), Optional.of("in.example.net"), Optional.of("ESMTPS"), Optional.of("4F1"), Optional.of("joe@example.net"),
                Optional.of(Instant.parse("2026-11-14T09:00:00Z"))), note);
    }

    @ParameterizedTest(name = "[{index}] {0} → {1}, {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            from a (b [192.0.2.1]) by c; x              | 192.0.2.1   | RFC 5321 §4.4
            from [192.0.2.1] by c; x                    | 192.0.2.1   | an address as the name
            from a ([IPv6:2001:db8::1]) by c; x         | 2001:db8::1 | RFC 5321 §4.1.3
            from a (2001:db8::1) by c with HTTP; x      | 2001:db8::1 | as Exchange writes it
            from a (b [192.0.2.1] (may be forged)) by c | 192.0.2.1   | as Sendmail writes it
            from 192.0.2.1 (EHLO a) by c; x             | 192.0.2.1   | a bare address
            from a (HELO x) (192.0.2.1) by c; x         | 192.0.2.1   | as qmail writes it
            from unknown (192.0.2.9) (b [192.0.2.1]) by c| 192.0.2.1  | brackets come first
            from a (b [x]) by c; x                      | -           | no address
            from a by c (d [192.0.2.1]); x              | -           | the receiving server's own
            from a by c from [192.0.2.1]; x             | -           | a clause stands once
            by c; x                                     | -           | nobody
            from a (b [192.0.2.1) by c; x               | -           | no closing bracket
            """)
    void finds_the_sending_address(String note, String expected, String why) {
        assertEquals(Optional.ofNullable(expected), Received.read(note).address().map(IpAddress::text), why);
    }

    @Test
    void clauses_may_be_missing_and_their_words_may_be_values() {
        Received local = Received.read("by 2002:a05:6402:1a4f with SMTP id x; Sat, 14 Nov 2026 10:00:00 +0000");
        assertEquals(Optional.empty(), local.from());
        assertEquals(Optional.of("2002:a05:6402:1a4f"), local.by());
        assertEquals(Optional.of("SMTP"), local.with());
        assertEquals(Optional.empty(), local.recipient());
        assertEquals(Optional.of("from"), Received.read("from from by by; x").from());
        assertEquals(Optional.of("by"), Received.read("from from by by; x").by());
        assertEquals(Optional.empty(), Received.read("").by());
        assertEquals(Optional.empty(), Received.read("from a by b").time());
        assertEquals(Optional.of(Instant.parse("2026-11-14T10:00:00Z")), Received.read("by b; Sat, 14 (the second) Nov 2026 10:00:00 +0000").time());
        assertEquals(Optional.of("a"), Received.read("FROM a FROM b").from());
    }

    private static Message message(String... notes) {
        return Message.read((String.join("", java.util.Arrays.stream(notes).map(note -> "Received: " + note + "\r\n").toList()) + "From: a@b.test\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void the_path_runs_from_the_lowest_note_to_the_highest() {
        List<Hop> path = Hop.path(message("by c; Sat, 14 Nov 2026 10:05:07 +0000", "by b; nonsense", "by a; Sat, 14 Nov 2026 10:00:00 +0000"));
        assertEquals(List.of("a", "b", "c"), path.stream().map(hop -> hop.received().by().orElseThrow()).toList());
        assertEquals(List.of(1, 2, 3), path.stream().map(Hop::number).toList());
        assertEquals(List.of(2, 1, 0), path.stream().map(Hop::field).toList());
        assertEquals(List.of(Optional.empty(), Optional.empty(), Optional.of(Duration.ofSeconds(307))), path.stream().map(Hop::delay).toList());
        assertTrue(path.getLast().isSlow() && !path.getFirst().isSlow());
        assertEquals(List.of(), Hop.path(message()));
    }

    @Test
    void a_slow_step_and_an_odd_clock_have_bounds() {
        assertFalse(hop(300).isSlow());
        assertTrue(hop(301).isSlow());
        assertFalse(hop(-5).hasOddClock());
        assertTrue(hop(-6).hasOddClock());
        assertFalse(hop(0).hasOddClock());
    }

    private static Hop hop(int seconds) {
        return new Hop(1, 0, Received.read("by a"), Optional.of(Duration.ofSeconds(seconds)));
    }

    @Test
    void reads_authentication_results() {
        AuthenticationResults results = AuthenticationResults.read(" mx.example.net 1;\r\n spf=pass (sender is allowed) smtp.mailfrom=joe@example.org;\r\n dkim/1=FAIL reason=\"bad \\\"body\\\"\" header.d=Example.org header.b=AbCd==; dmarc = pass (p=reject dis=none) header.from=example.org; none");
        assertEquals(Optional.of("mx.example.net"), results.receiver());
        assertEquals(List.of(), results.faults());
        assertEquals(List.of(
                new AuthenticationResults.Result("spf", "pass", Optional.of("sender is allowed"), Map.of("smtp.mailfrom", "joe@example.org")),
                new AuthenticationResults.Result("dkim", "fail", Optional.of("bad \"body\""), Map.of("header.d", "Example.org", "header.b", "AbCd==")),
                new AuthenticationResults.Result("dmarc", "pass", Optional.of("p=reject dis=none"), Map.of("header.from", "example.org"))), results.results());
        assertEquals(Optional.of("Example.org"), results.results().get(1).property("header.d"));
        assertEquals(Optional.empty(), results.results().get(1).property("header.s"));
    }

    @ParameterizedTest(name = "[{index}] {0} → {1} {2} {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            mx.test; none                               | mx.test | ``            | ``
            spf=pass (x) smtp.mailfrom=a; dkim=none     | -       | spf=pass dkim=none | It does not say who checked.
            "mx test"; spf=none                         | mx test | spf=none      | ``
            mx.test; spf                                | mx.test | ``            | A part has no method and result.
            mx.test; spf=                               | mx.test | ``            | A part has no method and result.
            mx.test; =pass                              | mx.test | ``            | A part has no method and result.
            mx.test; "spf"=pass                         | mx.test | ``            | A part has no method and result.
            mx.test;;(comment);                         | mx.test | ``            | ``
            ;spf=pass                                   | -       | spf=pass      | It does not say who checked.
            ``                                          | -       | ``            | It does not say who checked.
            """)
    void reads_odd_results(String value, String receiver, String results, String fault) {
        AuthenticationResults read = AuthenticationResults.read(value);
        assertEquals(Optional.ofNullable(receiver), read.receiver());
        assertEquals(results, String.join(" ", read.results().stream().map(result -> result.method() + "=" + result.result()).toList()));
        assertEquals(fault, String.join(" ", read.faults()));
    }

    @ParameterizedTest(name = "[{index}] {0} → {1}, {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            smtp.mailfrom= smtp.helo=mx.test            | ``              | mx.test | the return address of a bounce
            smtp.mailfrom = smtp.helo = mx.test         | ``              | mx.test | blanks around equals signs RFC 8601 §2.2
            smtp.helo=mx.test smtp.mailfrom=            | ``              | mx.test | at the end
            smtp.mailfrom= a=b@c.test smtp.helo=mx.test | a=b@c.test      | mx.test | an address with an equals sign
            smtp.mailfrom= a@c.test smtp.helo=mx.test   | a@c.test        | mx.test | a blank before the value
            smtp.mailfrom=a=b@c.test smtp.helo=mx.test  | a=b@c.test      | mx.test | an address with an equals sign
            smtp.helo=mx.test                           | -               | mx.test | no return address
            """)
    void a_property_may_be_empty(String properties, String mailFrom, String helo, String why) {
        AuthenticationResults.Result result = AuthenticationResults.read("mx; spf=pass " + properties).results().getFirst();
        assertEquals(Optional.ofNullable(mailFrom), result.property("smtp.mailfrom"), why);
        assertEquals(Optional.of(helo), result.property("smtp.helo"), why);
    }

    @Test
    void quoted_values_go_on_and_the_number_of_results_is_bounded() {
        assertEquals(Map.of("smtp.mailfrom", "a b@example.org", "header.from", "c"), AuthenticationResults.read("mx; spf=pass smtp.mailfrom=\"a b\"@example.org header.from=c").results().getFirst().properties());
        AuthenticationResults many = AuthenticationResults.read("mx" + "; spf=pass".repeat(101));
        assertEquals(100, many.results().size());
        assertEquals(List.of("There are more than 100 results; the rest was not read."), many.faults());
        assertEquals(List.of(), AuthenticationResults.read("mx" + "; spf=pass".repeat(100)).faults());
    }

    @Test
    void reads_received_spf() {
        ReceivedSpf note = ReceivedSpf.read(" Pass (in.example.net: allowed)\r\n client-ip=192.0.2.1; envelope-from=\"joe@example.org\"; HELO=mx.example.org;");
        assertEquals(new ReceivedSpf("pass", Optional.of("in.example.net: allowed"), Map.of("client-ip", "192.0.2.1", "envelope-from", "joe@example.org", "helo", "mx.example.org")), note);
        assertEquals(new ReceivedSpf("", Optional.empty(), Map.of()), ReceivedSpf.read(""));
        assertEquals(new ReceivedSpf("", Optional.empty(), Map.of()), ReceivedSpf.read("\"x\""));
        assertEquals(Map.of(), ReceivedSpf.read("pass a=; =b; c").pairs());
    }

    @ParameterizedTest(name = "[{index}] {0} → {1}, {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            envelope-from=bounces+12-ab-suzie=example.net@example.org; helo=mx   | bounces+12-ab-suzie=example.net@example.org | an address inside the address (VERP)
            envelope-from=SRS0=ab=XY=other.test=bob@example.org; helo=mx         | SRS0=ab=XY=other.test=bob@example.org       | a rewritten sender
            envelope-from=prvs=0123abcd=joe@example.org;                         | prvs=0123abcd=joe@example.org               | a tagged sender (BATV)
            envelope-from="a b=c"@example.org helo=mx                            | a b=c@example.org                           | a quoted local part
            envelope-from=<>; helo=mx                                            | <>                                          | a bounce
            envelope-from= helo=mx                                               | -                                           | nothing before the next key
            envelope-from=; helo=mx                                              | -                                           | nothing
            """)
    void an_address_holds_equals_signs(String pairs, String expected, String why) {
        ReceivedSpf note = ReceivedSpf.read("Pass (mailfrom) identity=mailfrom; " + pairs);
        assertEquals(Optional.ofNullable(expected), Optional.ofNullable(note.pairs().get("envelope-from")), why);
        assertEquals("mailfrom", note.pairs().get("identity"));
        assertEquals(pairs.contains("helo") ? "mx" : null, note.pairs().get("helo"));
    }

    @Test
    void the_number_of_tokens_is_bounded() {
        assertEquals(Lexer.MOST_TOKENS, Lexer.read("a ".repeat(10_001), ";").size());
        assertEquals(List.of(new Lexer.Token(Lexer.Kind.QUOTED, "open", false)), Lexer.read("\"open", ";"));
        assertEquals(List.of(new Lexer.Token(Lexer.Kind.COMMENT, "a(b)c", false)), Lexer.read("(a(b)c", ";"));
        assertEquals(List.of(new Lexer.Token(Lexer.Kind.COMMENT, "a)b\\", true), new Lexer.Token(Lexer.Kind.WORD, "w", true)), Lexer.read(" (a\\)b\\\\)w", ";"));
        assertEquals(List.of(new Lexer.Token(Lexer.Kind.QUOTED, "x\\", false)), Lexer.read("\"x\\", ";"));
    }
}
