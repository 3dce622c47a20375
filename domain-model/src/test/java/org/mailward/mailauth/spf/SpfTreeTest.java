package org.mailward.mailauth.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.mailauth.dns.World.world;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.World;
import org.mailward.mailauth.spf.SpfBranch.Outcome;

class SpfTreeTest {

    private static SpfNode tree(World world) {
        return SpfTree.explore(DomainName.of("example.org"), world, SpfLimits.STANDARD);
    }

    @Test
    void counts_an_include_and_what_it_includes() {
        SpfNode tree = tree(world().domain("example.org").txt("@", "v=spf1 ip4:192.0.2.1 include:_spf.vendor.test a -all").a("@", "192.0.2.1")
                .domain("vendor.test").txt("_spf", "v=spf1 mx:vendor.test exists:%{i}.vendor.test -all").mx(10, "mail.vendor.test"));
        assertEquals(4, tree.lookups());
        assertEquals(0, tree.voids());
    }

    @Test
    void counts_a_name_again_each_time_it_is_included() {
        SpfNode tree = tree(world().domain("example.org").txt("@", "v=spf1 include:_spf.vendor.test include:_spf.vendor.test -all").domain("vendor.test").txt("_spf", "v=spf1 ip4:192.0.2.1 -all"));
        assertEquals(2, tree.lookups());
        assertTrue(tree.everyBranch().stream().noneMatch(branch -> branch.outcome() == Outcome.LOOP), "what is included twice does not lead back");
    }

    @Test
    void nothing_after_all_counts() {
        assertEquals(0, tree(world().domain("example.org").txt("@", "v=spf1 -all include:_spf.vendor.test redirect=_spf.vendor.test")).lookups());
    }

    @Test
    void a_redirect_counts_when_there_is_no_all() {
        SpfNode tree = tree(world().domain("example.org").txt("@", "v=spf1 redirect=_spf.vendor.test").domain("vendor.test").txt("_spf", "v=spf1 a -all"));
        assertEquals(2, tree.lookups());
    }

    @ParameterizedTest(name = "{0} counts {1}")
    @CsvSource(delimiter = '|', textBlock = """
            v=spf1 exists:%{p}.x.test -all                                    | 2
            v=spf1 exists:%{P2r}.x.test -all                                  | 2
            v=spf1 a exists:%{p}.x.test a:%{p}.x.test mx -all                 | 5
            v=spf1 ptr exists:%{p}.x.test -all                                | 2
            v=spf1 exists:%{p}.x.test ptr -all                                | 3
            v=spf1 include:names.test exists:%{p}.x.test -all                 | 4
            v=spf1 exists:%{i}.x.test redirect=%{p}.x.test                    | 3
            v=spf1 exists:%%{p}.x.test -all                                   | 1
            v=spf1 -all exists:%{p}.x.test                                    | 0
            """)
    void the_name_of_the_sender_is_one_lookup_more_once(String text, int lookups) {
        World world = world().domain("example.org").txt("@", text).a("@", "198.51.100.1").mx(10, "example.org").domain("names.test").txt("@", "v=spf1 exists:%{p}.y.test ?all");
        SpfAnalysis analysis = SpfAnalysis.of(DomainName.of("example.org"), world, new SpfLimits(10, 10, 10, 10, 60));
        assertEquals(lookups, analysis.lookups());
        assertEquals(lookups, analysis.tree().lookups());
        if (!text.contains("%%{") && !text.contains("redirect")) {
            assertEquals(lookups, analysis.stranger().lookups(), "what a check counts");
        }
    }

    @Test
    void an_include_that_leads_back_is_a_loop() {
        SpfNode tree = tree(world().domain("example.org").txt("@", "v=spf1 include:_spf.vendor.test -all").domain("vendor.test").txt("_spf", "v=spf1 include:example.org -all"));
        assertEquals(1, tree.everyBranch().stream().filter(branch -> branch.outcome() == Outcome.LOOP).count());
    }

    @Test
    void a_name_with_either_kind_of_address_is_not_void() {
        SpfNode tree = tree(world().domain("example.org").txt("@", "v=spf1 a:six.example.org a:none.example.org -all").aaaa("six", "2001:db8::1"));
        assertEquals(1, tree.voids());
    }

    @Test
    void a_failure_is_unknown_and_not_void() {
        SpfNode tree = tree(world().domain("example.org").txt("@", "v=spf1 include:_spf.vendor.test a:slow.example.org -all").servfail("_spf.vendor.test").timeout("slow.example.org"));
        assertEquals(0, tree.voids());
        assertEquals(2, tree.everyBranch().stream().filter(branch -> branch.outcome() == Outcome.UNKNOWN).count());
    }

