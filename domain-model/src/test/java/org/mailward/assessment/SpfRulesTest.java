package org.mailward.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.assessment.Scenes.mailOnly;
import static org.mailward.assessment.Scenes.notifier;
import static org.mailward.mailauth.dns.World.world;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.dns.World;

/// The rules about SPF, each where it speaks.
class SpfRulesTest implements RuleTable {

    private static World spf(String text) {
        return mailOnly().txt("@", text);
    }

    private static String includes(int count) {
        return "v=spf1 " + IntStream.range(0, count).mapToObj(i -> "include:_" + i + ".vendor.test ").collect(Collectors.joining()) + "-all";
    }

    private static World vendors(World world, int count) {
        world.domain("vendor.test");
        IntStream.range(0, count).forEach(i -> world.txt("_" + i, "v=spf1 ip4:192.0.2.1 -all"));
        return world;
    }

    private static World manyServers() {
        World world = spf("v=spf1 mx:many.test -all").domain("many.test");
        IntStream.range(0, 11).forEach(i -> world.mx(10, "mx" + i + ".many.test"));
        return world;
    }

    /// @param terms of the domain's record
    /// @param behind what stands at `_spf.vendor.test`
    private static World vendor(String terms, String behind) {
        return spf("v=spf1 " + terms).domain("vendor.test").txt("_spf", behind).domain("example.org");
    }

    /// A domain that says it receives no mail.
    private static World declining(String spf) {
        return world().domain("example.org").mx(0, ".").txt("@", spf);
    }

