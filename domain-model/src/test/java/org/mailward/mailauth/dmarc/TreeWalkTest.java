package org.mailward.mailauth.dmarc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.mailauth.dns.World.world;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.World;

/// RFC 9989 §4.10.
class TreeWalkTest {

    private static TreeWalk walk(String start, World world) {
        return TreeWalk.from(DomainName.of(start), world);
    }

    private static DomainName at(TreeWalk walk) {
        return assertInstanceOf(TreeWalk.Policies.Applies.class, walk.policies()).at();
    }

    @Test
    void asks_the_name_and_every_parent() {
        World world = world();
        walk("a.b.example.org", world);
        assertEquals(List.of("_dmarc.a.b.example.org", "_dmarc.b.example.org", "_dmarc.example.org", "_dmarc.org"), world.asked().stream().map(question -> question.name().ascii()).toList());
    }

    @Test
    void long_names_jump_to_seven_labels_and_take_eight_queries() {
        World world = world();
        walk("a.b.c.d.e.f.g.h.i.j.mail.example.com", world);
        List<String> asked = world.asked().stream().map(question -> question.name().ascii()).toList();
        assertEquals(8, asked.size());
        assertEquals("_dmarc.g.h.i.j.mail.example.com", asked.get(1));
        assertEquals("_dmarc.com", asked.get(7));
    }

    @Test
    void a_name_of_eight_labels_loses_one() {
        assertEquals(List.of(8, 7, 6, 5, 4, 3, 2, 1), TreeWalk.names(DomainName.of("a.b.c.d.e.f.example.com")).stream().map(name -> name.labels().size()).toList());
    }

    @Test
    void the_organization_is_the_record_with_the_fewest_labels() {
        TreeWalk walk = walk("a.b.example.org", world().domain("example.org").txt("_dmarc", "v=DMARC1; p=none").txt("_dmarc.b", "v=DMARC1; p=reject"));
        assertEquals(Optional.of(DomainName.of("example.org")), walk.organizationalDomain());
        assertEquals(DomainName.of("example.org"), at(walk));
    }

    @Test
    void psd_n_ends_the_walk_and_names_the_organization() {
        World world = world().domain("example.org").txt("_dmarc", "v=DMARC1; p=none").txt("_dmarc.b", "v=DMARC1; p=reject; psd=n");
        TreeWalk walk = walk("a.b.example.org", world);
        assertEquals(Optional.of(DomainName.of("b.example.org")), walk.organizationalDomain());
        assertEquals(2, world.asked().size());
    }

    @Test
    void below_psd_y_the_organization_is_one_label_down() {
        TreeWalk walk = walk("a.giant.bank.example", world().domain("bank.example").txt("_dmarc", "v=DMARC1; p=reject; psd=y"));
        assertEquals(Optional.of(DomainName.of("giant.bank.example")), walk.organizationalDomain());
        assertEquals(DomainName.of("bank.example"), at(walk));
    }

    @Test
    void a_suffix_is_its_own_organization() {
        TreeWalk walk = walk("bank.example", world().domain("bank.example").txt("_dmarc", "v=DMARC1; p=reject; psd=y"));
        assertEquals(Optional.of(DomainName.of("bank.example")), walk.organizationalDomain());
    }

    @Test
    void several_records_are_none() {
        TreeWalk walk = walk("example.org", world().domain("example.org").txt("_dmarc", "v=DMARC1; p=none", "v=DMARC1; p=reject"));
        assertInstanceOf(TreeWalk.Published.Several.class, walk.own());
        assertInstanceOf(TreeWalk.Policies.None.class, walk.policies());
    }

    @Test
    void other_texts_beside_the_record_do_not_matter() {
        assertEquals(DomainName.of("example.org"), at(walk("example.org", world().domain("example.org").txt("_dmarc", "hello", "v=DMARC1; p=none"))));
    }

