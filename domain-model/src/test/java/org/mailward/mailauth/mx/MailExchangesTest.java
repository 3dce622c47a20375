package org.mailward.mailauth.mx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.mailauth.dns.World.world;

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
        var listed = assertInstanceOf(MailExchanges.Listed.class, of(world().domain("example.org").mx(20, "b.example.org").mx(10, "a.example.org")));
        assertEquals(10, listed.records().getFirst().preference());
    }

    @Test
    void a_single_dot_is_a_null_mx_and_beside_others_a_fault() {
        assertInstanceOf(MailExchanges.NullMx.class, of(world().domain("example.org").mx(0, ".")));
        assertTrue(assertInstanceOf(MailExchanges.Listed.class, of(world().domain("example.org").mx(0, ".").mx(10, "a.example.org"))).hasNullBesideOthers());
    }

    @Test
    void without_mx_an_address_decides() {
        assertInstanceOf(MailExchanges.Implicit.class, of(world().domain("example.org").aaaa("@", "2001:db8::1")));
        assertInstanceOf(MailExchanges.None.class, of(world().domain("example.org")));
    }

    @Test
    void a_failure_is_unknown() {
        assertInstanceOf(MailExchanges.Unknown.class, of(world().domain("example.org").servfail("@")));
        assertInstanceOf(MailExchanges.Unknown.class, of(world().domain("example.org").timeout("@", RecordType.AAAA)));
    }
}
