package org.mailward.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mailward.mailauth.dns.World.world;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.dns.World;
import org.mailward.sources.AddressFacts.Reverse;
import org.mailward.sources.AddressFacts.Spread;

class AddressInquiryTest {

    private static final IpAddress ADDRESS = IpAddress.of("192.0.2.7").orElseThrow();
    private static final DomainName DOMAIN = DomainName.of("example.org");

    @Test
    void a_name_that_leads_back_is_confirmed_and_wins_over_one_that_does_not() {
        var world = named("o1.sendgrid.net", "mail.vendor.test").domain("vendor.test").a("mail", "192.0.2.7");
        assertEquals(new AddressFacts(Reverse.CONFIRMED, "mail.vendor.test", Optional.empty(), Optional.empty(), new Spread(3, 1)), find(world, 3));
    }

    @Test
    void a_name_that_leads_elsewhere_is_not_confirmed() {
        var facts = find(named("o1.sendgrid.net").domain("sendgrid.net").a("o1", "203.0.113.1"), 0);
        assertEquals(Reverse.UNCONFIRMED, facts.reverse());
        assertEquals("o1.sendgrid.net", facts.reverseName());
    }

    @Test
    void an_address_without_a_name_has_none_and_silence_is_not_an_absence() {
        assertEquals(Reverse.NONE, find(world(), 0).reverse());
        var silent = world();
        silent.domain(ADDRESS.reverseName().ascii()).servfail("@");
        assertEquals(Reverse.UNKNOWN, find(silent, 0).reverse());
        var silentBack = named("mail.vendor.test").domain("vendor.test").servfail("mail");
        assertEquals(Reverse.UNKNOWN, find(silentBack, 0).reverse());
    }

    @Test
    void the_include_of_a_service_is_found_below_an_include_of_ones_own() {
        var world = world().domain("example.org").txt("@", "v=spf1 include:_spf.house.test -all").domain("house.test").txt("_spf", "v=spf1 include:sendgrid.net -all")
                .domain("sendgrid.net").txt("@", "v=spf1 ip4:192.0.2.0/24 -all");
        assertEquals(Optional.of("sendgrid.net"), find(world, 0).authorisedBy());
    }

    @Test
    void an_unknown_include_and_the_record_itself_are_told_apart() {
        var other = world().domain("example.org").txt("@", "v=spf1 include:_spf.house.test -all").domain("house.test").txt("_spf", "v=spf1 ip4:192.0.2.0/24 -all");
        assertEquals(Optional.of("_spf.house.test"), find(other, 0).authorisedBy());
        assertEquals(Optional.of(AddressFacts.OWN_RECORD), find(world().domain("example.org").txt("@", "v=spf1 ip4:192.0.2.7 -all"), 0).authorisedBy());
    }

    @Test
    void a_record_that_allows_everybody_allows_nobody_in_particular() {
        for (String record : List.of("v=spf1 +all", "v=spf1 ip4:0.0.0.0/0 -all", "v=spf1 ip4:192.0.0.0/9 -all", "v=spf1 include:wide.test -all")) {
            var world = world().domain("wide.test").txt("@", "v=spf1 +all").domain("example.org").txt("@", record);
            assertEquals(Optional.empty(), find(world, 0).authorisedBy(), record);
        }
    }

    private static World named(String... names) {
        var world = world();
        for (String name : names) {
            world.record(ADDRESS.reverseName(), RecordType.PTR, new RecordData.Target(DomainName.of(name)));
        }
        return world;
    }

    private static AddressFacts find(World world, int otherDomains) {
        return new AddressInquiry(world, NetworkTable.EMPTY, ServiceCatalogue.standard()).find(ADDRESS, DOMAIN, otherDomains == 0 ? Spread.NOWHERE : new Spread(otherDomains, 1));
    }
}
