package org.mailward.mailauth.arc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.mailauth.dns.World.world;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.dkim.Signer;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.World;
import org.mailward.mailauth.message.Message;

class ArcChainTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String MESSAGE = "From: joe@example.org\r\nTo: list@list.test\r\nSubject: hello\r\n\r\nHi.\r\n";

    private static World keys(int servers) {
        World world = world();
        for (int i = 1; i <= servers; i++) {
            world.domain("a" + i + ".test").txt("arc._domainkey", Signer.rsa().record());
        }
        return world;
    }

    private static ArcChain validate(String text) {
        return ArcChain.validate(Message.read(text.getBytes(StandardCharsets.ISO_8859_1)), keys(60), NOW);
    }

    @Test
    void a_message_without_seals_has_no_chain() {
        ArcChain chain = validate(MESSAGE);
        assertEquals("none", chain.word());
        assertEquals("No server on the way sealed the message.", chain.why());
        assertEquals(List.of(), chain.sets());
    }

    @Test
    void a_chain_holds_over_servers_that_changed_nothing() {
        ArcChain.Pass pass = assertInstanceOf(ArcChain.Pass.class, validate(new Chain(MESSAGE).seal("none").seal("pass").seal("pass").text()));
        assertEquals(0, pass.oldestPass());
        assertEquals("pass", pass.word());
        assertEquals("The chain holds, and the message was not changed since the first set.", pass.why());
        assertEquals(List.of(1, 2, 3), pass.sets().stream().map(ArcSet::instance).toList());
        assertEquals(DomainName.of("a2.test"), pass.sets().get(1).seal().domain());
        assertEquals("arc", pass.sets().get(1).seal().selector());
        assertEquals("a1.test", pass.sets().getFirst().results().receiver().orElseThrow());
        assertEquals("pass", pass.sets().getFirst().results().results().getFirst().result());
    }

    @Test
    void a_chain_tells_since_when_the_message_is_unchanged() {
        ArcChain.Pass pass = assertInstanceOf(ArcChain.Pass.class, validate(new Chain(MESSAGE).seal("none").change("hello", "[list] hello").seal("pass").seal("pass").text()));
        assertEquals(2, pass.oldestPass());
        assertEquals("The chain holds; the message was changed before set 2 was added by a2.test.", pass.why());
    }

    @Test
    void a_message_signature_whose_key_is_gone_does_not_say_that_the_message_was_changed() {
        String text = new Chain(MESSAGE).signing("ams").seal("none").signing("").seal("pass").text();
        assertPass(2, "The chain holds; whether the message was changed before set 2 was added by a2.test cannot be told any more. There is no key at ams._domainkey.a1.test.", text, keys(2));
        assertPass(2, "The chain holds; whether the message was changed before set 2 was added by a2.test cannot be told now. The key at ams._domainkey.a1.test could not be looked up: "
                + "ams._domainkey.a1.test does not answer in this world.", text, keys(2).timeout("ams._domainkey.a1.test"));
        assertPass(0, "The chain holds, and the message was not changed since the first set.", text, keys(2).domain("a1.test").txt("ams._domainkey", Signer.rsa().record()));
    }

    @Test
    void an_older_signature_speaks_for_one_whose_key_is_gone() {
        Chain chain = new Chain(MESSAGE).seal("none").signing("ams").seal("pass").signing("").seal("pass");
        assertPass(0, "The chain holds, and the message was not changed since the first set.", chain.text(), keys(3));
        String changed = new Chain(MESSAGE).seal("none").change("hello", "[list] hello").signing("ams").seal("pass").signing("").seal("pass").text();
        assertPass(3, "The chain holds; the message was changed before set 3 was added by a3.test.", changed, keys(3));
    }

    private static void assertPass(int oldest, String why, String text, World world) {
        ArcChain.Pass pass = assertInstanceOf(ArcChain.Pass.class, ArcChain.validate(Message.read(text.getBytes(StandardCharsets.ISO_8859_1)), world, NOW));
        assertEquals(why, pass.why());
        assertEquals(oldest, pass.oldestPass());
    }

    @Test
    void fifty_sets_are_the_most() {
        Chain chain = new Chain(MESSAGE).seal("none");
        for (int i = 2; i <= 50; i++) {
            chain.seal("pass");
        }
        assertEquals("pass", validate(chain.text()).word());
        assertEquals("An ARC-Authentication-Results field has no instance from 1 to 50 ('i=').", validate(chain.seal("pass").text()).why());
    }

    @ParameterizedTest(name = "[{index}] {0} → {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            Subject: hello           | Subject: other           | The signature of the last set does not hold. A signed header field was changed after signing, or another key was used. The body is the one that was signed.
            Hi.                      | Ho.                      | The signature of the last set does not hold. The body was changed after signing. The signature over the header is right.
            i=1; a1.test;            | i=1; a9.test;            | The seal of set 2, by a2.test, does not hold.
            i=2; a2.test;            | i=2; a9.test;            | The seal of set 2, by a2.test, does not hold.
            ARC-Seal: i=1;           | X-Seal: i=1;             | Set 1 of the chain has no ARC-Seal field.
            ARC-Message-Signature: i=2; | X: i=2;               | Set 2 of the chain has no ARC-Message-Signature field.
            ARC-Authentication-Results: i=1; | X: i=1;          | Set 1 of the chain has no ARC-Authentication-Results field.
            ARC-Seal: i=2;           | ARC-Seal: i=1;           | There are two ARC-Seal fields with instance 1.
            ARC-Seal: i=2;           | ARC-Seal: i=3;           | Set 2 of the chain has no ARC-Seal field.
            ARC-Seal: i=2;           | ARC-Seal: i=0;           | An ARC-Seal field has no instance from 1 to 50 ('i=').
            ARC-Seal: i=2;           | ARC-Seal: i=x;           | An ARC-Seal field has no instance from 1 to 50 ('i=').
            ARC-Seal: i=2;           | ARC-Seal: i=;            | An ARC-Seal field has no instance from 1 to 50 ('i=').
            ARC-Seal: i=2;           | ARC-Seal: i=002;         | An ARC-Seal field has no instance from 1 to 50 ('i=').
            i=2; a2.test;            | a2.test; i=2;            | An ARC-Authentication-Results field has no instance from 1 to 50 ('i=').
            ARC-Seal: i=2; a=rsa-sha256; | ARC-Seal: a=rsa-sha256; i=2; | The seal of set 2, by a2.test, does not hold.
            ARC-Seal: i=2;           | ARC-Seal: j=2;           | An ARC-Seal field has no instance from 1 to 50 ('i=').
            cv=pass                  | cv=fail                  | The last server that sealed the message, a2.test, found the chain broken.
            cv=pass                  | cv=none                  | The seal of set 2 must say cv=pass.
            cv=none                  | cv=pass                  | The seal of set 1 must say cv=none.
            cv=pass                  | cv=maybe                 | The seal of set 2 cannot be read. 'cv=' is neither none, pass nor fail.
            cv=pass;                 | cv=pass; h=from;         | The seal of set 2 cannot be read. A seal has no 'h=' and no 'bh='.
            cv=pass;                 | cv=pass; bh=x;           | The seal of set 2 cannot be read. A seal has no 'h=' and no 'bh='.
            cv=pass;                 | ''                       | The seal of set 2 cannot be read. The tag 'cv=' is missing.
            cv=pass;                 | CV=pass;                 | The seal of set 2 cannot be read. The tag 'cv=' is missing.
            cv=pass;                 | cv=;                     | The seal of set 2 cannot be read. The tag 'cv=' is missing.
            cv=pass;                 | cv=pass; cv=pass;        | The seal of set 2 cannot be read. The tag 'cv' appears more than once.
            a=rsa-sha256; cv=pass    | a=rsa-md5; cv=pass       | The seal of set 2 cannot be read. The algorithm 'rsa-md5' is not one that receivers know.
            a=rsa-sha256; cv=pass    | a=rsa-sha1; cv=pass      | The seal of set 2, by a2.test, does not hold.
            cv=pass; d=a2.test; s=arc| cv=pass; d=a2.test; s=no | The seal of set 2 does not hold. There is no key at no._domainkey.a2.test.
            cv=pass; d=a2.test; s=arc| cv=pass; d=a2.test; s=.. | The seal of set 2 cannot be read. '..' at 'a2.test' is no place for a key.
            cv=pass; d=a2.test       | cv=pass; d=a..           | The seal of set 2 cannot be read. 'arc' at 'a..' is no place for a key.
            h=From:Subject; bh       | h=From:ARC-Seal; bh      | The signature of the last set does not hold. The signature cannot be read. An ARC-Message-Signature must not sign ARC-Seal fields.
            """)
    void chains_that_do_not_hold(String from, String to, String why) {
        ArcChain chain = changed(text -> replaceFirst(text, from, to));
        assertEquals("fail", chain.word());
        assertEquals(why, chain.why());
    }

    @Test
    void a_selector_in_its_own_letters_is_asked_for_as_dns_has_it() {
        String written = new String("schlüssel".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        World world = world().domain("a1.test").txt("xn--schlssel-95a._domainkey", Signer.rsa().record());
        String text = new Chain(MESSAGE).seal("none", "a1.test", written).text();
        ArcChain chain = ArcChain.validate(Message.read(text.getBytes(StandardCharsets.ISO_8859_1)), world, NOW);
        assertEquals("The chain holds, and the message was not changed since the first set.", chain.why(), "RFC 8616 §5");
        assertEquals("xn--schlssel-95a", chain.sets().getFirst().seal().selector());
    }

    private static ArcChain changed(UnaryOperator<String> change) {
        return validate(change.apply(new Chain(MESSAGE).seal("none").seal("pass").text()));
    }

    private static String replaceFirst(String text, String from, String to) {
        int at = text.indexOf(from);
        assertTrue(at >= 0, from);
        return text.substring(0, at) + to + text.substring(at + from.length());
    }

    @Test
    void a_set_in_the_middle_may_not_be_missing() {
        String text = new Chain(MESSAGE).seal("none").seal("pass").seal("pass").text();
        assertEquals("Set 2 of the chain is missing.", validate(text.replace("i=2;", "i=4;")).why());
    }

    @Test
    void a_chain_that_once_failed_stays_broken() {
        ArcChain chain = validate(new Chain(MESSAGE).seal("none").seal("fail").seal("pass").text());
        assertEquals("The seal of set 2 must say cv=pass.", chain.why());
        assertEquals(3, chain.sets().size());
    }

    @Test
    void silence_is_a_temporary_error() {
        var message = Message.read(new Chain(MESSAGE).seal("none").seal("pass").text().getBytes(StandardCharsets.ISO_8859_1));
        assertEquals("temperror", ArcChain.validate(message, keys(2).timeout("arc._domainkey.a1.test"), NOW).word());
        ArcChain newest = ArcChain.validate(message, keys(2).timeout("arc._domainkey.a2.test"), NOW);
        assertEquals("temperror", newest.word());
        assertEquals("The key at arc._domainkey.a2.test could not be looked up: arc._domainkey.a2.test does not answer in this world.", newest.why());
        assertEquals(2, newest.sets().size());
    }

    @Test
    void with_a_header_alone_the_seals_are_checked() {
        String text = new Chain(MESSAGE).seal("none").text().replaceAll("(?s)\r\n\r\n.*", "\r\n");
        ArcChain chain = validate(text);
        assertEquals("neutral", chain.word());
        assertEquals("The seals hold. The signature over the header is right. Whether the body was changed is not known, because only the header was given.", chain.why());
        assertEquals("fail", validate(replaceFirst(text, "a1.test;", "a9.test;")).word());
    }
}
