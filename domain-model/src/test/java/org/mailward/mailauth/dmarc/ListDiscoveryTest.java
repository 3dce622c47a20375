package org.mailward.mailauth.dmarc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mailward.mailauth.dns.World.world;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.World;
import org.mailward.mailauth.orgdomain.Suffixes;

/// RFC 7489 §6.6.3.
class ListDiscoveryTest {

    private static final String NONE = "v=DMARC1; p=none";

    private static ListDiscovery from(String name, World world) {
        return ListDiscovery.from(Suffixes.of("org\nco.uk\n").suffixOf(DomainName.of(name)), world);
    }

    private static DomainName at(ListDiscovery discovery) {
        return assertInstanceOf(TreeWalk.Policies.Applies.class, discovery.policies()).at();
    }

    @Test
    void the_name_itself_comes_first() {
        World world = world().domain("example.org").txt("_dmarc", NONE).txt("_dmarc.a", NONE);
        assertEquals(DomainName.of("a.example.org"), at(from("a.example.org", world)));
        assertEquals(DomainName.of("example.org"), at(from("b.example.org", world)));
        assertEquals(DomainName.of("example.org"), from("a.example.org", world).organizationalDomain());
    }

    @Test
    void nothing_between_and_nothing_above_is_asked() {
        World world = world().domain("b.example.org").txt("_dmarc", NONE).domain("org").txt("_dmarc", NONE);
        assertInstanceOf(TreeWalk.Policies.None.class, from("a.b.example.org", world).policies());
        assertEquals(List.of("_dmarc.example.org", "_dmarc.a.b.example.org"), world.asked().stream().map(question -> question.name().ascii()).toList());
    }

    @Test
    void several_records_end_the_search() {
        World world = world().domain("example.org").txt("_dmarc", NONE).txt("_dmarc.a", NONE, "v=DMARC1; p=reject");
        assertInstanceOf(TreeWalk.Policies.None.class, from("a.example.org", world).policies());
        assertInstanceOf(TreeWalk.Policies.None.class, from("example.org", world().domain("example.org").txt("_dmarc", NONE, NONE)).policies());
    }

    @Test
    void other_texts_do_not() {
        assertEquals(DomainName.of("example.org"), at(from("a.example.org", world().domain("example.org").txt("_dmarc", NONE).txt("_dmarc.a", "hello"))));
    }

    @Test
    void silence_is_unknown() {
        World own = world().domain("example.org").txt("_dmarc", NONE).servfail("_dmarc.a.example.org");
        assertEquals("_dmarc.a.example.org TXT", assertInstanceOf(TreeWalk.Policies.Unknown.class, from("a.example.org", own).policies()).question());
        World above = world().domain("example.org").servfail("_dmarc.example.org");
        assertEquals("_dmarc.example.org TXT", assertInstanceOf(TreeWalk.Policies.Unknown.class, from("a.example.org", above).policies()).question());
    }

    @Test
    void a_public_suffix_asks_for_itself_alone() {
        ListDiscovery suffix = from("co.uk", world().domain("co.uk").txt("_dmarc", NONE));
        assertEquals(DomainName.of("co.uk"), at(suffix));
        assertEquals(Optional.empty(), suffix.above());
        assertInstanceOf(TreeWalk.Policies.None.class, suffix.fromBelow(DomainName.of("a.co.uk")).policies());
        assertInstanceOf(TreeWalk.Policies.None.class, suffix.fromBelow(DomainName.of("b.a.co.uk")).policies());
        assertEquals(DomainName.of("a.co.uk"), suffix.fromBelow(DomainName.of("b.a.co.uk")).organizationalDomain());
    }

    @Test
    void a_name_that_the_walk_asked_about_is_not_asked_about_again() {
        World world = world().domain("example.org").txt("_dmarc", NONE).txt("_dmarc.a", "hello");
        assertEquals(List.of(), askedAfterTheWalk("a.example.org", world));
    }

    @Test
    void a_name_that_the_walk_did_not_come_to_is_asked_about() {
        World world = world().domain("example.org").txt("_dmarc", NONE).txt("_dmarc.a", "v=DMARC1; p=reject; psd=n");
        assertEquals(List.of("_dmarc.example.org"), askedAfterTheWalk("a.example.org", world));
    }

    private static List<String> askedAfterTheWalk(String name, World world) {
        TreeWalk walk = TreeWalk.from(DomainName.of(name), world);
        int before = world.asked().size();
        ListDiscovery shared = ListDiscovery.from(Suffixes.of("org\nco.uk\n").suffixOf(DomainName.of(name)), walk, world);
        List<String> asked = world.asked().stream().skip(before).map(question -> question.name().ascii()).toList();
        assertEquals(from(name, world), shared);
        return asked;
    }

    @Test
    void names_below_go_by_the_organizational_domain() {
        World world = world().domain("example.org").txt("_dmarc", NONE).txt("_dmarc.a", NONE);
        assertEquals(DomainName.of("example.org"), at(from("example.org", world).fromBelow(DomainName.of("x.example.org"))));
        assertEquals(DomainName.of("example.org"), at(from("a.example.org", world).fromBelow(DomainName.of("x.a.example.org"))));
        assertThrows(IllegalArgumentException.class, () -> from("a.example.org", world).fromBelow(DomainName.of("b.example.org")));
    }
}
