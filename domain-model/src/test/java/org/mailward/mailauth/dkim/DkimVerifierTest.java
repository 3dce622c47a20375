package org.mailward.mailauth.dkim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.mailauth.dns.World.world;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailward.mailauth.dns.World;
import org.mailward.mailauth.message.Message;

class DkimVerifierTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_795_000_000L);
    private static final String BODY = "Hi.\r\n\r\nWe  lost \t the game. \r\nAre you\thungry yet?\r\n\r\n\r\n";
    private static final String MESSAGE = "Received: from a by b; Fri, 11 Jul 2003 21:01:54 -0700\r\nFrom: Joe <joe@example.org>\r\nTo: Suzie Q\r\n <suzie@example.net>\r\n"
            + "Subject:  Is \t dinner ready?\r\nDate: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)\r\n\r\n" + BODY;

    private static Message read(String text) {
        return Message.read(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static World publishing(Signer... signers) {
        World world = world();
        for (Signer signer : signers) {
            world.domain(signer.domain()).txt(signer.selector() + "._domainkey", signer.record());
        }
        return world;
    }

    private static DkimResult one(String message, World world) {
        List<DkimResult> results = DkimVerifier.verify(read(message), world, NOW);
        assertEquals(1, results.size());
        return results.getFirst();
    }

    private static DkimResult signed(Signer signer) {
        return one(signer.sign(MESSAGE), publishing(signer));
    }

    @Test
    void the_example_of_rfc_6376_appendix_a_passes() {
        String message = """
                DKIM-Signature: v=1; a=rsa-sha256; s=brisbane; d=example.com;
                      c=simple/simple; q=dns/txt; i=joe@football.example.com;
                      h=Received : From : To : Subject : Date : Message-ID;
                      bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
                      b=AuUoFEfDxTDkHlLXSZEpZj79LICEps6eda7W3deTVFOk4yAUoqOB
                        4nujc7YopdG5dWLSdNg6xNAZpOPr+kHxt1IrE+NahM6L/LbvaHut
                        KVdkLLkpVaVVQPzeRDI009SO2Il5Lu7rDNH6mZckBdrIx0orEtZV
                        4bmp/YzhwvcubU4=;
                Received: from client1.football.example.com  [192.0.2.1]
                      by submitserver.example.com with SUBMISSION;
                      Fri, 11 Jul 2003 21:01:54 -0700 (PDT)
                From: Joe SixPack <joe@football.example.com>
                To: Suzie Q <suzie@shopping.example.net>
                Subject: Is dinner ready?
                Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
                Message-ID: <20030712040037.46341.5F8J@football.example.com>

                Hi.

                We lost the game. Are you hungry yet?

                Joe.
                """;
        World world = world().domain("example.com").txt("brisbane._domainkey", "v=DKIM1; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkM"
                + "oGeLnQg1fWn7/zYtIxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v/RtdC2UzJ1lWT947qR+Rcac2gbto/NMqJ0fzfVjH4OuKhitdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB");
        assertEquals(new DkimResult.Pass(one(message, world).signature(), "The message is as example.com signed it.", List.of(
                "From is not signed once more than it appears, so a second one could be added unnoticed.",
                "The key has 1024 bits; at least 2048 are recommended.")), one(message, world));
        DkimSignature signature = one(message, world).signature().orElseThrow();
        assertEquals("football.example.com", signature.identity().ascii());
        assertEquals(List.of("received", "from", "to", "subject", "date", "message-id"), signature.signed());
    }

    @Test
    void both_signatures_of_rfc_8463_appendix_a_pass() {
        String message = """
                DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
                 d=football.example.com; i=@football.example.com;
                 q=dns/txt; s=brisbane; t=1528637909; h=from : to :
                 subject : date : message-id : from : subject : date;
                 bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
                 b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus
                 Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==
                DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;
                 d=football.example.com; i=@football.example.com;
                 q=dns/txt; s=test; t=1528637909; h=from : to : subject :
                 date : message-id : from : subject : date;
                 bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
                 b=F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3
                 DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz
                 dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=
                From: Joe SixPack <joe@football.example.com>
                To: Suzie Q <suzie@shopping.example.net>
                Subject: Is dinner ready?
                Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
                Message-ID: <20030712040037.46341.5F8J@football.example.com>

                Hi.

                We lost the game.  Are you hungry yet?

                Joe.
                """;
        World world = world().domain("football.example.com").txt("brisbane._domainkey", "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")
                .txt("test._domainkey", "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutAC"
                        + "DfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB");
        List<DkimResult> results = DkimVerifier.verify(read(message), world, NOW);
        assertEquals(List.of("pass", "pass"), results.stream().map(DkimResult::word).toList());
        assertEquals(List.of(), results.getFirst().warnings());
        assertEquals(Optional.of(Instant.ofEpochSecond(1528637909)), results.getFirst().signature().orElseThrow().signedAt());
        assertEquals("fail", DkimVerifier.verify(read(message.replace("hungry", "angry")), world, NOW).getFirst().word());
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple/simple", "simple/relaxed", "relaxed/simple", "relaxed/relaxed", "relaxed", "simple", ""})
    void every_form_passes_with_every_algorithm(String form) {
        for (String algorithm : List.of("rsa-sha256", "ed25519-sha256")) {
            DkimResult result = signed(Signer.rsa().algorithm(algorithm).form(form));
            assertEquals("pass", result.word(), () -> algorithm + " " + form + ": " + result);
            assertEquals(List.of(), result.warnings());
        }
    }

    @ParameterizedTest(name = "[{index}] {0}: {1} → {2}, then {3}, {4}")
    @CsvSource(delimiter = '|', textBlock = """
            relaxed/relaxed | Is \\t dinner     | Is dinner          | pass | blanks of a header RFC 6376 §3.4.2
            simple/relaxed  | Is \\t dinner     | Is dinner          | fail | RFC 6376 §3.4.1
            relaxed/relaxed | Subject:  Is      | SUBJECT : Is       | pass | case of a name, blank before the colon RFC 6376 §3.4.2
            relaxed/relaxed | Suzie Q\\n <      | Suzie Q <          | pass | a fold RFC 6376 §3.4.2
            simple/simple   | Suzie Q\\n <      | Suzie Q <          | fail | RFC 6376 §3.4.1
            relaxed/relaxed | We  lost          | We lost            | pass | blanks of the body RFC 6376 §3.4.4
            relaxed/simple  | We  lost          | We lost            | fail | RFC 6376 §3.4.3
            relaxed/relaxed | game. \\n         | game.\\n           | pass | blanks at the end of a line RFC 6376 §3.4.4
            relaxed/simple  | game. \\n         | game.\\n           | fail | RFC 6376 §3.4.3
            relaxed/relaxed | yet?\\n\\n\\n     | yet?\\n            | pass | empty lines at the end RFC 6376 §3.4.4
            simple/simple   | yet?\\n\\n\\n     | yet?\\n            | pass | empty lines at the end RFC 6376 §3.4.3
            simple/simple   | yet?\\n\\n\\n     | yet?               | pass | a last line without an end RFC 6376 §3.4.3
            relaxed/relaxed | yet?\\n\\n\\n     | yet?\\n \\n\\t\\n  | pass | a line of blanks is empty RFC 6376 §3.4.4
            relaxed/simple  | yet?\\n\\n\\n     | yet?\\n \\n        | fail | a line of blanks is not empty RFC 6376 §3.4.3
            relaxed/relaxed | Hi.\\n\\nWe       | Hi.\\nWe           | fail | an empty line inside RFC 6376 §3.4.4
            relaxed/relaxed | We  lost          | Welost             | fail | a blank that is gone RFC 6376 §3.4.4
            relaxed/relaxed | Joe               | Jim                | fail | another author
            relaxed/relaxed | hungry            | angry              | fail | another body
            relaxed/relaxed | Received:         | X-Received:        | pass | what is not signed may change
            relaxed/relaxed | Joe <joe          | Joe<joe            | fail | a blank that is gone
            """)
    void changes_on_the_way(String form, String from, String to, String expected, String why) {
        Signer signer = Signer.rsa().form(form);
        String message = signer.sign(MESSAGE);
        String changed = message.replace(plain(from), plain(to));
        assertTrue(!changed.equals(message), "nothing was changed");
        assertEquals(expected, one(changed, publishing(signer)).word(), why);
    }

    private static String plain(String text) {
        return text.replace("\\n", "\r\n").replace("\\t", "\t");
    }

    @Test
    void a_failure_names_the_part_that_does_not_hold() {
        Signer signer = Signer.rsa();
        String message = signer.sign(MESSAGE);
        assertFail(message.replace("hungry", "angry"), DkimResult.Part.BODY_HASH, "The body was changed after signing. The signature over the header is right.");
        assertFail(message.replace("dinner", "supper"), DkimResult.Part.SIGNATURE, "A signed header field was changed after signing, or another key was used. The body is the one that was signed.");
        assertFail(message.replace("dinner", "supper").replace("hungry", "angry"), DkimResult.Part.BODY_HASH, "The body was changed after signing. The signature over the header does not hold either.");
        assertFail(signer.tags("l=500").sign(MESSAGE), DkimResult.Part.BODY_HASH, "The body is shorter than the part that was signed ('l='). The signature over the header is right.");
    }

    private static void assertFail(String message, DkimResult.Part part, String why) {
        DkimResult.Fail fail = assertInstanceOf(DkimResult.Fail.class, one(message, publishing(Signer.rsa())));
        assertEquals(part, fail.part());
        assertEquals(why, fail.why());
    }

    @Test
    void text_may_be_added_behind_the_signed_part() {
        Signer signer = Signer.rsa().tags("l=10");
        DkimResult result = one(signer.sign(MESSAGE) + "Buy this.\r\n", publishing(signer));
        assertEquals("pass", result.word());
        assertEquals(List.of("Only the first 10 octets of the body are signed ('l='); anybody can add text behind them."), result.warnings());
        assertEquals("fail", one(signer.sign(MESSAGE).replace("Hi.", "Ho."), publishing(signer)).word());
        Signer none = Signer.rsa().tags("l=0");
        assertEquals("pass", one(none.sign(MESSAGE).replace("hungry", "angry"), publishing(none)).word());
        int whole = Canonicalization.RELAXED.body(BODY).length();
        Signer exact = Signer.rsa().tags("l=" + whole);
        assertEquals("pass", one(exact.sign(MESSAGE), publishing(exact)).word());
        Signer one = Signer.rsa().tags("l=" + (whole + 1));
        assertEquals("fail", one(one.sign(MESSAGE), publishing(one)).word());
    }

    @Test
    void fields_are_signed_from_the_bottom_up_and_oversigning_forbids_another() {
        String two = MESSAGE.replace("Subject:", "Subject: first\r\nSubject:");
        Signer once = Signer.rsa().fields("from:from:subject");
        assertEquals("pass", one(once.sign(two).replace("Subject: first", "Subject: other"), publishing(once)).word(), "the lowest is signed");
        assertEquals("fail", one(once.sign(two).replace("dinner", "supper"), publishing(once)).word());
        Signer twice = Signer.rsa().fields("from:from:subject:subject");
        assertEquals("fail", one(twice.sign(two).replace("Subject: first", "Subject: other"), publishing(twice)).word());
        Signer over = Signer.rsa().fields("from:from:subject:subject");
        assertEquals("pass", one(over.sign(MESSAGE), publishing(over)).word());
        assertEquals("fail", one(over.sign(MESSAGE).replace("Subject:", "Subject: added\r\nSubject:"), publishing(over)).word());
    }

    @Test
    void a_signature_is_no_part_of_what_it_signs_itself() {
        Signer signer = Signer.rsa().fields("From:From:DKIM-Signature:DKIM-Signature");
        assertEquals("pass", one(signer.sign(MESSAGE), publishing(signer)).word());
        String twice = signer.sign(Signer.rsa().at("example.org", "weak").sign(MESSAGE));
        assertEquals("pass", DkimVerifier.verify(read(twice), publishing(signer), NOW).getFirst().word());
        assertEquals("fail", DkimVerifier.verify(read(twice.replace("s=weak", "s=other")), publishing(signer), NOW).getFirst().word());
        assertEquals("DKIM-Signature: a=1; b=;bh=x; c", DkimSignature.withoutSignature(new org.mailward.mailauth.message.Header("DKIM-Signature: a=1; b= A\r\n B ;bh=x; c")).raw());
        assertEquals("X:;b=", DkimSignature.withoutSignature(new org.mailward.mailauth.message.Header("X:;b=AAAA\r\n ")).raw());
    }

    @Test
    void a_second_from_is_warned_of() {
        Signer signer = Signer.rsa().fields("From");
        assertEquals(List.of("From is not signed once more than it appears, so a second one could be added unnoticed."), signed(signer).warnings());
        assertEquals(List.of("The message has 2 From fields, and not all of them are signed."), one(signer.sign(MESSAGE.replace("From:", "From: x@example.net\r\nFrom:")), publishing(signer)).warnings());
        Signer both = Signer.rsa().fields("From:From");
        assertEquals(List.of("From is not signed once more than it appears, so a second one could be added unnoticed."), one(both.sign(MESSAGE.replace("From:", "From: x@example.net\r\nFrom:")), publishing(both)).warnings());
    }

    @Test
    void with_a_header_alone_the_body_is_unknown_and_the_signature_is_checked() {
        Signer signer = Signer.rsa();
        String header = signer.sign(MESSAGE).replaceAll("(?s)\r\n\r\n.*", "\r\n");
        DkimResult.Neutral neutral = assertInstanceOf(DkimResult.Neutral.class, one(header, publishing(signer)));
        assertTrue(neutral.headerHolds());
        assertEquals("The signature over the header is right. Whether the body was changed is not known, because only the header was given.", neutral.why());
        DkimResult changed = one(header.replace("dinner", "supper"), publishing(signer));
        assertEquals("A signed header field was changed after signing, or another key was used.", changed.why());
        String empty = MESSAGE.substring(0, MESSAGE.indexOf("\r\n\r\n") + 4);
        assertEquals("pass", one(signer.sign(empty), publishing(signer)).word(), "an empty body can be told by its hash");
        assertEquals("pass", one(signer.form("simple/simple").sign(empty), publishing(signer)).word());
    }

    @ParameterizedTest(name = "[{index}] {0} → {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            v=1;                  | v=2;                 | permerror | The signature cannot be read. The version, 'v=', must be 1.
            v=1;                  | ''                   | permerror | The signature cannot be read. The version, 'v=', must be 1.
            v=1;                  | V=1;                 | permerror | The signature cannot be read. The version, 'v=', must be 1.
            d=example.org;        | D=example.org;       | permerror | The signature cannot be read. The tag 'd=' is missing.
            a=rsa-sha256          | a=rsa-sha512         | permerror | The signature cannot be read. The algorithm 'rsa-sha512' is not one that receivers know.
            a=rsa-sha256;         | ''                   | permerror | The signature cannot be read. The tag 'a=' is missing.
            d=example.org;        | ''                   | permerror | The signature cannot be read. The tag 'd=' is missing.
            d=example.org;        | d=;                  | permerror | The signature cannot be read. The tag 'd=' is missing.
            d=example.org;        | d=a..b;              | permerror | The signature cannot be read. 'a..b' in 'd=' is no domain.
            s=s1;                 | ''                   | permerror | The signature cannot be read. The tag 's=' is missing.
            s=s1;                 | s=s..1;              | permerror | The signature cannot be read. The selector 's..1' is no name in DNS.
            h=From:From:To        | h=To                 | permerror | The signature cannot be read. The From header field is not signed.
            c=relaxed/relaxed     | c=nofws              | permerror | The signature cannot be read. The form 'nofws' in 'c=' is neither simple nor relaxed.
            c=relaxed/relaxed     | c=relaxed/x          | permerror | The signature cannot be read. The form 'x' in 'c=' is neither simple nor relaxed.
            s=s1;                 | s=s1; q=http;        | permerror | The signature cannot be read. The key is not to be found in DNS ('q=').
            s=s1;                 | s=s1; i=@example.net;| permerror | The signature cannot be read. The identity '@example.net' in 'i=' is not at the signing domain or below it.
            s=s1;                 | s=s1; i=example.org; | permerror | The signature cannot be read. The identity 'example.org' in 'i=' is not at the signing domain or below it.
            s=s1;                 | s=s1; i=@xexample.org;| permerror | The signature cannot be read. The identity '@xexample.org' in 'i=' is not at the signing domain or below it.
            s=s1;                 | s=s1; t=x;           | permerror | The signature cannot be read. The tag 't=' is no number of at most 12 digits.
            s=s1;                 | s=s1; t=;            | permerror | The signature cannot be read. The tag 't=' is no number of at most 12 digits.
            s=s1;                 | s=s1; x=1234567890123;| permerror | The signature cannot be read. The tag 'x=' is no number of at most 12 digits.
            s=s1;                 | s=s1; l=1234567890123456789;| permerror | The signature cannot be read. The tag 'l=' is no number of at most 18 digits.
            s=s1;                 | s=s1; t=9; x=9;      | permerror | The signature cannot be read. The signature ends before it begins ('x=' is not after 't=').
            s=s1;                 | s=s1; s=s1;          | permerror | The signature cannot be read. The tag 's' appears more than once.
            s=s1;                 | s=s1; oops;          | permerror | The signature cannot be read. 'oops' is not of the form name=value.
            bh=                   | bh=%                 | permerror | The signature cannot be read. The tag 'bh=' is not valid base64.
            b=                    | b=%                  | permerror | The signature cannot be read. The tag 'b=' is not valid base64.
            s=s1;                 | s=s2;                | permerror | There is no key at s2._domainkey.example.org.
            a=rsa-sha256          | a=ed25519-sha256     | permerror | The key at s1._domainkey.example.org cannot be used: it is of another kind than the signature, which is ed25519-sha256.
            """)
    void signatures_that_cannot_be_used(String from, String to, String expected, String why) {
        String message = Signer.rsa().sign(MESSAGE);
        int at = message.indexOf(from);
        assertTrue(at >= 0);
        String changed = from.equals("b=") ? message.replace("\r\n b=", "\r\n b=%") : message.substring(0, at) + to + message.substring(at + from.length());
        DkimResult result = one(changed, publishing(Signer.rsa()));
        assertEquals(expected, result.word());
        assertEquals(why, result.why());
    }

    @ParameterizedTest(name = "[{index}] {0}: {1}, {2}")
    @CsvSource(delimiter = '|', textBlock = """
            v=DKIM1; p=                       | permerror | The key at s1._domainkey.example.org cannot be used: it was withdrawn.
            v=DKIM1; p=AAAA                   | permerror | The key at s1._domainkey.example.org cannot be used: The value is not an RSA public key; a part may be missing.
            v=DKIM1; k=dsa; p=AAAA            | permerror | The key at s1._domainkey.example.org cannot be used: receivers need not know the kind 'dsa'.
            p=; v=DKIM1                       | permerror | The key at s1._domainkey.example.org cannot be used: 'v=' must come first and say exactly DKIM1.
            hello                             | permerror | The record at s1._domainkey.example.org is no DKIM key.
            v=DKIM1; h=sha1; p=KEY            | permerror | The key at s1._domainkey.example.org cannot be used: its 'h=' does not allow sha256.
            v=DKIM1; h=sha1:sha256; p=KEY     | pass      | The message is as example.org signed it.
            v=DKIM1; s=tlsrpt; p=KEY          | permerror | The key at s1._domainkey.example.org cannot be used: it is not for mail.
            v=DKIM1; s=email; p=KEY           | pass      | The message is as example.org signed it.
            v=DKIM1; t=s; p=KEY               | pass      | The message is as example.org signed it.
            p=KEY                             | pass      | The message is as example.org signed it.
            v=DKIM1; hello; p=KEY             | permerror | The key at s1._domainkey.example.org cannot be used: 'hello' is not of the form name=value.
            v=DKIM1; k=rsa; P=KEY             | permerror | The key at s1._domainkey.example.org cannot be used: The key itself is missing: there is no 'p=' tag.
            v=DKIM1; t=s; T=y; p=KEY          | pass      | The message is as example.org signed it.
            v=DKIM1;; p=KEY                   | pass      | The message is as example.org signed it.
            """)
    void keys_decide_what_they_are_for(String record, String expected, String why) {
        Signer signer = Signer.rsa();
        String key = signer.record().substring(signer.record().indexOf("p=") + 2);
        DkimResult result = one(signer.sign(MESSAGE), world().domain("example.org").txt("s1._domainkey", record.replace("KEY", key)));
        assertEquals(expected, result.word());
        assertEquals(why, result.why());
    }

    @Test
    void a_key_record_that_some_receivers_read_otherwise_is_warned_of() {
        Signer signer = Signer.rsa();
        String record = signer.record().replace("v=DKIM1; k=rsa", "V=DKIM1;; K=rsa");
        DkimResult result = one(signer.sign(MESSAGE), world().domain("example.org").txt("s1._domainkey", record));
        assertEquals("pass", result.word());
        assertEquals(List.of("The tag 'V' of the key record is not 'v', because the case of its name counts; receivers ignore it.",
                "The tag 'K' of the key record is not 'k', because the case of its name counts; receivers ignore it.",
                "The key record has an empty term between two semicolons; some receivers cannot read it."), result.warnings());
    }

    @Test
    void a_strict_key_is_for_exactly_its_domain() {
        Signer below = Signer.rsa().tags("i=joe@mail.example.org");
        assertEquals("pass", one(below.sign(MESSAGE), publishing(below)).word());
        DkimResult strict = one(below.sign(MESSAGE), world().domain("example.org").txt("s1._domainkey", below.record() + "; t=s"));
        assertEquals("The key at s1._domainkey.example.org cannot be used: it is for addresses at exactly this domain (t=s), and the signature names one below it.", strict.why());
        Signer same = Signer.rsa().tags("i=joe@example.org");
        assertEquals("pass", one(same.sign(MESSAGE), world().domain("example.org").txt("s1._domainkey", same.record() + "; t=s")).word());
    }

    @Test
    void short_keys_are_not_accepted_and_weak_or_testing_ones_are_warned_of() {
        Signer weak = Signer.rsa().at("example.org", "weak");
        DkimResult result = one(weak.sign(MESSAGE), world().domain("example.org").txt("weak._domainkey", weak.record() + "; t=y"));
        assertEquals("pass", result.word());
        assertEquals(List.of("The key is marked as a test (t=y); receivers may treat the message as unsigned.", "The key has 1024 bits; at least 2048 are recommended."), result.warnings());
        DkimResult tooShort = one(weak.sign(MESSAGE), world().domain("example.org").txt("weak._domainkey", "p=" + Keys.rsa(1023)));
        assertEquals("The key at weak._domainkey.example.org cannot be used: it has only 1023 bits, and receivers must not accept fewer than 1024.", tooShort.why());
        DkimResult large = one(weak.sign(MESSAGE), world().domain("example.org").txt("weak._domainkey", "p=" + Keys.rsa(4097)));
        assertEquals("fail", large.word());
        assertEquals(List.of("The key has 4097 bits; receivers need not accept more than 4096."), large.warnings());
        assertEquals(List.of(), one(weak.sign(MESSAGE), world().domain("example.org").txt("weak._domainkey", "p=" + Keys.rsa(4096))).warnings());
        assertEquals(List.of(), one(weak.sign(MESSAGE), world().domain("example.org").txt("weak._domainkey", "p=" + Keys.rsa(2048))).warnings());
    }

    /// What a key costs is decided by who publishes it.
    @Test
    void a_key_that_is_too_large_is_not_calculated_with() {
        Signer signer = Signer.rsa();
        DkimResult large = one(signer.sign(MESSAGE), world().domain("example.org").txt("s1._domainkey", "p=" + Keys.rsa(8193)));
        assertEquals("permerror", large.word());
        assertEquals("The key at s1._domainkey.example.org cannot be used: it has 8193 bits and an exponent of 17, and Mailward calculates with at most 8192 and 64.", large.why());
        assertEquals("fail", one(signer.sign(MESSAGE), world().domain("example.org").txt("s1._domainkey", "p=" + Keys.rsa(8192))).word());
        var heavy = new PublicKey.Rsa(BigInteger.ONE.shiftLeft(2047).setBit(0), BigInteger.ONE.shiftLeft(64).setBit(0), PublicKey.Wrapping.INFO);
        assertEquals("permerror", one(signer.sign(MESSAGE), world().domain("example.org").txt("s1._domainkey", "p=" + heavy.wrapped())).word());
    }

    @Test
    void no_signature_is_checked_with_a_key_that_is_too_large() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(new RSAKeyGenParameterSpec(2048, BigInteger.ONE.shiftLeft(80).nextProbablePrime()));
        var keys = generator.generateKeyPair();
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update("text".getBytes(StandardCharsets.US_ASCII));
        var heavy = (RSAPublicKey) keys.getPublic();
        assertFalse(SignatureAlgorithm.RSA_SHA256.verifies(new PublicKey.Rsa(heavy.getModulus(), heavy.getPublicExponent(), PublicKey.Wrapping.INFO), "text", Base64.getEncoder().encodeToString(signature.sign())));
    }

    @Test
    void several_keys_at_one_selector_are_tried() {
        Signer signer = Signer.rsa();
        World world = world().domain("example.org").txt("s1._domainkey", "p=" + Keys.rsa(2048), "v=DKIM1; p=", signer.record());
        DkimResult result = one(signer.sign(MESSAGE), world);
        assertEquals("pass", result.word());
        assertEquals(List.of("There are several keys at the selector; what receivers do with them is undefined."), result.warnings());
    }

    @Test
    void sha1_is_computed_and_still_not_accepted() {
        Signer signer = Signer.rsa().algorithm("rsa-sha1");
        DkimResult right = signed(signer);
        assertEquals("permerror", right.word());
        assertEquals("The signature was made with SHA-1, which receivers must not accept. Apart from that it holds.", right.why());
        assertEquals("The signature was made with SHA-1, which receivers must not accept. It does not hold either.", one(signer.sign(MESSAGE).replace("hungry", "angry"), publishing(signer)).why());
        assertEquals("The signature was made with SHA-1, which receivers must not accept. It does not hold either.", one(signer.sign(MESSAGE).replace("dinner", "supper"), publishing(signer)).why());
    }

    @Test
    void sha1_over_a_header_alone_is_not_said_to_fail() {
        Signer signer = Signer.rsa().algorithm("rsa-sha1");
        String header = signer.sign(MESSAGE).replaceAll("(?s)\r\n\r\n.*", "\r\n");
        assertEquals("The signature was made with SHA-1, which receivers must not accept. Apart from that the signature over the header is right; the body is not known.", one(header, publishing(signer)).why());
        assertEquals("The signature was made with SHA-1, which receivers must not accept. It does not hold either.", one(header.replace("dinner", "supper"), publishing(signer)).why());
    }

    @Test
    void time_is_judged_against_the_instant_given() {
        long now = NOW.getEpochSecond();
        assertEquals("pass", signed(Signer.rsa().tags("t=" + (now - 10) + "; x=" + now)).word(), "the last second");
        DkimResult ended = signed(Signer.rsa().tags("t=" + (now - 10) + "; x=" + (now - 1)));
        assertEquals("permerror", ended.word());
        assertEquals("The signature ended on " + NOW.minusSeconds(1) + ".", ended.why());
        assertEquals(List.of(), signed(Signer.rsa().tags("t=" + (now + 300))).warnings());
        assertEquals(List.of("The signature says that it was made in the future, on " + NOW.plusSeconds(301) + "."), signed(Signer.rsa().tags("t=" + (now + 301))).warnings());
    }

    @Test
    void a_silent_dns_is_a_temporary_error() {
        DkimResult result = one(Signer.rsa().sign(MESSAGE), world().domain("example.org").timeout("s1._domainkey.example.org"));
        assertEquals("temperror", result.word());
        assertEquals("The key at s1._domainkey.example.org could not be looked up: s1._domainkey.example.org does not answer in this world.", result.why());
    }

    @Test
    void only_so_many_signatures_are_verified() {
        Signer signer = Signer.rsa();
        World world = publishing(signer);
        String field = signer.field("DKIM-Signature", "v=1; ", MESSAGE);
        List<DkimResult> results = DkimVerifier.verify(read(field.repeat(12) + MESSAGE), world, NOW);
        assertEquals(12, results.size());
        assertEquals(10, results.stream().filter(result -> result.word().equals("pass")).count());
        assertEquals(new DkimResult.Neutral(Optional.empty(), false, "Only 10 signatures were verified, and not this one.", List.of()), results.get(10));
        assertEquals(10, world.asked().size());
        assertEquals(List.of(), DkimVerifier.verify(read(MESSAGE), world, NOW));
    }

    @Test
    void a_signature_covers_its_own_field_and_names_its_domain_in_its_own_letters() {
        Signer signer = Signer.rsa();
        String message = signer.sign(MESSAGE).replace("d=example.org", "z=x; d=example.org");
        assertEquals("fail", one(message, publishing(signer)).word(), "a tag added after signing breaks the signature");
        Signer idn = Signer.rsa().at("xn--bcher-kva.example", "s1");
        assertEquals("The message is as bücher.example signed it.", one(idn.sign(MESSAGE), publishing(idn)).why());
    }

    @Test
    void a_selector_in_its_own_letters_is_asked_for_as_dns_has_it() {
        String written = new String("schlüssel".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        Signer signer = Signer.rsa().at("example.org", written);
        World world = world().domain("example.org").txt("xn--schlssel-95a._domainkey", signer.record());
        DkimResult result = one(signer.sign(MESSAGE), world);
        assertEquals("pass", result.word(), "RFC 8616 §5");
        assertEquals("xn--schlssel-95a", result.signature().orElseThrow().selector());
        String invalid = new String("a\u2024.b".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertEquals("The signature cannot be read. The selector 'a???.b' is no name in DNS.", one(Signer.rsa().at("example.org", invalid).sign(MESSAGE), world).why());
    }

    @Test
    void each_tag_is_told_in_words() {
        Signer signer = Signer.rsa().form("simple/relaxed");
        DkimSignature signature = signed(signer.tags("t=1528637909; x=2128637999; l=5; q=dns/txt; i=@example.org; z=a; foo=bar")).signature().orElseThrow();
        assertEquals(List.of(
                "This is a DKIM signature.",
                "Signed with rsa-sha256.",
                "Header: nothing may change on the way. Body: blanks and line breaks may change on the way.",
                "example.org answers for the message.",
                "The name of the key, the selector: it stands at s1._domainkey.example.org.",
                "The header fields that are signed: from, from, to, subject, date.",
                "Signed on 2018-06-10T13:38:29Z.",
                "Not to be accepted after 2037-06-15T00:19:59Z.",
                "Only the first 5 octets of the body are signed; text added behind them goes unnoticed.",
                "Where the key is found: in DNS.",
                "Signed on behalf of somebody at example.org.",
                "Copies of header fields, for finding faults.",
                "Receivers ignore this tag.",
                "The fingerprint of the body at the time of signing.",
                "The signature itself."), signature.explain().stream().map(org.mailward.mailauth.tags.Meaning::meaning).toList());
        assertEquals("Signed with rsa-sha1, which receivers no longer accept.", signed(Signer.rsa().algorithm("rsa-sha1")).signature().orElseThrow().explain().get(1).meaning());
        assertTrue(signature.signs("SUBJECT") && !signature.signs("received"));
    }
}
