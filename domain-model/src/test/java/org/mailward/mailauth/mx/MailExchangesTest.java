package org.mailward.mailauth.mx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.mailauth.dns.World.world;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.dns.World;

class MailExchangesTest {

    private static MailExchanges of(World world) {
        return MailExchanges.of(DomainName.of("example.org"), world);
    }

    @Test
    void lists_servers_in_the_order_of_preference() {
        var listed = assertInstanceOf(MailExchanges.Listed.class, of(world().domain("example.org").mx(20, "c.example.org").mx(20, "b.example.org").mx(10, "d.example.org")));
        assertEquals(List.of("10 d.example.org", "20 b.example.org", "20 c.example.org"), listed.records().stream().map(each -> each.preference() + " " + each.exchange()).toList());
        assertFalse(listed.hasNullBesideOthers());
    }

    @Test
    void a_single_dot_is_a_null_mx_and_beside_others_a_fault() {
        assertInstanceOf(MailExchanges.NullMx.class, of(world().domain("example.org").mx(0, ".")));
        assertInstanceOf(MailExchanges.NullMx.class, of(world().domain("example.org").mx(0, ".").mx(5, ".")), "nobody else is named");
        assertTrue(assertInstanceOf(MailExchanges.Listed.class, of(world().domain("example.org").mx(0, ".").mx(10, "a.example.org"))).hasNullBesideOthers());
    }

    @Test
    void without_mx_an_address_decides() {
        assertInstanceOf(MailExchanges.Implicit.class, of(world().domain("example.org").a("@", "192.0.2.1")));
        assertInstanceOf(MailExchanges.Implicit.class, of(world().domain("example.org").aaaa("@", "2001:db8::1")));
        assertInstanceOf(MailExchanges.Implicit.class, of(world().domain("example.org").a("@", "192.0.2.1").timeout("@", RecordType.AAAA)), "one address is enough to know it");
        assertInstanceOf(MailExchanges.None.class, of(world().domain("example.org")));
        assertInstanceOf(MailExchanges.None.class, MailExchanges.of(DomainName.of("gone.example.org"), world().domain("example.org")));
    }

    @Test
    void a_failure_is_unknown() {
        String why = "example.org does not answer in this world.";
        assertEquals(new MailExchanges.Unknown("example.org MX", why), of(world().domain("example.org").servfail("@")));
        assertEquals(new MailExchanges.Unknown("example.org A", why), of(world().domain("example.org").timeout("@", RecordType.A)));
        assertEquals(new MailExchanges.Unknown("example.org AAAA", why), of(world().domain("example.org").timeout("@", RecordType.AAAA)));
    }
}
