package org.mailward.mailauth.dnssec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
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

    /// A resolver that checks signatures and finds them wrong fails the zone's own answers; the parent's word about the keys still stands.
    @Test
    void signatures_that_do_not_fit_are_not_secure() {
        DnsResolver signed = world().domain("example.org").signed();
        DnsResolver bogus = question -> question.type() == RecordType.DS ? signed.ask(question) : new Answer.Failed(question, Answer.Failure.SERVER_FAILURE, "SERVFAIL");
        Signing signing = Signing.of(NAME, bogus);
        assertEquals(Signing.State.UNKNOWN, signing.state());
        assertEquals("example.org SOA", signing.question());
        assertTrue(signing.why().contains("looks as if the signatures do not fit"), signing.why());
        Signing late = Signing.of(NAME, question -> question.type() == RecordType.DS ? signed.ask(question) : new Answer.Failed(question, Answer.Failure.TIMEOUT, "Too late."));
        assertEquals(new Signing(Signing.State.UNKNOWN, "example.org SOA", "Too late."), late);
    }

    /// As with an algorithm that the resolver does not know (RFC 4035 §5.2): the parent's answer is checked, the zone's is not.
    @Test
    void a_checked_ds_does_not_make_the_zone_secure() {
        DnsResolver signed = world().domain("example.org").signed();
        assertEquals(Signing.State.UNKNOWN, of(question -> question.type() != RecordType.DS && signed.ask(question) instanceof Answer.Found found
                ? new Answer.Found(question, found.records(), found.aliases(), found.ttl(), false) : signed.ask(question)));
    }

    @Test
    void checked_keys_are_enough() {
        DnsResolver signed = world().domain("example.org").signed();
        assertEquals(Signing.State.SECURE, of(question -> question.type() == RecordType.SOA ? new Answer.Failed(question, Answer.Failure.TIMEOUT, "Too late.") : signed.ask(question)));
    }

    @Test
    void a_failure_is_unknown() {
        assertEquals(Signing.State.UNKNOWN, of(world().domain("example.org").servfail("@")));
    }
}