    static Stream<Case> cases() {
        String me = "example.org";
        World parked = world().domain(me).signed().mx(0, ".");
        return Stream.of(
                Case.of("spf.missing", Severity.HIGH, me, mailOnly()),
                Case.of("spf.missing", Severity.HIGH, me, parked).publishes("v=spf1 -all"),
                Case.of("spf.multiple", Severity.HIGH, me, mailOnly().txt("@", "v=spf1 ip4:192.0.2.1 -all", "v=spf1 mx ip4:192.0.2.1 ~all")).publishes("v=spf1 ip4:192.0.2.1 mx ~all"),
                Case.of("spf.multiple", Severity.HIGH, me, mailOnly().txt("@", "v=spf1 a -all", "v=spf1 oops")),
                Case.of("spf.multiple", Severity.HIGH, me, mailOnly().txt("@", "v=spf1 ip4:192.0.2.1 -all", "v=spf1 mx")).publishes("v=spf1 ip4:192.0.2.1 mx ~all"),
                Case.of("spf.multiple", Severity.HIGH, me, mailOnly().txt("@", "v=spf1 mx exp=one.example.org -all", "v=spf1 mx exp=two.example.org -all")),
                Case.of("spf.multiple", Severity.HIGH, me, mailOnly().txt("@", "v=spf1 -ip4:192.0.2.0/24 mx -all", "v=spf1 ip4:192.0.2.8 -all")),
                Case.of("spf.multiple", Severity.HIGH, me, mailOnly().txt("@", "v=spf1 mx ~include:_1.vendor.test -all", "v=spf1 ip4:192.0.2.8 -all")),
                Case.of("spf.multiple", Severity.HIGH, me, mailOnly().txt("@", includes(6), includes(6).replace("vendor", "other"))),
                Case.of("spf.multiple", Severity.HIGH, me, mailOnly().txt("@", includes(6), "v=spf1 a mx include:_0.vendor.test exists:%{i}.vendor.test ptr -all"))
                        .publishes("v=spf1 a mx include:_0.vendor.test exists:%{i}.vendor.test ptr " + includes(6).replace("v=spf1 include:_0.vendor.test ", "")),
                Case.of("spf.multiple", Severity.HIGH, me, mailOnly().txt("@", "v=spf1 mx -all include:vendor.test exp=why.example.org", "v=spf1 ip4:192.0.2.8 -all -mx")).publishes("v=spf1 ip4:192.0.2.8 mx exp=why.example.org -all"),
                Case.of("spf.syntax", Severity.HIGH, me, spf("v=spf1 ipv4:192.0.2.1 -all")),
                Case.of("spf.lookups.too-many", Severity.HIGH, me, vendors(spf(includes(11)), 11)),
                Case.of("spf.lookups.too-many", Severity.HIGH, me, vendors(spf(includes(9)), 8).txt("_8", "v=spf1 a mx a:vendor.test -all").a("@", "192.0.2.1").mx(10, "vendor.test")),
                Case.of("spf.lookups.near-limit", Severity.INFO, me, vendors(spf(includes(10)), 10)),
                Case.of("spf.voids.too-many", Severity.MEDIUM, me, spf("v=spf1 a:x.test a:y.test a:z.test -all")),
                Case.of("spf.include.loop", Severity.HIGH, "vendor.test", spf("v=spf1 include:vendor.test -all").domain("vendor.test").txt("@", "v=spf1 include:example.org -all")),
                Case.of("spf.include.no-record", Severity.HIGH, "gone.test", spf("v=spf1 include:gone.test -all")),
                Case.of("spf.include.broken", Severity.HIGH, "vendor.test", spf("v=spf1 include:vendor.test -all").domain("vendor.test").txt("@", "v=spf1 oops")),
                Case.of("spf.include.broken", Severity.HIGH, "vendor.test", spf("v=spf1 redirect=vendor.test").domain("vendor.test").txt("@", "v=spf1 -all", "v=spf1 ~all")),
                Case.of("spf.all.pass", Severity.CRITICAL, me, spf("v=spf1 mx all")),
                Case.of("spf.network.too-wide", Severity.HIGH, "ip4:0.0.0.0/1", spf("v=spf1 ip4:0.0.0.0/1 -all")),
                Case.of("spf.network.too-wide", Severity.HIGH, "_spf.vendor.test", vendor("include:_spf.vendor.test -all", "v=spf1 ip6:::/0 -all")),
                Case.of("spf.network.too-wide", Severity.HIGH, "_spf.vendor.test", vendor("redirect=_spf.vendor.test", "v=spf1 ip6:2000::/3 -all")),
                Case.of("spf.network.too-wide", Severity.HIGH, "_spf.vendor.test", vendor("include:_spf.vendor.test -all", "v=spf1 ip4:0.0.0.0/1 -all")),
                Case.of("spf.network.too-wide", Severity.HIGH, "_spf.vendor.test", vendor("include:_spf.vendor.test -all", "v=spf1 ip4:192.0.0.0/4 -all")),
                Case.of("spf.network.too-wide", Severity.HIGH, "_spf.vendor.test", vendor("include:_spf.vendor.test -all", "v=spf1 mx:servers.test/4 -all").domain("servers.test").mx(10, "a.servers.test").a("a", "198.51.100.1")),
                Case.of("spf.network.too-wide", Severity.HIGH, "deep.test", vendor("include:_spf.vendor.test -all", "v=spf1 redirect=deep.test").domain("deep.test").txt("@", "v=spf1 ip4:64.0.0.0/11 ip4:32.0.0.0/11 ~all")),
                Case.of("spf.network.too-wide", Severity.HIGH, "a//0", spf("v=spf1 a//0 -all").aaaa("@", "2001:db8::1")),
                Case.of("spf.network.too-wide", Severity.HIGH, "a//0", spf("v=spf1 a//0 -all").a("@", "192.0.2.1").aaaa("@", "2001:db8::1")),
                Case.of("spf.network.too-wide", Severity.LOW, "a//0", spf("v=spf1 a//0 -all").a("@", "192.0.2.1")),
                Case.of("spf.network.too-wide", Severity.LOW, "mx//0", spf("v=spf1 mx//0 -all")),
                Case.of("spf.network.too-wide", Severity.HIGH, "mx/0", spf("v=spf1 mx/0 -all")),
                Case.of("spf.all.neutral", Severity.MEDIUM, me, spf("v=spf1 mx ?all")).publishes("v=spf1 mx ~all"),
                Case.of("spf.all.missing", Severity.MEDIUM, me, spf("v=spf1 mx ")).publishes("v=spf1 mx ~all"),
                Case.of("spf.ptr", Severity.LOW, me, spf("v=spf1 ptr -all")),
                Case.of("spf.redirect.ignored", Severity.LOW, me, spf("v=spf1 redirect=vendor.test -all")),
                Case.of("spf.terms.after-all", Severity.LOW, me, spf("v=spf1 -all mx")),
                Case.of("spf.mx.too-many", Severity.MEDIUM, me, manyServers()),
                Case.of("spf.parked.open", Severity.LOW, me, world().domain(me).mx(0, ".").txt("@", "v=spf1 ip4:192.0.2.1 -all")).publishes("v=spf1 -all"),
                Case.of("spf.parked.open", Severity.LOW, me, notifier()),
                Case.of("spf.parked.open", Severity.LOW, me, declining("v=spf1 ~all")).publishes("v=spf1 -all"),
                Case.of("spf.parked.open", Severity.LOW, me, declining("v=spf1 redirect=_spf.parking.test").domain("parking.test").txt("_spf", "v=spf1 ?all")).publishes("v=spf1 -all"),
                Case.of("spf.parked.open", Severity.LOW, me, declining("v=spf1 exists:%{i}.example.org -all")).publishes("v=spf1 -all"),
                Case.of("spf.parked.open", Severity.LOW, me, declining("v=spf1 redirect=%{d}.parking.test").domain("parking.test").txt("example.org.parking.test", "v=spf1 -all")).publishes("v=spf1 -all"),
                Case.of("spf.parked.open", Severity.LOW, me, declining("v=spf1 include:gone.test -all")).publishes("v=spf1 -all"),
                Case.of("spf.parked.open", Severity.LOW, me, declining("v=spf1 oops -all")).publishes("v=spf1 -all"),
                Case.of("spf.unrecognised", Severity.HIGH, me, spf("v=spf1; include:vendor.test; -all")).publishes("v=spf1 include:vendor.test -all"),
                Case.of("spf.unrecognised", Severity.HIGH, me, spf(" \"v=spf1 mx ~all\"")).publishes("v=spf1 mx ~all"),
                Case.of("spf.unrecognised", Severity.HIGH, me, spf("spf1 oops -all")),
                Case.of("spf.unrecognised", Severity.HIGH, me, spf("v=spf1; mx; +all")),
                Case.of("spf.unrecognised", Severity.HIGH, me, spf("v=spf1; mx; all")),
                Case.of("spf.unrecognised", Severity.HIGH, me, mailOnly().txt("@", "v=spf mx -all", "v= spf1 mx -all")),
                Case.of("spf.strings.blank-lost", Severity.HIGH, me, mailOnly().strings("@", "v=spf1 ip4:192.0.2.1", "include:vendor.test ", "-all")).publishes("v=spf1 ip4:192.0.2.1 include:vendor.test -all"),
                Case.of("spf.stranger.error", Severity.HIGH, me, spf("v=spf1 a:six.example.org a:six.example.org/24 a:six.example.org/25 -all").aaaa("six", "2001:db8::1")),
                Case.of("spf.lookups.too-many", Severity.HIGH, me, vendors(spf(includes(10).replace("-all", "?exists:%{p}.vendor.test -all").replace("include:_9.vendor.test ", "")), 9)),
                Case.of("spf.stranger.passes", Severity.CRITICAL, me, spf("v=spf1 include:vendor.test -all").domain("vendor.test").txt("@", "v=spf1 +all")),
                Case.of("spf.stranger.passes", Severity.CRITICAL, me, spf("v=spf1 exists:%{i}.vendor.test -all").domain("vendor.test").a("*.vendor.test", "127.0.0.2")),
                Case.of("spf.stranger.passes", Severity.CRITICAL, me, vendor("include:_spf.vendor.test -all", "v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all")),
                Case.of("spf.redirect.neutral", Severity.MEDIUM, me, spf("v=spf1 redirect=vendor.test").domain("vendor.test").txt("@", "v=spf1 ip4:192.0.2.1 ?all")),
                Case.of("spf.exp.broken", Severity.LOW, "why.example.org", spf("v=spf1 exp=why.example.org -all")),
                Case.of("spf.exp.broken", Severity.LOW, "why.example.org", spf("v=spf1 exp=why.example.org -all").txt("why", "100% spam")),
                Case.of("spf.exp.broken", Severity.LOW, "why.example.org", spf("v=spf1 exp=why.example.org -all").txt("why", "one", "two")),
                Case.of("spf.terms.duplicate", Severity.LOW, me, spf("v=spf1 mx ip4:192.0.2.0/24 MX ip4:192.0.2.7 ip4:192.0.2.0/24 -all")).publishes("v=spf1 mx ip4:192.0.2.0/24 -all"),
                Case.of("spf.terms.duplicate", Severity.LOW, me, spf("v=spf1 ip4:192.0.2.7 ip4:192.0.2.0/24 mx -all")).publishes("v=spf1 ip4:192.0.2.0/24 mx -all"),
                Case.of("spf.terms.duplicate", Severity.LOW, me, spf("v=spf1 ip4:192.0.2.7 mx ip4:192.0.2.0/24 ip4:192.0.2.8 -all")).publishes("v=spf1 ip4:192.0.2.7 mx ip4:192.0.2.0/24 -all"),
                Case.of("spf.terms.duplicate", Severity.LOW, me, spf("v=spf1 exists:%{l}.X.test EXISTS:%{l}.x.test -all")).publishes("v=spf1 exists:%{l}.X.test -all"),
                Case.of("spf.name.nowhere", Severity.LOW, "gone.example.org A", spf("v=spf1 a:gone.example.org -all")),
                Case.of("spf.senders.too-many", Severity.INFO, me, spf("v=spf1 include:vendor.test -all").domain("vendor.test").txt("@", "v=spf1 ip4:20.0.0.0/12 ip4:20.16.0.0/12 ip4:40.0.0.0/12 ip4:52.0.0.0/12 ip4:54.0.0.0 -all")),
                Case.of("spf.senders.too-many", Severity.INFO, me, vendor("include:_spf.vendor.test -all", "v=spf1 ip6:2001:db8::/26 ip6:2a00::/48 -all")),
                Case.of("spf.answer.large", Severity.INFO, me, spf("v=spf1 mx -all").txt("@", "x".repeat(500))),
                Case.of("spf.answer.large", Severity.LOW, me, spf("v=spf1 mx -all").txt("@", "x".repeat(1_200))),
                Case.of("spf.network.private", Severity.LOW, "ip4:10.0.0.0/8", spf("v=spf1 mx ip4:10.0.0.0/8 -all")),
                Case.of("spf.network.private", Severity.LOW, "ip6:fe80::1", spf("v=spf1 mx ip6:fe80::1 -all")),
                Case.of("spf.modifier.unknown", Severity.MEDIUM, me, spf("v=spf1 ip4=192.0.2.1 -all")).publishes("v=spf1 ip4:192.0.2.1 -all"),
                Case.of("spf.modifier.unknown", Severity.MEDIUM, me, spf("v=spf1 ip4=192.0.2 -all")),
                Case.of("spf.modifier.unknown", Severity.MEDIUM, me, vendors(spf(includes(10).replace("-all", "ip4=192.0.2.1 -all")), 10)).publishes(includes(10).replace("-all", "ip4:192.0.2.1 -all")),
                Case.of("spf.modifier.unknown", Severity.MEDIUM, me, vendors(spf(includes(10).replace("-all", "include=x.test -all")), 10)),
                Case.of("spf.modifier.unknown", Severity.MEDIUM, me, vendors(spf(includes(10).replace("v=spf1 ", "v=spf1 a=x.test ")), 10)),
                Case.of("spf.modifier.unknown", Severity.MEDIUM, me, spf("v=spf1 mx include=vendor.test ~all")).publishes("v=spf1 mx include:vendor.test ~all"),
                Case.of("spf.modifier.unknown", Severity.MEDIUM, me, spf("v=spf1 include=vendor.test mx ~all")),
                Case.of("spf.modifier.unknown", Severity.MEDIUM, me, spf("v=spf1 mx:silent.test include=vendor.test ~all").timeout("silent.test")),
                Case.of("spf.modifier.unknown", Severity.MEDIUM, me, spf("v=spf1 include=vendor.test redirect=x.test").domain("x.test").txt("@", "v=spf1 -all")),
                Case.of("spf.modifier.unknown", Severity.LOW, me, spf("v=spf1 mx redirct=vendor.test -all")));
    }

