package org.mailward.mailauth.dnssec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mailward.mailauth.dns.World.world;

import org.junit.jupiter.api.Test;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordType;

class SigningTest {

    private static final DomainName NAME = DomainName.of("example.org");

    private static Signing.State of(DnsResolver resolver) {
        return Signing.of(NAME, resolver).state();
    }

    @Test
    void authenticated_answers_are_secure() {
        assertEquals(Signing.State.SECURE, of(world().domain("example.org").signed()));
    }

    @Test
    void a_zone_without_ds_is_insecure() {
        assertEquals(Signing.State.INSECURE, of(world().domain("example.org")));
    }

    @Test
    void an_authenticated_denial_of_ds_is_the_parents_word_that_the_zone_is_insecure() {
        DnsResolver plain = world().domain("example.org");
        assertEquals(Signing.State.INSECURE, of(question -> question.type() == RecordType.DS ? new Answer.NoData(question, true) : plain.ask(question)));
    }

    @Test
    void ds_without_the_ad_bit_is_unknown() {
        DnsResolver signed = world().domain("example.org").signed();
        assertEquals(Signing.State.UNKNOWN, of(question -> signed.ask(question) instanceof Answer.Found found
                ? new Answer.Found(question, found.records(), found.aliases(), found.ttl(), false) : signed.ask(question)));
    }

    @Test
    void a_failure_is_unknown() {
        assertEquals(Signing.State.UNKNOWN, of(world().domain("example.org").servfail("@")));
    }
}
