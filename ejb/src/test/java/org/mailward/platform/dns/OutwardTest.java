package org.mailward.platform.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.Answer.Failure;
import org.mailward.mailauth.dns.ConcurrentDnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.platform.time.Time;

/// What strangers are told about names of inner networks.
@Timeout(60)
class OutwardTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final LoopbackDns inside = LoopbackDns.zone("corp.example.org. 60 TXT secret", "corp.internal. 60 TXT secret", "acme.example. 60 TXT shown", "vendor.test. 60 TXT shown");
    private final LoopbackDns outside = LoopbackDns.zone("example.org. 60 TXT shown", "alias.example.org. 60 CNAME corp.example.org.", "other.test. 60 TXT secret",
            "router.local. 60 TXT secret", "8.8.8.8.in-addr.arpa. 60 TXT shown", "1.0.0.10.in-addr.arpa. 60 TXT secret", "www.example. 60 TXT shown");
    private final LiveDnsResolver dns = new LiveDnsResolver(new DnsSettings(List.of(outside.address()), Map.of(
            DomainName.of("corp.example.org"), List.of(inside.address()), DomainName.of("internal"), List.of(inside.address()),
            DomainName.of("acme.example"), List.of(inside.address()), DomainName.of("vendor.test"), List.of(inside.address())), LONG, 1, 100, LONG, LONG, 100), new Time());
    private final ConcurrentDnsResolver outward = dns.outward(dns.fresh());

    @AfterEach
    void close() throws IOException {
        dns.close();
        inside.close();
        outside.close();
    }

    private static Question text(String name) {
        return new Question(DomainName.of(name), RecordType.TXT);
    }

    private static void assertRefused(Answer answer) {
        var failed = assertInstanceOf(Answer.Failed.class, answer);
        assertEquals(Failure.REFUSED, failed.failure());
        assertTrue(failed.detail().contains("not a name of the public internet"), failed.detail());
    }

    @ParameterizedTest
    @ValueSource(strings = {"corp.example.org", "dc1.corp.example.org", "corp.internal", "router.local", "other.test", "1.0.0.10.in-addr.arpa"})
    void names_of_inner_networks_are_unknown_and_never_asked_about(String name) {
        assertRefused(outward.ask(text(name)));
        assertTrue(dns.isInner(DomainName.of(name)));
        assertEquals(List.of(), inside.asked());
        assertEquals(List.of(), outside.asked());
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "acme.example", "vendor.test", "www.example", "8.8.8.8.in-addr.arpa"})
    void all_others_are_told_those_for_examples_and_tests_too(String name) {
        assertInstanceOf(Answer.Found.class, outward.ask(text(name)));
        assertFalse(dns.isInner(DomainName.of(name)));
    }

    @Test
    void an_alias_into_an_inner_network_tells_nothing() {
        assertRefused(outward.ask(text("alias.example.org")));
        assertInstanceOf(Answer.Found.class, dns.ask(text("alias.example.org")), "Only strangers are not told");
    }

    @Test
    void each_of_many_questions_is_judged_by_itself() {
        var answers = outward.askAll(List.of(text("corp.internal"), text("example.org"), text("alias.example.org")), LONG);
        assertEquals(3, answers.size());
        for (Answer answer : answers) {
            if (answer.question().equals(text("example.org"))) {
                assertInstanceOf(Answer.Found.class, answer);
            } else {
                assertRefused(answer);
            }
        }
    }

    @Test
    void nothing_but_inner_names_is_heard_at_once() {
        assertTrue(outward.begin(List.of(text("corp.internal"), text("router.local")), LONG, OutwardTest::assertRefused).isEmpty());
    }
}