    /// Every way from the domain's own record, one term a line.
    @Test
    void an_include_without_a_record_shows_what_leads_to_it() {
        var world = spf("v=spf1 include:a.test include:c.test -all").domain("a.test").txt("@", "v=spf1 include:b.test -all").domain("b.test").txt("@", "v=spf1 include:gone.test -all")
                .domain("c.test").txt("@", "v=spf1 redirect=gone.test");
        var finding = Scenes.assess(world).findings().stream().filter(each -> each.ruleId().equals("spf.include.no-record")).findFirst().orElseThrow();
        assertEquals(List.of("example.org TXT … include:a.test", "a.test TXT … include:b.test", "b.test TXT … include:gone.test", "example.org TXT … include:c.test", "c.test TXT … redirect=gone.test"),
                finding.evidence());
    }

    /// A fault of SPF is told once, by the rule that names its cause.
    @ParameterizedTest(name = "[{index}] {0} raises {1} alone")
    @CsvSource(delimiter = '|', textBlock = """
            v=spf1 +all                                                        | spf.all.pass
            v=spf1 ip4:0.0.0.0/0 -all                                          | spf.network.too-wide
            v=spf1 a:x.test a:y.test a:z.test -all                             | spf.voids.too-many
            v=spf1 include:gone.test -all                                      | spf.include.no-record
            v=spf1 oops -all                                                   | spf.syntax
            v=spf1 oops +all                                                   | spf.syntax
            v=spf1 oops ?all                                                   | spf.syntax
            v=spf1 oops ip4:0.0.0.0/0 -all                                     | spf.syntax
            v=spf1 mx ra=postmaster RP=100 rr=all -all                         |
            v=spf1; mx -all                                                    | spf.unrecognised
            v=spf1 include:example.org -all                                    | spf.include.loop
            v=spf1 ip4:10.0.0.0/8 -all                                         | spf.network.private
            v=spf1 ip4:192.0.2.1 exists:%{i}.example.org ~all                  |
            v=spf1 ip4:192.0.2.0/24 ip4:198.51.100.0/24 ip4:203.0.113.0/24 -all|
            v=spf1 ip4:192.0.2.1/25 ip4:192.0.3.0 ip6:2001:db8::/32 mx -all    |
            v=spf1 a:mail.example.org mx -all exp=mail.%{d}                    |
            v=spf1 ip4:192.0.2.1 -ip4:192.0.2.0/24 ip4:192.0.0.0/16 -all       |
            v=spf1 ip4:192.0.2.1 mx ip4:192.0.2.0/24 -all                      |
            v=spf1 exists:%{l}.example.org exists:%{L}.example.org -all        |
            v=spf1 ip4:192.0.0.0/4 -all                                        | spf.network.too-wide
            v=spf1 ip6:2000::/3 -all                                           | spf.network.too-wide
            """)
    void a_fault_is_told_once(String record, String rule) {
        List<String> found = Scenes.assess(spf(record)).findings().stream().map(Finding::ruleId).filter(id -> id.startsWith("spf.")).toList();
        assertEquals(rule == null ? List.of() : List.of(rule), found);
    }