    @Test
    void a_failure_is_unknown_unless_the_name_has_its_own_record() {
        assertInstanceOf(TreeWalk.Policies.Unknown.class, walk("example.org", world().domain("example.org").servfail("_dmarc")).policies());
        assertInstanceOf(TreeWalk.Policies.Unknown.class, walk("shop.example.org", world().domain("example.org").servfail("_dmarc")).policies());
        TreeWalk own = walk("shop.example.org", world().domain("example.org").servfail("_dmarc").txt("_dmarc.shop", "v=DMARC1; p=none"));
        assertEquals(DomainName.of("shop.example.org"), at(own));
        assertTrue(own.organizationalDomain().isEmpty());
    }

    @Test
    void aliases_are_kept() {
        TreeWalk walk = walk("example.org", world().domain("example.org").cname("_dmarc", "d.vendor.test").domain("vendor.test").txt("d", "v=DMARC1; p=none"));
        assertEquals(List.of(DomainName.of("d.vendor.test")), walk.steps().getFirst().aliases());
        assertEquals(List.of(), walk.steps().get(1).aliases());
    }

    @Test
    void the_walk_from_below_needs_no_further_question() {
        World world = world().domain("example.org").txt("_dmarc", "v=DMARC1; p=none").txt("_dmarc.b", "v=DMARC1; p=reject");
        TreeWalk known = walk("b.example.org", world);
        int asked = world.asked().size();
        TreeWalk below = known.fromBelow(DomainName.of("x.b.example.org"));
        assertEquals(asked, world.asked().size());
        assertEquals(walk("x.b.example.org", world), below);
        assertEquals(DomainName.of("example.org"), at(below));
    }

    @Test
    void the_walk_from_below_stops_where_a_walk_does() {
        World world = world().domain("example.org").txt("_dmarc", "v=DMARC1; p=none; psd=n");
        TreeWalk known = walk("example.org", world);
        assertEquals(walk("deep.down.example.org", world), known.fromBelow(DomainName.of("deep.down.example.org")));
        for (String elsewhere : List.of("example.org", "example.net", "org")) {
            assertThrows(IllegalArgumentException.class, () -> known.fromBelow(DomainName.of(elsewhere)));
        }
    }

    @Test
    void no_more_texts_are_looked_at_than_the_limit() {
        String[] texts = new String[TreeWalk.MOST_TEXTS + 1];
        Arrays.fill(texts, "hello");
        texts[TreeWalk.MOST_TEXTS - 1] = "v=DMARC1; p=none";
        texts[TreeWalk.MOST_TEXTS] = "v=DMARC1; p=reject";
        assertEquals(DomainName.of("example.org"), at(walk("example.org", world().domain("example.org").txt("_dmarc", texts))));
    }

    @Test
    void the_root_has_no_record() {
        TreeWalk walk = TreeWalk.from(DomainName.ROOT, world());
        assertEquals(List.of(), walk.steps());
        assertInstanceOf(TreeWalk.Policies.None.class, walk.policies());
        assertEquals(new TreeWalk.Published.Absent(List.of()), walk.own());
    }

    /// Below an unknown answer the organization is unknown, above it a psd=n has already decided.
    @Test
    void an_answer_that_no_longer_matters_may_be_missing() {
        TreeWalk decided = walk("a.b.example.org", world().domain("example.org").servfail("_dmarc").txt("_dmarc.b", "v=DMARC1; p=reject; psd=n"));
        assertEquals(Optional.of(DomainName.of("b.example.org")), decided.organizationalDomain());
        TreeWalk open = walk("a.b.example.org", world().domain("example.org").servfail("_dmarc.b").txt("_dmarc", "v=DMARC1; p=reject"));
        assertEquals(Optional.empty(), open.organizationalDomain());
        TreeWalk.Policies.Unknown unknown = assertInstanceOf(TreeWalk.Policies.Unknown.class, open.policies());
        assertEquals("_dmarc.b.example.org TXT", unknown.question());
    }
}
