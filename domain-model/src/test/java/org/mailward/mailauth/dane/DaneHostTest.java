package org.mailward.mailauth.dane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.mailauth.dns.World.world;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailward.mailauth.dane.DaneHost.State;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.dns.World;
import org.mailward.mailauth.mx.MailExchanges;
import org.mailward.mailauth.mx.MailHost;

class DaneHostTest {

    private static final DomainName NAME = DomainName.of("example.org");
    private static final String USABLE = "3 1 1 " + "ab".repeat(32);

    private static World signed() {
        return world().domain("example.org").signed().mx(10, "mail.example.org").a("mail", "192.0.2.1");
    }

    private static World tlsa(World world, String name, String... records) {
        for (String record : records) {
            world.record(name, RecordType.TLSA, new RecordData.Presentation(record));
        }
        return world;
    }

    private static DaneHost only(World world) {
        List<DaneHost> hosts = DaneHost.of(NAME, MailHost.of(MailExchanges.of(NAME, world), world), world);
        assertEquals(1, hosts.size());
        return hosts.getFirst();
    }

    private static boolean askedForTlsa(World world) {
        return world.asked().stream().anyMatch(question -> question.type() == RecordType.TLSA);
    }

    @Test
    void a_usable_record_protects() {
        DaneHost host = only(tlsa(signed(), "_25._tcp.mail", USABLE, "1 0 1 " + "ab".repeat(32), "oops"));
        assertEquals(State.PROTECTED, host.state());
        assertEquals("_25._tcp.mail.example.org", host.at().ascii());
        assertEquals("mail.example.org", host.host().ascii());
        assertEquals(List.of(USABLE), host.usable().stream().map(Tlsa::render).toList());
        assertEquals(1, host.unusable().size());
        assertEquals(1, host.unreadable());
        assertEquals("Senders that use DANE check this server's certificate.", host.why());
    }

    @Test
    void records_of_no_use_protect_nobody() {
        DaneHost host = only(tlsa(signed(), "_25._tcp.mail", "1 0 1 " + "ab".repeat(32)));
        assertEquals(State.UNUSABLE, host.state());
        assertEquals("There are TLSA records, but none that senders can use.", host.why());
        assertEquals(State.UNUSABLE, only(tlsa(signed(), "_25._tcp.mail", "oops")).state());
    }

    @Test
    void without_a_record_there_is_none() {
        assertEquals(State.NONE, only(signed()).state());
        assertEquals("There is no TLSA record for this server.", only(signed()).why());
    }

    @Test
    void nothing_is_asked_where_the_mx_answer_is_not_authenticated() {
        World world = tlsa(world().domain("example.org").mx(10, "mail.example.org").a("mail", "192.0.2.1"), "_25._tcp.mail", USABLE);
        assertEquals(State.INSECURE, only(world).state());
        assertEquals("The domain's MX records are not protected by DNSSEC.", only(world).why());
        assertTrue(!askedForTlsa(world), "RFC 7672 §2.2.1");
    }

    @Test
    void nothing_is_asked_where_the_address_is_not_authenticated() {
        World world = tlsa(world().domain("example.org").signed().mx(10, "mx.vendor.test").domain("vendor.test").a("mx", "192.0.2.1"), "_25._tcp.mx", USABLE);
        assertEquals(State.INSECURE, only(world).state());
        assertEquals("The server's address is not protected by DNSSEC.", only(world).why());
        assertTrue(!askedForTlsa(world), "RFC 7672 §2.2.2");
    }

    @Test
    void behind_an_alias_the_end_counts_first_and_then_the_name_itself() {
        World end = tlsa(world().domain("example.org").signed().mx(10, "al.example.org").cname("al", "mail.example.org").a("mail", "192.0.2.1"), "_25._tcp.mail", USABLE);
        assertEquals("_25._tcp.mail.example.org", only(end).at().ascii());
        assertEquals(State.PROTECTED, only(end).state());
        World start = tlsa(world().domain("example.org").signed().mx(10, "al.example.org").cname("al", "mail.example.org").a("mail", "192.0.2.1"), "_25._tcp.al", USABLE);
        assertEquals("_25._tcp.al.example.org", only(start).at().ascii());
        assertEquals(State.PROTECTED, only(start).state());
    }

    /// The alias is signed, and so are the records beside it; what the zone at its end says is not needed.
    @Test
    void an_alias_out_of_a_signed_zone_has_its_records_at_its_own_name() {
        DaneHost host = only(tlsa(aliasOut().domain("example.org").signed(), "_25._tcp.al", USABLE));
        assertEquals(State.PROTECTED, host.state(), "RFC 7672 §2.2.2");
        assertEquals("_25._tcp.al.example.org", host.at().ascii());
        DaneHost without = only(aliasOut().domain("example.org").signed());
        assertEquals(State.INSECURE, without.state());
        assertEquals("The server's address is not protected by DNSSEC.", without.why());
        DaneHost silent = only(tlsa(aliasOut().domain("example.org").signed(), "_25._tcp.al", USABLE).timeout("al", RecordType.CNAME));
        assertEquals(State.UNKNOWN, silent.state());
        assertEquals("al.example.org CNAME", silent.question());
    }

    private static World aliasOut() {
        return world().domain("vendor.test").a("mx", "192.0.2.1").domain("example.org").mx(10, "al.example.org").cname("al", "mx.vendor.test");
    }

    @Test
    void nothing_is_asked_where_the_alias_is_not_authenticated() {
        World world = world().domain("vendor.test").cname("al", "mx.vendor.test").a("mx", "192.0.2.1").domain("example.org").signed().mx(10, "al.vendor.test");
        assertEquals(State.INSECURE, only(tlsa(world.domain("vendor.test"), "_25._tcp.al", USABLE)).state());
        assertTrue(!askedForTlsa(world), "RFC 7672 §2.2.2");
    }

    @Test
    void an_answer_that_is_missing_is_unknown() {
        DaneHost tlsa = only(signed().servfail("_25._tcp.mail"));
        assertEquals(State.UNKNOWN, tlsa.state());
        assertEquals("_25._tcp.mail.example.org TLSA", tlsa.question());
        DaneHost address = only(signed().servfail("mail"));
        assertEquals(State.UNKNOWN, address.state());
        assertEquals("mail.example.org A", address.question());
    }

    @Test
    void a_server_without_address_has_no_way_to_it() {
        assertEquals(State.INSECURE, only(world().domain("example.org").signed().mx(10, "gone.example.org")).state());
    }

    @Test
    void no_more_records_are_read_than_the_limit() {
        World world = signed();
        for (int i = 0; i <= DaneHost.MOST_RECORDS; i++) {
            tlsa(world, "_25._tcp.mail", "3 1 1 " + String.format("%064x", i));
        }
        assertEquals(DaneHost.MOST_RECORDS, only(world).records().size());
    }

    @Test
    void a_name_too_long_for_the_prefix_does_no_harm() {
        String label = "a".repeat(60);
        String longest = label + "." + label + "." + label + "." + "a".repeat(56) + ".test";
        assertEquals(244, longest.length());
        World world = world().domain("test").signed().domain("example.org").signed().mx(10, longest).a(longest, "192.0.2.1");
        assertEquals(State.NONE, only(world).state());
    }

    @Test
    void without_servers_nothing_is_asked() {
        World world = world().domain("example.org").signed().mx(0, ".");
        assertEquals(List.of(), DaneHost.of(NAME, List.of(), world));
        assertEquals(List.of(), world.asked());
    }
}