    /// Whoever stands behind an include or a redirect lets in as many as the record itself (RFC 7208 §5.2 and §6.1).
    @ParameterizedTest(name = "[{index}] {0} with {1} raises {2} alone")
    @CsvSource(delimiter = '|', textBlock = """
            include:_spf.vendor.test -all                | v=spf1 ip6:::/0 -all                         | spf.network.too-wide
            include:_spf.vendor.test -all                | v=spf1 ip6:2000::/3 -all                     | spf.network.too-wide
            include:_spf.vendor.test -all                | v=spf1 ip4:192.0.0.0/4 -all                  | spf.network.too-wide
            redirect=_spf.vendor.test                    | v=spf1 ip4:0.0.0.0/1 ip6:2000::/3 -all       | spf.network.too-wide
            include:_spf.vendor.test -all                | v=spf1 ip4:0.0.0.0/0 -all                    | spf.stranger.passes
            include:_spf.vendor.test -all                | v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all    | spf.stranger.passes
            include:_spf.vendor.test -all                | v=spf1 +all                                  | spf.stranger.passes
            include:_spf.vendor.test ip4:0.0.0.0/1 -all  | v=spf1 +all                                  | spf.network.too-wide spf.stranger.passes
            -ip4:203.0.113.77 include:_spf.vendor.test -all | v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all | spf.network.too-wide
            ?include:_spf.vendor.test -all               | v=spf1 ip4:0.0.0.0/1 -all                    |
            include:_spf.vendor.test -all                | v=spf1 -ip4:0.0.0.0/1 -all                   |
            include:_spf.vendor.test -all                | v=spf1 -all ip4:0.0.0.0/1                    |
            include:_spf.vendor.test -all                | v=spf1 ip4:64.0.0.0/12 ip6:2a00::/27 -all    |
            include:_spf.vendor.test -all                | v=spf1 ip6:fc00::/7 ip4:10.0.0.0/8 -all      |
            include:_spf.vendor.test -all                | v=spf1 ip4:0.0.0.0/1 oops -all               | spf.include.broken
            """)
    void what_is_behind_a_record_is_told_once(String terms, String behind, String rule) {
        List<String> found = Scenes.assess(vendor(terms, behind)).findings().stream().map(Finding::ruleId).filter(id -> id.startsWith("spf.")).toList();
        assertEquals(rule == null ? List.of() : List.of(rule.split(" ")), found);
    }

