package org.mailward.mailauth.explanation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.mailauth.dns.World.world;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.arc.Chain;
import org.mailward.mailauth.dkim.Signer;
import org.mailward.mailauth.dmarc.DmarcVerdict;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.dns.World;
import org.mailward.mailauth.message.Message;
import org.mailward.mailauth.orgdomain.PublicSuffix;
import org.mailward.mailauth.orgdomain.PublicSuffixes;

class ExplainerTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    /// Every last label is a suffix.
    private static final PublicSuffixes SUFFIXES = name -> new PublicSuffix(name, new DomainName(name.labels().getLast()), PublicSuffix.Section.ICANN, new PublicSuffix.Source("a test", LocalDate.of(2026, 1, 1)));

    private static final String WAY = "Received: from inner.example.net (inner.example.net [10.0.0.1])\r\n by store.example.net with LMTP; Sat, 14 Nov 2026 10:00:09 +0000\r\n"
            + "Received: from mx.example.org (mx.example.org [192.0.2.1])\r\n by in.example.net with ESMTPS; Sat, 14 Nov 2026 10:00:01 +0000\r\n"
            + "Received: from [192.168.1.5] by mx.example.org with ESMTPSA; Sat, 14 Nov 2026 10:00:00 +0000\r\n";
    private static final String BODY = "From: Joe <joe@example.org>\r\nTo: suzie@example.net\r\nSubject: hello\r\nDate: Sat, 14 Nov 2026 10:00:00 +0000\r\n\r\nHi.\r\n";
    private static final String PATH = "Return-Path: <joe@example.org>\r\n" + WAY;

    private static World sound() {
        return world().domain("example.org").a("@", "192.0.2.1").txt("@", "v=spf1 ip4:192.0.2.1 -all").txt("_dmarc", "v=DMARC1; p=reject; rua=mailto:r@example.org").txt("s1._domainkey", Signer.rsa().record());
    }

    private static MessageExplanation explain(String text, World world) {
        return explain(text, world, Optional.empty());
    }

    private static MessageExplanation explain(String text, World world, Optional<Integer> chosen) {
        return Explainer.explain(Message.read(text.getBytes(StandardCharsets.ISO_8859_1)), world, SUFFIXES, NOW, chosen);
    }

    private static String step(MessageExplanation explanation, Step.Topic topic) {
        return explanation.steps().stream().filter(step -> step.topic() == topic).map(step -> step.verdict() + ": " + step.sentence()).findFirst().orElseThrow();
    }

    private static List<String> details(MessageExplanation explanation, Step.Topic topic) {
        return explanation.steps().stream().filter(step -> step.topic() == topic).findFirst().orElseThrow().details();
    }

    @Test
    void a_sound_message_passes_everywhere_and_needs_nothing() {
        MessageExplanation explanation = explain("Authentication-Results: in.example.net; spf=pass smtp.mailfrom=example.org; dkim=pass header.d=example.org header.s=s1; dmarc=pass\r\n" + PATH + Signer.rsa().sign(BODY), sound());
        assertEquals(List.of(), explanation.mends());
        assertEquals("read: The message passed 3 servers. Server 2 took it over from 192.0.2.1 outside. It is the last step in which a server of another organisation handed the message over.", step(explanation, Step.Topic.WAY));
        assertEquals(List.of("1: mx.example.org took it from [192.168.1.5] at 192.168.1.5 by ESMTPSA on 2026-11-14T10:00:00Z.",
                "2: in.example.net took it from mx.example.org at 192.0.2.1 by ESMTPS on 2026-11-14T10:00:01Z, 1 second later.",
                "3: store.example.net took it from inner.example.net at 10.0.0.1 by LMTP on 2026-11-14T10:00:09Z, 8 seconds later."), details(explanation, Step.Topic.WAY));
        assertEquals("read: The reader sees joe@example.org as the author. DMARC is about example.org.", step(explanation, Step.Topic.AUTHOR));
        assertEquals("pass: Bounces go to joe@example.org. The domain allows this sender. 'ip4:192.0.2.1' in the record of example.org matches 192.0.2.1.", step(explanation, Step.Topic.SPF));
        assertEquals("pass: The message has one signature. The message is as example.org signed it.", step(explanation, Step.Topic.DKIM));
        assertEquals(List.of("example.org (selector s1): pass. The message is as example.org signed it."), details(explanation, Step.Topic.DKIM));
        assertEquals("none: No server on the way sealed the message.", step(explanation, Step.Topic.ARC));
        assertEquals("pass: The message passes: SPF for example.org passed and is aligned with example.org.", step(explanation, Step.Topic.DMARC_CURRENT));
        assertEquals("pass: The message passes: SPF for example.org passed and is aligned with example.org.", step(explanation, Step.Topic.DMARC_OLD));
        assertEquals(List.of("SPF example.org: It is exactly the author's domain.", "DKIM example.org: It is exactly the author's domain."), details(explanation, Step.Topic.DMARC_OLD));
        assertEquals(List.of(new MetSelector(DomainName.of("example.org"), "s1", List.of("Twilio SendGrid", "Salesforce set-ups"))), explanation.selectors());
        assertEquals(3, explanation.claims().size());
        assertTrue(explanation.claims().stream().noneMatch(Claim::differs));
        assertEquals("in.example.net wrote spf=pass, and the same comes out now.", explanation.claims().getFirst().sentence());
        assertFalse(explanation.bodyAssumed());
        assertEquals(7, explanation.steps().size());
    }

    @ParameterizedTest(name = "[{index}] {0} → {1}: {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            Received-SPF: pass (x) client-ip=198.51.100.7; helo=a        | 198.51.100.7 | The receiver's own note about SPF names this address.
            Authentication-Results: mx; spf=pass (x designates 198.51.100.7 as sender) | 198.51.100.7 | The receiver's own note about SPF names this address.
            Authentication-Results: mx; spf=pass smtp.client-ip=198.51.100.7 | 198.51.100.7 | The receiver's own note about SPF names this address.
            Authentication-Results: mx; spf=pass smtp.mailfrom=a@b.test policy.iprev=198.51.100.7 | 198.51.100.7 | The receiver's own note about SPF names this address.
            Authentication-Results: mx; dkim=pass (198.51.100.7)         | 192.0.2.1    | It is the last step in which a server of another organisation handed the message over.
            Received-SPF: pass client-ip=203.0.113.99                    | 192.0.2.1    | It is the last step in which a server of another organisation handed the message over.
            X-Nothing: x                                                 | 192.0.2.1    | It is the last step in which a server of another organisation handed the message over.
            """)
    void the_handover_is_chosen_with_a_reason(String field, String address, String reason) {
        String earlier = "Received: from first.example.com ([198.51.100.7]) by mx.example.org; Sat, 14 Nov 2026 09:59:00 +0000\r\n";
        Handover handover = explain(field + "\r\n" + WAY + earlier + BODY, sound()).handover().orElseThrow();
        assertEquals(IpAddress.of(address), Optional.of(handover.address()));
        assertEquals(reason, handover.reason());
    }

    @Test
    void a_person_may_choose_another_step() {
        MessageExplanation explanation = explain(PATH + BODY, sound(), Optional.of(3));
        assertEquals("10.0.0.1", explanation.handover().orElseThrow().address().text());
        assertEquals("You chose this step.", explanation.handover().orElseThrow().reason());
        assertEquals("fail", explanation.spf().orElseThrow().verdict().word());
        assertEquals(Optional.empty(), explain(PATH + BODY, sound(), Optional.of(9)).handover());
        String unnamed = "Received: from x ([192.0.2.1]) by y; Sat, 14 Nov 2026 10:00:00 +0000\r\n";
        assertEquals("It is the last step in which a server of another organisation handed the message over.", explain(unnamed + BODY, sound()).handover().orElseThrow().reason());
        String nobody = "Received: from ([192.0.2.1]); Sat, 14 Nov 2026 10:00:00 +0000\r\n";
        assertEquals("It is the last step that shows an address on the Internet.", explain(nobody + BODY, sound()).handover().orElseThrow().reason());
    }

    @ParameterizedTest(name = "[{index}] {0} is internal: {1}")
    @CsvSource({"0.1.2.3, true", "10.255.255.255, true", "11.0.0.0, false", "100.64.0.1, true", "100.128.0.1, false", "127.0.0.1, true", "169.254.1.1, true", "172.16.0.1, true", "172.32.0.1, false", "192.168.0.1, true",
            "192.169.0.1, false", "::1, true", "::2, false", "fd00::1, true", "fe80::1, true", "fec0::1, false", "2001:db8::1, false", "::ffff:10.0.0.1, true"})
    void addresses_inside_a_company_are_told_apart(String address, boolean expected) {
        assertEquals(expected, Handover.isInternal(IpAddress.of(address).orElseThrow()));
    }

    @Test
    void without_a_way_or_a_sender_spf_is_not_guessed() {
        MessageExplanation noWay = explain(BODY, sound());
        assertEquals("none: The header does not say which servers the message passed.", step(noWay, Step.Topic.WAY));
        assertEquals("none: SPF cannot be checked, because no step shows the address of a server outside.", step(noWay, Step.Topic.SPF));
        MessageExplanation noSender = explain(WAY + BODY, sound());
        assertEquals("none: SPF cannot be checked, because the header does not say where bounces go (there is no Return-Path).", step(noSender, Step.Topic.SPF));
        MessageExplanation inside = explain("Received: from a ([10.0.0.1]) by b; Sat, 14 Nov 2026 10:00:00 +0000\r\n" + BODY, sound());
        assertEquals("read: The message passed 1 server. None of them shows the address of a server outside.", step(inside, Step.Topic.WAY));
    }

    @ParameterizedTest(name = "[{index}] {0} → {1}")
    @CsvSource(delimiter = '|', textBlock = """
            Return-Path: <joe@example.org>                                         | joe@example.org
            Return-Path: joe@example.org                                           | joe@example.org
            Return-Path: <>                                                        | postmaster@mx.example.org
            Received-SPF: pass envelope-from="a@example.org"                       | a@example.org
            Authentication-Results: mx; spf=pass smtp.mailfrom=b@example.org       | b@example.org
            Authentication-Results: mx; spf=pass smtp.mailfrom= smtp.helo=mx.test  | postmaster@mx.example.org
            Authentication-Results: mx; spf=pass smtp.mailfrom=example.org         | postmaster@example.org
            Authentication-Results: mx; auth=pass smtp.mailfrom=c@x.test; spf=pass smtp.mailfrom=b@example.org | b@example.org
            """)
    void the_sender_is_found_where_receivers_write_it(String field, String identity) {
        assertEquals(identity, explain(field + "\r\n" + WAY + BODY, sound()).spf().orElseThrow().sender().identity());
    }

    @Test
    void a_bounce_is_checked_by_the_name_of_the_server() {
        MessageExplanation explanation = explain("Return-Path: <>\r\n" + WAY + BODY, sound());
        assertEquals("none: The message is a bounce without a return address, so the name of the sending server counts: mx.example.org. The domain has nothing to say about who may send. mx.example.org has no SPF record.", step(explanation, Step.Topic.SPF));
        assertEquals("a@b.test", explain("Return-Path: <a@b.test>\r\nReceived-SPF: none helo=own.test\r\n" + WAY + BODY, sound()).spf().orElseThrow().sender().mailFrom());
        assertEquals("own.test", explain("Return-Path: <>\r\nReceived-SPF: none helo=own.test\r\n" + WAY + BODY, sound()).spf().orElseThrow().sender().helo());
    }

    @Test
    void an_unsigned_message_from_elsewhere_fails_and_is_told_what_to_mend() {
        World world = sound();
        MessageExplanation explanation = explain(PATH.replace("192.0.2.1", "203.0.113.9") + BODY, world);
        assertEquals(DmarcVerdict.Result.FAIL, explanation.dmarc().orElseThrow().current().result());
        assertEquals(List.of("Switch on DKIM in the service that sent this message, so that it signs for example.org.",
                "If 203.0.113.9 is a server of yours or of a service that sends for you, add it to the SPF record of example.org."), explanation.mends());
        assertEquals("none: The message is not signed.", step(explanation, Step.Topic.DKIM));
    }

    @Test
    void a_service_that_speaks_only_for_itself_is_told_apart() {
        Signer vendor = Signer.rsa().at("vendor.test", "v");
        World world = sound().domain("vendor.test").a("@", "192.0.2.1").txt("@", "v=spf1 ip4:192.0.2.1 -all").txt("v._domainkey", vendor.record());
        MessageExplanation explanation = explain("Return-Path: <b@vendor.test>\r\n" + WAY + vendor.sign(BODY), world);
        assertEquals(List.of("Let the service that sent this message sign for example.org and not only for its own domain.",
                "Bounces go to vendor.test, which does not belong to example.org. If the service allows it, let bounces go to a name below example.org; DKIM is enough otherwise."), explanation.mends());
        assertTrue(step(explanation, Step.Topic.DMARC_OLD).startsWith("fail: The message fails: SPF for vendor.test passed, but is not aligned with example.org."), () -> step(explanation, Step.Topic.DMARC_OLD));
    }

    @Test
    void each_broken_part_has_its_own_remedy() {
        String far = PATH.replace("192.0.2.1", "203.0.113.9");
        String signed = Signer.rsa().sign(BODY);
        assertMend("Something changed the body after example.org signed it, such as a mailing list or a gateway that adds a footer. Let it sign after the change, or leave the body as it is.", far + signed.replace("Hi.", "Hi. --"), sound());
        assertMend("The key at s1._domainkey.example.org does not fit the signature, or a server on the way changed the header. Compare the published key with the one that the service shows.", far + signed.replace("hello", "[x] hello"), sound());
        assertMend("Mend the signature of example.org: There is no key at s9._domainkey.example.org.", far + Signer.rsa().at("example.org", "s9").sign(BODY), sound());
        assertMend("Look whether the DNS servers of example.org answer.", far + signed, sound().timeout("s1._domainkey.example.org"));
        assertMend("Let example.org sign with rsa-sha256.", far + Signer.rsa().algorithm("rsa-sha1").sign(BODY), sound());
        assertMend("Let example.org sign the whole body (without l=).", PATH + Signer.rsa().tags("l=2").sign(BODY), sound());
        assertMend("Publish an SPF record for example.org that names the servers that send for it.", PATH + BODY, world().domain("example.org").txt("_dmarc", "v=DMARC1; p=none"));
        assertMend("Mend the SPF record of example.org: example.org has 2 SPF records instead of one.", PATH + BODY, world().domain("example.org").txt("@", "v=spf1 -all", "v=spf1 ~all").txt("_dmarc", "v=DMARC1; p=none"));
        assertMend("Look whether the DNS servers of example.org answer.", PATH + BODY, world().domain("example.org").timeout("example.org").txt("_dmarc", "v=DMARC1; p=none"));
        assertMend("Publish a DMARC record for example.org, beginning with p=none and an address for reports.", PATH + signed, world().domain("example.org").txt("s1._domainkey", Signer.rsa().record()));
        assertMend("Send with exactly one address in From, at a domain of yours.", PATH + BODY.replace("From:", "X-From:"), sound());
    }

    @Test
    void the_signature_of_a_name_below_the_authors_is_the_authors_own_to_mend() {
        Signer below = Signer.rsa().at("news.example.org", "n");
        World world = sound().txt("n._domainkey.news", below.record());
        assertEquals(List.of("Something changed the body after news.example.org signed it, such as a mailing list or a gateway that adds a footer. Let it sign after the change, or leave the body as it is.",
                "If 203.0.113.9 is a server of yours or of a service that sends for you, add it to the SPF record of example.org."),
                explain(PATH.replace("192.0.2.1", "203.0.113.9") + below.sign(BODY).replace("Hi.", "Hi. --"), world).mends());
    }

    @Test
    void without_a_record_names_below_the_authors_count_as_the_authors_own() {
        Signer below = Signer.rsa().at("mail.example.org", "s1");
        World world = world().domain("example.org").txt("s1._domainkey.mail", below.record()).txt("bounce", "v=spf1 ip4:192.0.2.1 -all");
        String message = "Return-Path: <joe@bounce.example.org>\r\n" + WAY + below.sign(BODY);
        String publish = "Publish a DMARC record for example.org, beginning with p=none and an address for reports.";
        assertEquals(List.of(publish), explain(message, world).mends());
        String beside = "Return-Path: <joe@bounce.example.org>\r\n" + WAY + below.sign(BODY.replace("joe@example.org", "joe@news.example.org"));
        assertEquals("Let the service that sent this message sign for news.example.org and not only for its own domain.", explain(beside, world).mends().get(1), "a name beside the author's is not below it");
    }

    @Test
    void a_signature_that_cannot_be_read_is_not_taken_for_a_strangers() {
        String far = PATH.replace("192.0.2.1", "203.0.113.9");
        String broken = far + Signer.rsa().sign(BODY).replace("v=1;", "v=2;");
        String mend = "Mend a signature: The signature cannot be read. The version, 'v=', must be 1.";
        assertEquals(mend, explain(broken, sound()).mends().getFirst());
        assertFalse(explain(broken, sound()).mends().stream().anyMatch(each -> each.contains("its own domain")));
        String beside = far + Signer.rsa().at("vendor.test", "v").sign(BODY);
        assertEquals(List.of(mend, "Let the service that sent this message sign for example.org and not only for its own domain."),
                explain(beside.replace("DKIM-Signature:", Signer.rsa().field("DKIM-Signature", "v=2; ", BODY) + "DKIM-Signature:"), sound()).mends().subList(0, 2));
    }

    /// Nobody who forwards a message stands in its author's SPF record.
    @Test
    void a_message_that_rests_on_spf_alone_is_told_to_be_signed() {
        MessageExplanation explanation = explain(PATH + BODY, sound());
        assertEquals(DmarcVerdict.Result.PASS, explanation.dmarc().orElseThrow().current().result());
        assertEquals(List.of("SPF alone vouches for this message, and it does so no longer once somebody forwards it. Switch on DKIM in the service that sent this message, so that it signs for example.org."),
                explanation.mends());
    }

    @Test
    void servers_that_vouch_are_named_with_what_they_had_found() {
        World world = sound().domain("a1.test").txt("arc._domainkey", Signer.rsa().record());
        String sealed = new Chain(BODY).seal("none").text();
        MessageExplanation failing = explain(PATH.replace("192.0.2.1", "203.0.113.9") + sealed, world);
        assertEquals("pass: The chain holds, and the message was not changed since the first set.", step(failing, Step.Topic.ARC));
        assertEquals(List.of("1: a1.test sealed it and had found spf=pass."), details(failing, Step.Topic.ARC));
        String vouched = "A server on the way vouches for the message by ARC. Receivers that trust it may accept the message all the same; nothing needs to be mended for its sake.";
        assertTrue(failing.mends().contains(vouched), () -> failing.mends().toString());
        assertFalse(explain(PATH + sealed, world).mends().contains(vouched), "a message that passes needs nobody to vouch for it");
        assertEquals(List.of("1: a1.test sealed it."), details(explain(PATH + sealed.replace("spf=pass smtp.mailfrom=example.org", "none"), world), Step.Topic.ARC));
    }

    @Test
    void of_several_signatures_the_one_that_holds_is_told() {
        String header = (PATH + Signer.rsa().at("example.org", "s9").sign(Signer.rsa().sign(BODY))).replaceAll("(?s)\r\n\r\n.*", "\r\n");
        assertEquals("neutral: The message has 2 signatures. The signature over the header is right. Whether the body was changed is not known, because only the header was given.", step(explain(header, sound()), Step.Topic.DKIM));
    }

    @Test
    void a_chain_that_began_later_does_not_contradict_the_receiver_that_found_none() {
        World world = sound().domain("a1.test").txt("arc._domainkey", Signer.rsa().record());
        Claim claim = explain("Authentication-Results: mx; arc=none\r\n" + PATH + new Chain(BODY).seal("none").text(), world).claims().getFirst();
        assertEquals("mx wrote arc=none; a seal that is there now may have been added after that.", claim.sentence());
        assertFalse(claim.differs());
    }

    @Test
    void of_several_signatures_of_one_domain_the_one_that_comes_out_the_same_is_meant() {
        String signed = PATH + Signer.rsa().at("example.org", "s9").sign(Signer.rsa().sign(BODY));
        for (String word : List.of("pass", "permerror")) {
            assertEquals(Optional.of(word), explain("Authentication-Results: mx; dkim=" + word + " header.d=example.org\r\n" + signed, sound()).claims().getFirst().now());
        }
        assertEquals(Optional.of("permerror"), explain("Authentication-Results: mx; dkim=fail header.d=example.org\r\n" + signed, sound()).claims().getFirst().now());
        assertEquals(Optional.of("permerror"), explain("Authentication-Results: mx; dkim=pass header.d=example.org header.s=s9\r\n" + signed, sound()).claims().getFirst().now());
    }

    @Test
    void a_signature_is_named_in_its_own_letters() {
        Signer signer = Signer.rsa().at("xn--bcher-kva.example", "xn--schlssel-95a");
        World world = sound().domain("xn--bcher-kva.example").txt("xn--schlssel-95a._domainkey", signer.record());
        String field = new String("Authentication-Results: mx; dkim=pass header.d=bücher.example header.s=schlüssel\r\n".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertEquals(Optional.of("pass"), explain(field + PATH + signer.sign(BODY), world).claims().getFirst().now());
    }

    private static String signedBy(int strangers) {
        var fields = new StringBuilder();
        for (int i = 0; i < strangers; i++) {
            fields.append(Signer.rsa().at("x" + i + ".test", "s1").field("DKIM-Signature", "v=1; ", BODY));
        }
        return fields.toString();
    }

    @Test
    void of_too_many_signatures_the_authors_own_is_verified() {
        for (String author : List.of("example.org", "news.example.org")) {
            Signer own = Signer.rsa().at(author, "s1");
            World world = sound().domain("news.example.org").txt("s1._domainkey", own.record());
            MessageExplanation explanation = explain(PATH.replace("192.0.2.1", "203.0.113.9") + signedBy(60) + own.sign(BODY), world);
            assertEquals("pass: The message passes: the DKIM signature of " + author + " passed and is aligned with example.org.", step(explanation, Step.Topic.DMARC_CURRENT));
            assertEquals(10, explanation.dkim().stream().filter(result -> result.signature().isPresent()).count());
            assertEquals(10, explanation.selectors().size());
        }
    }

    @Test
    void a_signature_that_nobody_verified_leaves_the_message_open() {
        String wrong = Signer.rsa().at("example.org", "s9").field("DKIM-Signature", "v=1; ", BODY).repeat(10);
        MessageExplanation explanation = explain("Authentication-Results: mx; dkim=pass header.d=example.org header.s=s1\r\n" + PATH.replace("192.0.2.1", "203.0.113.9") + signedBy(1) + wrong + Signer.rsa().sign(BODY), sound());
        String open = "temperror: The message has more signatures than are verified, and a signature of example.org is among the others; its pass would decide the message.";
        assertEquals(open, step(explanation, Step.Topic.DMARC_CURRENT));
        assertEquals(open, step(explanation, Step.Topic.DMARC_OLD));
        assertEquals("permerror: The message has 12 signatures. There is no key at s9._domainkey.example.org.", step(explanation, Step.Topic.DKIM));
        assertEquals(1, explanation.selectors().size());
        assertEquals("mx wrote dkim=pass; there are too many signatures to verify this one.", explanation.claims().getFirst().sentence());
    }

    @Test
    void a_receiver_names_a_signature_by_its_beginning() {
        String signed = PATH + Signer.rsa().sign(BODY);
        String beginning = explain(signed, sound()).dkim().getFirst().signature().orElseThrow().signature().substring(0, 8);
        assertEquals(Optional.of("pass"), explain("Authentication-Results: mx; dkim=pass header.d=example.org header.b=" + beginning + "\r\n" + signed, sound()).claims().getFirst().now(), "RFC 6008 §4");
    }

    private static void assertMend(String mend, String message, World world) {
        List<String> mends = explain(message, world).mends();
        assertTrue(mends.contains(mend), mends::toString);
    }

    @Test
    void with_a_header_alone_dmarc_takes_the_body_for_granted_and_says_so() {
        String header = (PATH.replace("192.0.2.1", "203.0.113.9") + Signer.rsa().sign(BODY)).replaceAll("(?s)\r\n\r\n.*", "\r\n");
        MessageExplanation explanation = explain(header, sound());
        assertTrue(explanation.bodyAssumed());
        assertEquals(DmarcVerdict.Result.PASS, explanation.dmarc().orElseThrow().current().result());
        assertTrue(details(explanation, Step.Topic.DMARC_CURRENT).contains("Only the header was given, so it is taken for granted that the body was not changed."));
        assertEquals("neutral: The message has one signature. The signature over the header is right. Whether the body was changed is not known, because only the header was given.", step(explanation, Step.Topic.DKIM));
        assertEquals(List.of(), explanation.mends());
    }

    @Test
    void an_author_that_is_not_one_is_not_judged() {
        assertEquals("faulty: From names addresses of several domains: example.org, example.net.", step(explain(BODY.replace("From: Joe <joe@example.org>", "From: a@example.org, b@example.net"), sound()), Step.Topic.AUTHOR));
        assertEquals("faulty: The message has 2 From fields; it must have one.", step(explain("From: x@example.net\r\n" + BODY, sound()), Step.Topic.AUTHOR));
        MessageExplanation none = explain(BODY.replace("From:", "X:"), sound());
        assertEquals("faulty: The message has no From field, which every message must have.", step(none, Step.Topic.AUTHOR));
        assertEquals("none: DMARC cannot be judged, because From does not name exactly one domain. Many receivers refuse such mail.", step(none, Step.Topic.DMARC_CURRENT));
        assertEquals(6, none.steps().size());
        MessageExplanation nobody = explain(BODY.replace("Joe <joe@example.org>", "Joe"), sound());
        assertEquals("faulty: From names no address with a domain.", step(nobody, Step.Topic.AUTHOR));
        assertEquals(Optional.empty(), nobody.dmarc());
    }

    @Test
    void the_standard_before_judges_every_domain_of_from() {
        World world = sound().domain("example.com").txt("_dmarc", "v=DMARC1; p=quarantine").domain("example.net").txt("_dmarc", "v=DMARC1; p=none");
        MessageExplanation failing = explain(PATH + BODY.replace("Joe <joe@example.org>", "a@example.org, b@example.net, c@example.com, d@example.edu"), world);
        assertEquals("none: DMARC cannot be judged, because From does not name exactly one domain. Many receivers refuse such mail.", step(failing, Step.Topic.DMARC_CURRENT));
        assertEquals("fail: Each domain of From is judged, and the strictest policy of those that fail holds. The message fails: SPF for example.org passed, but is not aligned with example.com. "
                + "The record of example.com asks for p=quarantine; a receiver on RFC 7489 puts it into the spam folder.", step(failing, Step.Topic.DMARC_OLD), "RFC 7489 §6.6.1");
        List<String> details = details(failing, Step.Topic.DMARC_OLD);
        assertEquals("example.org: pass. The message passes: SPF for example.org passed and is aligned with example.org.", details.getFirst());
        assertTrue(details.get(1).startsWith("example.net: fail. ") && details.get(2).startsWith("example.com: fail. ") && details.get(3).startsWith("example.edu: none. "), details::toString);
        assertEquals(Optional.empty(), failing.dmarc());
        MessageExplanation sound = explain(PATH + BODY.replace("Joe <joe@example.org>", "a@example.org, b@sub.example.org"), sound());
        assertEquals("pass: Each domain of From is judged, and the strictest policy of those that fail holds. None fails.", step(sound, Step.Topic.DMARC_OLD));
        String open = step(explain(PATH + BODY.replace("Joe <joe@example.org>", "a@example.org, b@example.edu"), sound().timeout("_dmarc.example.edu.")), Step.Topic.DMARC_OLD);
        assertTrue(open.startsWith("temperror: ") && open.contains("_dmarc.example.edu"), open);
    }

    @Test
    void only_so_many_domains_of_from_are_judged() {
        String from = "a@example.org" + ", b@d%d.test".repeat(5).formatted(1, 2, 3, 4, 5);
        List<String> details = details(explain(PATH + BODY.replace("Joe <joe@example.org>", from), sound()), Step.Topic.DMARC_OLD);
        assertEquals(6, details.size());
        assertEquals("Only the first 5 domains were judged.", details.getLast());
    }

    @Test
    void two_addresses_of_one_domain_are_one_author() {
        MessageExplanation explanation = explain(PATH + BODY.replace("Joe <joe@example.org>", "a@example.org, b@example.org"), sound());
        assertEquals("example.org", explanation.dmarc().orElseThrow().author().ascii());
        assertEquals("read: The reader sees a@example.org, b@example.org as the author. DMARC is about example.org.", step(explanation, Step.Topic.AUTHOR));
    }

    @Test
    void odd_clocks_and_long_delays_are_told() {
        MessageExplanation explanation = explain(PATH.replace("10:00:09", "09:58:01").replace("14 Nov 2026 10:00:01", "14 Nov 2026 10:07:00") + BODY, sound());
        assertTrue(step(explanation, Step.Topic.WAY).startsWith("odd: "));
        assertEquals(List.of("1: mx.example.org took it from [192.168.1.5] at 192.168.1.5 by ESMTPSA on 2026-11-14T10:00:00Z.",
                "2: in.example.net took it from mx.example.org at 192.0.2.1 by ESMTPS on 2026-11-14T10:07:00Z, 7 minutes later, which is long.",
                "3: store.example.net took it from inner.example.net at 10.0.0.1 by LMTP on 2026-11-14T09:58:01Z. Its clock, or the one before, is wrong by 539 seconds."), details(explanation, Step.Topic.WAY));
    }

    @Test
    void a_clock_that_is_a_little_behind_is_not_worth_a_word() {
        MessageExplanation explanation = explain(PATH.replace("10:00:09", "09:59:57") + BODY, sound());
        assertTrue(step(explanation, Step.Topic.WAY).startsWith("read: "));
        assertEquals("3: store.example.net took it from inner.example.net at 10.0.0.1 by LMTP on 2026-11-14T09:59:57Z.", details(explanation, Step.Topic.WAY).getLast());
    }

    @Test
    void a_signature_is_judged_at_the_time_of_the_handover() {
        long handover = Instant.parse("2026-11-14T10:00:01Z").getEpochSecond();
        assertEquals("pass", explain(PATH + Signer.rsa().tags("t=1; x=" + handover).sign(BODY), sound()).dkim().getFirst().word());
        assertEquals("permerror", explain(PATH + Signer.rsa().tags("t=1; x=" + (handover - 1)).sign(BODY), sound()).dkim().getFirst().word());
        String future = PATH.replace("2026", "2036");
        assertEquals("pass", explain(future + Signer.rsa().tags("t=1; x=" + NOW.getEpochSecond()).sign(BODY), sound()).dkim().getFirst().word(), "a clock ahead of now is not believed");
    }

    @ParameterizedTest(name = "[{index}] {0} → {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            mx; spf=fail                                   | true  | mx wrote spf=fail, and now pass comes out. Records may have changed since, or the message on its way.
            mx; dkim=pass header.d=example.org             | false | mx wrote dkim=pass, and the same comes out now.
            mx; dkim=fail header.d=Example.ORG header.s=S1 | true  | mx wrote dkim=fail, and now pass comes out. Records may have changed since, or the message on its way.
            mx; dkim=fail header.i=@example.org            | true  | mx wrote dkim=fail, and now pass comes out. Records may have changed since, or the message on its way.
            mx; dkim=pass header.d=example.net             | false | mx wrote dkim=pass; there is nothing to compare it with.
            mx; dkim=pass header.d=example.org header.s=s2 | false | mx wrote dkim=pass; there is nothing to compare it with.
            mx; dkim=pass header.d=example.org header.b=?? | false | mx wrote dkim=pass; there is nothing to compare it with.
            mx; dkim=pass                                  | false | mx wrote dkim=pass; there is nothing to compare it with.
            mx; dmarc=fail                                 | true  | mx wrote dmarc=fail, and now pass comes out. Records may have changed since, or the message on its way.
            mx; arc=none                                   | false | mx wrote arc=none, and the same comes out now.
            mx; spf=temperror                              | true  | mx wrote spf=temperror, because an answer was missing then, and now pass comes out.
            mx; iprev=pass                                 | false | mx wrote iprev=pass; there is nothing to compare it with.
            spf=pass                                       | false | A receiver that does not give its name wrote spf=pass, and the same comes out now.
            """)
    void what_receivers_wrote_is_compared(String field, boolean differs, String sentence) {
        Claim claim = explain("Authentication-Results: " + field + "\r\n" + PATH + Signer.rsa().sign(BODY), sound()).claims().getFirst();
        assertEquals(differs, claim.differs());
        assertEquals(sentence, claim.sentence());
        assertTrue(claim.newest());
    }

    @ParameterizedTest(name = "[{index}] {0}: {1}, {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            spf=none smtp.helo=mx.example.org                               | -    | the name of the server RFC 8601 §2.7.2
            spf=none smtp.mailfrom= smtp.helo=mx.example.org                | -    | the name of the server
            spf=none smtp.helo=mx.example.org smtp.mailfrom=joe@example.org | pass | both
            spf=none smtp.mailfrom=Joe@EXAMPLE.org                          | pass | the return address
            spf=none smtp.mailfrom=<joe@example.org>                        | pass | the return address in brackets
            spf=none smtp.mailfrom=joe@example.com                          | -    | another return address
            spf=none (example.com: domain of example.com)                   | pass | no identity
            spf=none (x designates 192.0.2.1 as sender)                     | pass | the server that handed it over
            spf=none (x designates 198.51.100.9 as sender)                  | -    | another server
            """)
    void what_was_written_of_spf_is_compared_when_it_is_about_the_same(String result, String now, String why) {
        String newest = "Authentication-Results: mx; none\r\nReceived-SPF: pass client-ip=192.0.2.1\r\n";
        Claim claim = explain(newest + "Authentication-Results: mx; " + result + "\r\n" + PATH + BODY, sound()).claims().getLast();
        assertEquals(Optional.ofNullable(now), claim.now(), why);
    }

    @ParameterizedTest(name = "[{index}] {0}: {1}, {2}")
    @CsvSource(delimiter = '|', textBlock = """
            dmarc=pass header.from=sub.example.org | pass | mx wrote dmarc=pass, and the same comes out now by the standard before (RFC 7489); by today's (RFC 9989) it is fail.
            dmarc=fail header.from=sub.example.org | fail | mx wrote dmarc=fail, and the same comes out now.
            dmarc=none                             | fail | mx wrote dmarc=none, and now fail comes out. Records may have changed since, or the message on its way.
            """)
    void a_receiver_may_have_judged_by_the_standard_before(String result, String now, String sentence) {
        World world = sound().txt("_dmarc.sub", "v=DMARC1; p=reject; psd=n");
        String message = BODY.replace("joe@example.org", "joe@sub.example.org");
        Claim claim = explain("Authentication-Results: mx; " + result + "\r\n" + PATH + Signer.rsa().sign(message), world).claims().getFirst();
        assertEquals(sentence, claim.sentence());
        assertEquals(Optional.of(now), claim.now());
    }

    @ParameterizedTest(name = "[{index}] {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            spf=pass smtp.mailfrom=list@list.test; dmarc=fail | mx wrote dmarc=fail; another server handed the message over then, and SPF was about that one.
            spf=pass smtp.mailfrom=list@list.test; dmarc=pass | mx wrote dmarc=pass, and the same comes out now.
            spf=none smtp.helo=mx.example.org; dmarc=fail     | mx wrote dmarc=fail, and now pass comes out. Records may have changed since, or the message on its way.
            """)
    void what_dmarc_was_with_another_sender_is_not_held_against_this_one(String results, String sentence) {
        assertEquals(sentence, explain("Authentication-Results: mx; " + results + "\r\n" + PATH + BODY, sound()).claims().getLast().sentence());
    }

    @Test
    void what_is_open_now_is_not_compared() {
        Claim claim = explain("Authentication-Results: mx; spf=pass\r\n" + PATH + BODY, sound().timeout("example.org")).claims().getFirst();
        assertEquals("mx wrote spf=pass; what comes out now is open, so it cannot be compared.", claim.sentence());
        assertFalse(claim.differs());
        assertEquals("mx wrote spf=temperror, and the same comes out now.", explain("Authentication-Results: mx; spf=temperror\r\n" + PATH + BODY, sound().timeout("example.org")).claims().getFirst().sentence());
    }

    @Test
    void what_was_written_of_another_author_is_not_compared() {
        assertEquals(Optional.empty(), explain("Authentication-Results: mx; dmarc=fail header.from=example.com\r\n" + PATH + BODY, sound()).claims().getFirst().now(), "a list wrote another From");
        assertEquals(Optional.of("pass"), explain("Authentication-Results: mx; dmarc=fail header.from=Example.ORG\r\n" + PATH + BODY, sound()).claims().getFirst().now());
    }

    @Test
    void of_a_bounce_the_name_of_the_server_is_compared() {
        assertEquals(Optional.of("none"), explain("Authentication-Results: mx; spf=pass smtp.helo=mx.example.org\r\nReturn-Path: <>\r\n" + WAY + BODY, sound()).claims().getFirst().now());
    }

    @ParameterizedTest(name = "[{index}] {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            dkim=pass header.d=example.org | mx wrote dkim=pass; the signature over the header is right, and without the body no more can be compared.
            dkim=fail header.d=example.org | mx wrote dkim=fail; the signature over the header is right, and without the body no more can be compared.
            dmarc=fail                     | mx wrote dmarc=fail; with the header alone it cannot be compared, because it would depend on the body.
            dmarc=pass                     | mx wrote dmarc=pass, and the same comes out now.
            arc=pass                       | mx wrote arc=pass; the seals hold, and without the body no more can be compared.
            """)
    void what_depends_on_the_body_is_not_compared_without_it(String result, String sentence) {
        String header = (PATH.replace("192.0.2.1", "203.0.113.9") + new Chain(Signer.rsa().sign(BODY)).seal("none").text()).replaceAll("(?s)\r\n\r\n.*", "\r\n");
        World world = sound().domain("a1.test").txt("arc._domainkey", Signer.rsa().record());
        Claim claim = explain("Authentication-Results: mx; " + result + "\r\n" + header, world).claims().getFirst();
        assertEquals(sentence, claim.sentence());
        assertFalse(claim.differs());
    }

    @Test
    void without_the_body_dmarc_is_compared_where_spf_decides_it() {
        String header = (PATH + Signer.rsa().sign(BODY)).replaceAll("(?s)\r\n\r\n.*", "\r\n");
        assertTrue(explain("Authentication-Results: mx; dmarc=fail\r\n" + header, sound()).claims().getFirst().differs());
    }

    @Test
    void only_the_highest_field_is_the_last_receivers_and_their_number_is_bounded() {
        List<Claim> claims = explain("Authentication-Results: mx; spf=pass\r\n".repeat(21) + PATH + BODY, sound()).claims();
        assertEquals(20, claims.size());
        assertEquals(1, claims.stream().filter(Claim::newest).count());
        assertEquals(Optional.of("none"), explain("Authentication-Results: mx; dkim=pass header.d=x.test\r\n" + PATH + BODY, sound()).claims().getFirst().now());
        assertEquals(Optional.empty(), explain("Authentication-Results: mx; spf=pass\r\n" + BODY, sound()).claims().getFirst().now());
    }
}