    @Test
    void a_hostile_tree_stays_small() {
        World world = world();
        for (int i = 0; i < 12; i++) {
            String next = "n" + (i + 1) + ".evil.test";
            world.domain("n" + i + ".evil.test").txt("@", "v=spf1 " + IntStream.range(0, 20).mapToObj(_ -> "include:" + next).collect(Collectors.joining(" ")));
        }
        world.domain("example.org").txt("@", "v=spf1 include:n0.evil.test -all");
        SpfNode tree = tree(world);
        assertTrue(world.asked().size() < 4 * SpfLimits.STANDARD.followed(), () -> world.asked().size() + " questions");
        assertTrue(tree.everyBranch().stream().anyMatch(branch -> branch.outcome() == Outcome.NOT_FOLLOWED));
    }

    @Test
    void two_records_are_several_and_other_texts_do_not_count() {
        assertInstanceOf(SpfPublication.Several.class, tree(world().domain("example.org").txt("@", "v=spf1 -all", "v=spf1 ~all", "site-verification=1")).publication());
        assertInstanceOf(SpfPublication.One.class, tree(world().domain("example.org").txt("@", "v=spf1 -all", "v=spf10", "site-verification=1")).publication());
    }

    @Test
    void strings_are_joined_without_a_space() {
        var one = assertInstanceOf(SpfPublication.One.class, tree(world().domain("example.org").strings("@", "v=spf1 ip4:192.0.", "2.1 -all")).publication());
        assertEquals("v=spf1 ip4:192.0.2.1 -all", one.record().text());
    }

    @Test
    void each_branch_says_what_it_brought_and_which_question_it_asked() {
        World world = world().domain("example.org").txt("@", "v=spf1 include:none.test include:other.test include:silent.test a:silent.test mx:silent.test a:none.test mx:ten.test mx:eleven.test ptr exists:%{i}.x.test a:%{d}.x.test include:%{d}.x.test redirect=silent.test")
                .domain("other.test").txt("@", "hello").servfail("silent.test").domain("ten.test").domain("eleven.test");
        IntStream.range(0, 10).forEach(i -> world.record("ten.test.", org.mailward.mailauth.dns.RecordType.MX, new org.mailward.mailauth.dns.RecordData.MailExchange(i, DomainName.of("m" + i + ".test"))));
        IntStream.range(0, 11).forEach(i -> world.record("eleven.test.", org.mailward.mailauth.dns.RecordType.MX, new org.mailward.mailauth.dns.RecordData.MailExchange(i, DomainName.of("m" + i + ".test"))));
        assertEquals("""
                include:none.test VOID none.test TXT
                include:other.test ANSWERED other.test TXT
                include:silent.test UNKNOWN silent.test TXT
                a:silent.test UNKNOWN silent.test A
                mx:silent.test UNKNOWN silent.test MX
                a:none.test VOID none.test A
                mx:ten.test ANSWERED ten.test MX
                mx:eleven.test TOO_MANY_EXCHANGES eleven.test MX
                ptr DEPENDS_ON_SENDER\s
                exists:%{i}.x.test DEPENDS_ON_SENDER\s
                a:%{d}.x.test DEPENDS_ON_SENDER\s
                include:%{d}.x.test DEPENDS_ON_SENDER\s
                redirect=silent.test UNKNOWN silent.test TXT""", tree(world).everyBranch().stream().map(branch -> branch.term().text() + " " + branch.outcome() + " " + branch.question()).collect(Collectors.joining("\n")));
    }

    @Test
    void what_is_beyond_the_limit_is_not_followed_a_redirect_included() {
        World world = world().domain("example.org").txt("@", "v=spf1 a:x.test redirect=y.test").domain("y.test").txt("@", "v=spf1 -all");
        assertEquals(java.util.List.of(Outcome.NOT_FOLLOWED, Outcome.NOT_FOLLOWED), SpfTree.explore(DomainName.of("example.org"), world, new SpfLimits(10, 2, 10, 10, 0)).everyBranch().stream().map(SpfBranch::outcome).toList());
        assertEquals(java.util.List.of(Outcome.VOID, Outcome.NOT_FOLLOWED), SpfTree.explore(DomainName.of("example.org"), world, new SpfLimits(10, 2, 10, 10, 1)).everyBranch().stream().map(SpfBranch::outcome).toList());
        assertEquals(java.util.List.of(Outcome.VOID, Outcome.ANSWERED), SpfTree.explore(DomainName.of("example.org"), world, new SpfLimits(10, 2, 10, 10, 2)).everyBranch().stream().map(SpfBranch::outcome).toList());
    }
}