    @Test
    void only_what_lets_everybody_in_is_said_to() {
        assertEquals("'ip4:192.0.0.0/4' in the record of _spf.vendor.test, which the SPF record leads to, allows a wider part of the internet to send as this domain than any sender has of its own.", spf(vendor("include:_spf.vendor.test -all", "v=spf1 ip4:192.0.0.0/4 -all")));
        assertEquals("'a//0' would allow a wider part of the internet to send as this domain than any sender has of its own, as soon as the name has an IPv6 address.", spf(spf("v=spf1 a//0 -all").a("@", "192.0.2.1")));
        assertEquals("'a/0' would allow a wider part of the internet to send as this domain than any sender has of its own, as soon as the name has an IPv4 address.", spf(spf("v=spf1 a/0 -all").aaaa("@", "2001:db8::1")));
        assertEquals("The SPF record and what it includes allow 4\u00a0194\u00a0305 IPv6 networks of a site's size (/48) to send.", spf(vendor("include:_spf.vendor.test -all", "v=spf1 ip6:2001:db8::/26 ip6:2a00::/48 -all")));
    }

    private static String spf(World world) {
        return Scenes.assess(world).findings().stream().filter(finding -> finding.ruleId().startsWith("spf.")).map(Finding::sentence).collect(Collectors.joining(" "));
    }

