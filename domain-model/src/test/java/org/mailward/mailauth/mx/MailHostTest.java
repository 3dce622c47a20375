package org.mailward.mailauth.mx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.mailauth.dns.World.world;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.dns.World;
import org.mailward.mailauth.mx.MailHost.Standing;

class MailHostTest {

    private static final DomainName NAME = DomainName.of("example.org");

    private static List<MailHost> of(World world) {
        return MailHost.of(MailExchanges.of(NAME, world), world);
    }

    @Test
    void has_its_ipv4_addresses_and_ipv6_is_not_asked_for() {
        World world = world().domain("example.org").signed().mx(10, "mail.example.org").a("mail", "192.0.2.1").a("mail", "192.0.2.2").aaaa("mail", "2001:db8::1");
        assertEquals(List.of(new MailHost(DomainName.of("mail.example.org"), Standing.ADDRESSED, List.of("192.0.2.1", "192.0.2.2"), List.of(), true, "", "")), of(world));
        assertFalse(world.asked().contains(new Question(DomainName.of("mail.example.org"), RecordType.AAAA)));
    }

    @Test
    void has_ipv6_where_there_is_no_ipv4() {
        MailHost host = of(world().domain("example.org").mx(10, "mail.example.org").aaaa("mail", "2001:db8::1")).getFirst();
        assertEquals(List.of("2001:db8::1"), host.addresses());
        assertFalse(host.authenticated());
    }

    @Test
    void tells_absence_from_silence() {
        assertEquals(Standing.WITHOUT_ADDRESS, of(world().domain("example.org").mx(10, "gone.example.org")).getFirst().standing());
        MailHost four = of(world().domain("example.org").mx(10, "mail.example.org").timeout("mail", RecordType.A)).getFirst();
        assertEquals(Standing.UNKNOWN, four.standing());
        assertEquals("mail.example.org A", four.question());
        assertFalse(four.why().isEmpty());
        MailHost six = of(world().domain("example.org").mx(10, "mail.example.org").timeout("mail", RecordType.AAAA)).getFirst();
        assertEquals("mail.example.org AAAA", six.question());
        assertEquals(Standing.ADDRESSED, of(world().domain("example.org").mx(10, "mail.example.org").timeout("mail", RecordType.A).aaaa("mail", "2001:db8::1")).getFirst().standing());
    }

    @Test
    void keeps_the_aliases_on_the_way() {
        MailHost host = of(world().domain("example.org").mx(10, "al.example.org").cname("al", "mail.example.org").a("mail", "192.0.2.1")).getFirst();
        assertEquals(List.of(DomainName.of("mail.example.org")), host.aliases());
    }

    @Test
    void only_the_most_preferred_are_looked_at_and_each_once() {
        World world = world().domain("example.org").mx(99, "last.example.org").mx(0, ".").mx(1, "192.0.2.1").mx(2, "localhost");
        for (int i = 0; i < 5_000; i++) {
            world.mx(50, "mx" + i + ".example.org");
        }
        world.mx(10, "first.example.org").mx(20, "first.example.org");
        List<MailHost> hosts = of(world);
        assertEquals(MailHost.MOST_HOSTS, hosts.size());
        assertEquals("first.example.org", hosts.getFirst().name().ascii());
        assertEquals("mx0.example.org", hosts.get(1).name().ascii());
    }

    @Test
    void a_domain_without_mx_has_none() {
        assertEquals(List.of(), of(world().domain("example.org").a("@", "192.0.2.1")));
        assertEquals(List.of(), of(world().domain("example.org").mx(0, ".")));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource({"mail.example.org, true", "a.b, true", "mail, false", "192.0.2.1, false", "a.0, false", "a.9, false", "a.b1, true", "a.1b, true", "'', false"})
    void knows_the_full_name_of_a_server(String name, boolean full) {
        assertEquals(full, MailHost.isHostName(DomainName.of(name)), "RFC 5321 §5.1");
    }

    @Test
    void no_server_has_a_blank_in_its_name() {
        assertFalse(MailHost.isHostName(new DomainName("mail server.example.org")));
    }

    @Test
    void knows_addresses_that_nobody_outside_reaches() {
        MailHost host = of(world().domain("example.org").mx(10, "mail.example.org").a("mail", "8.8.8.8").a("mail", "192.168.1.1").a("mail", "192.0.2.1")).getFirst();
        assertEquals(List.of(new MailHost.Inner("192.168.1.1", "a private network"), new MailHost.Inner("192.0.2.1", "documentation")), host.inner());
        assertFalse(host.inner().getFirst().isExample());
        assertTrue(host.inner().getLast().isExample());
    }
}