    /// RFC 7505 §4.2 asks for a record by which nobody may send, in whatever words.
    @ParameterizedTest(name = "[{index}] {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            v=spf1 -all                                      |
            v=spf1 -all exp=why.parking.test                 |
            v=spf1 redirect=_spf.parking.test                |
            v=spf1 include:_spf.parking.test -all            |
            v=spf1 -ip4:192.0.2.1 -all                       |
            v=spf1 mx -all                                   |
            v=spf1 ~all                                      | its SPF record calls mail from others suspicious, not forbidden.
            v=spf1 include:_spf.parking.test ~all            | its SPF record calls mail from others suspicious, not forbidden.
            v=spf1 ?all                                      | its SPF record does not say that nobody may send.
            v=spf1                                           | its SPF record does not say that nobody may send.
            v=spf1 redirect=gone.test                        | its SPF record does not say that nobody may send.
            v=spf1 oops -all                                 | its SPF record does not say that nobody may send.
            v=spf1 oops ip4:192.0.2.1 -all                   | its SPF record does not say that nobody may send.
            v=spf1 ip4:192.0.2.1 -all                        | its SPF record still allows senders.
            v=spf1 ptr -all                                  | its SPF record may still allow senders.
            v=spf1 redirect=_open.parking.test               | its SPF record still allows senders.
            v=spf1 include:_slow.parking.test ip4:192.0.2.1  | its SPF record still allows senders.
            v=spf1 include:_slow.parking.test -all           |
            """)
    void a_domain_that_declines_mail_allows_nobody_in_whatever_words(String record, String rest) {
        World world = declining(record).domain("parking.test").txt("_spf", "v=spf1 -all").txt("_open", "v=spf1 ip4:192.0.2.1 -all").txt("why", "No mail comes from here.").timeout("_slow.parking.test");
        List<String> found = Scenes.assess(world).findings().stream().filter(finding -> finding.ruleId().equals("spf.parked.open")).map(Finding::sentence).toList();
        assertEquals(rest == null ? List.of() : List.of("The domain says that it receives no mail, and " + rest), found);
    }

    /// A domain with a web site and no mail is the usual one without a record.
    @Test
    void a_first_record_is_told_for_senders_and_for_none() {
        for (World world : List.of(mailOnly(), world().domain("example.org").a("@", "192.0.2.1"))) {
            String told = Scenes.assess(world).findings().stream().filter(finding -> finding.ruleId().equals("spf.missing")).findFirst().orElseThrow().remedy().orElseThrow().instruction();
            assertTrue(told.endsWith(" If nothing sends mail in the domain's name, publish v=spf1 -all."), told);
        }
    }

    /// Two remedies for one record ask for nothing that the other forbids.
    @Test
    void a_broken_record_is_not_to_stay_as_it_is() {
        var told = Scenes.assess(declining("v=spf1 nclude:vendor.test ~all")).findings().stream().filter(finding -> finding.ruleId().startsWith("spf.")).flatMap(finding -> finding.remedy().stream()).map(Remedy::instruction).toList();
        assertEquals(2, told.size());
        assertTrue(told.stream().noneMatch(each -> each.contains("as it is")), told::toString);
    }

    /// An answer that there is nothing is an answer.
    @Test
    void what_dns_denies_is_not_called_silence() {
        World one = spf("v=spf1 a:gone.example.org -all");
        World three = spf("v=spf1 a:x.test a:y.test a:z.test -all");
        for (World world : List.of(one, three)) {
            Finding finding = Scenes.assess(world).findings().stream().filter(each -> each.ruleId().startsWith("spf.")).findFirst().orElseThrow();
            assertFalse((finding.sentence() + finding.why()).contains("answer"), finding::toString);
            assertTrue(finding.evidence().stream().noneMatch(line -> line.contains("no answer")) && finding.evidence().getLast().endsWith(" A: no such record"), () -> finding.evidence().toString());
        }
    }

    @Test
    void a_lost_blank_is_no_fault_of_the_grammar_besides() {
        Assessment assessment = Scenes.assess(mailOnly().strings("@", "v=spf1 ip4:192.0.2.1", "mx -all"));
        assertEquals(List.of("spf.strings.blank-lost"), assessment.findings().stream().map(Finding::ruleId).filter(id -> id.startsWith("spf.")).toList());
    }
}
