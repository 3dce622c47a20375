package org.mailward.mailauth.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.mailauth.dns.World.world;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.IpNetwork;
import org.mailward.mailauth.dns.World;

class SpfAnalysisTest {

    private static final DomainName NAME = DomainName.of("example.org");

    private static World record(String text) {
        return world().domain("example.org").txt("@", text);
    }

    private static SpfAnalysis analysis(World world) {
        return SpfAnalysis.of(NAME, world, SpfLimits.STANDARD);
    }

    @ParameterizedTest(name = "{0}: {1}, {2}, {3}, {4}")
    @CsvSource(delimiter = '|', textBlock = """
            v=spf1 ip4:192.0.2.0/24 ip4:192.0.2.7 -all     | 256        | 0 | true  | 192.0.2.0/24
            v=spf1 ip4:192.0.2.0/25 ip4:192.0.2.128/25     | 256        | 0 | true  | 192.0.2.0/24
            v=spf1 ip6:2001:db8::/32 ip4:192.0.2.1 ~all    | 1          | 1 | true  | 192.0.2.1 2001:db8::/32
            v=spf1 +all                                    | 4294967296 | 1 | true  | 0.0.0.0/0 ::/0
            v=spf1 -ip4:192.0.2.1 ?ip4:192.0.2.2 ~mx -all  | 0          | 0 | true  |
            v=spf1 -all ip4:192.0.2.1                      | 0          | 0 | true  |
            v=spf1 a:both.example.org/24//64 -all          | 256        | 0 | true  | 198.51.100.0/24
            v=spf1 a:six.example.org//64 -all              | 0          | 1 | true  | 2001:db8:0:1::/64
            v=spf1 mx:servers.test/31 -all                 | 2          | 1 | true  | 198.51.100.8/31 2001:db8::9
            v=spf1 mx:many.test -all                       | 0          | 0 | true  |
            v=spf1 a:gone.example.org -all                 | 0          | 0 | true  |
            v=spf1 include:vendor.test ip4:192.0.2.1 -all  | 3          | 0 | true  | 192.0.2.1 192.0.2.8/31
            v=spf1 ?include:vendor.test -all               | 0          | 0 | true  |
            v=spf1 redirect=vendor.test                    | 2          | 0 | true  | 192.0.2.8/31
            v=spf1 include:gone.test include:two.test -all | 0          | 0 | true  |
            v=spf1 ptr ip4:192.0.2.1 -all                  | 1          | 0 | false | 192.0.2.1
            v=spf1 exists:%{i}.x.test -all                 | 0          | 0 | false |
            v=spf1 a:%{d}.x.test -all                      | 0          | 0 | false |
            v=spf1 mx:%{d}.x.test -all                     | 0          | 0 | false |
            v=spf1 include:%{d}.x.test -all                | 0          | 0 | false |
            v=spf1 redirect=%{d}.x.test                    | 0          | 0 | false |
            v=spf1 ?include:%{d}.x.test -all               | 0          | 0 | true  |
            v=spf1 a:silent.test -all                      | 0          | 0 | false |
            v=spf1 mx:silent.test -all                     | 0          | 0 | false |
            v=spf1 mx:half.test -all                       | 0          | 0 | false |
            v=spf1 include:silent.test -all                | 0          | 0 | false |
            """)
    void tells_whom_a_record_allows(String text, long addresses, long networks6, boolean complete, String networks) {
        World world = record(text).a("both", "198.51.100.7").aaaa("both", "2001:db8::7").aaaa("six", "2001:db8:0:1::7")
                .domain("servers.test").mx(10, "a.servers.test").mx(20, "b.servers.test").mx(30, "none.servers.test").a("a", "198.51.100.9").aaaa("b", "2001:db8::9")
                .domain("vendor.test").txt("@", "v=spf1 ip4:192.0.2.8/31 -all").domain("two.test").txt("@", "v=spf1 +all", "v=spf1 +all")
                .domain("half.test").mx(10, "silent.test").servfail("silent.test").domain("many.test");
        IntStream.range(0, 11).forEach(i -> world.mx(10, "m" + i + ".many.test").a("m" + i, "192.0.2.1"));
        SpfSenders senders = analysis(world).senders();
        assertEquals(networks == null ? "" : networks, String.join(" ", senders.networks().stream().map(IpNetwork::toString).toList()));
        assertEquals(addresses, senders.addresses());
        assertEquals(networks6, senders.networks6());
        assertEquals(complete, senders.complete());
    }

    @Test
    void a_part_that_is_not_followed_leaves_the_list_open() {
        assertFalse(SpfAnalysis.of(NAME, record("v=spf1 a:x.test a:y.test -all"), new SpfLimits(10, 2, 10, 10, 1)).senders().complete());
        assertFalse(analysis(world().servfail("example.org")).senders().complete());
        assertTrue(analysis(world()).senders().complete());
    }

    @ParameterizedTest(name = "{0}: the stranger is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            v=spf1 -all                                                                          | 203.0.113.77
            v=spf1 ip4:203.0.113.0/24 -all                                                       | 198.51.100.77
            v=spf1 ip4:203.0.113.0/24 ip4:198.51.100.0/24 -all                                   | 192.0.2.77
            v=spf1 ip4:203.0.113.0/24 ip4:198.51.100.0/24 ip4:192.0.2.0/24 -all                  | 198.18.0.77
            v=spf1 ip4:192.0.0.0/4 -all                                                          | 100.64.0.77
            v=spf1 ip4:64.0.0.0/2 ip4:192.0.0.0/4 -all                                           | 240.0.0.77
            v=spf1 ip4:64.0.0.0/2 ip4:192.0.0.0/2 -all                                           | 169.254.0.77
            v=spf1 ip4:64.0.0.0/2 ip4:128.0.0.0/1 -all                                           | 0.0.0.77
            v=spf1 ip4:0.0.0.0/0 -all                                                            | 203.0.113.77
            """)
    void the_stranger_is_somebody_whom_the_record_does_not_name(String text, String address) {
        Sender stranger = analysis(record(text)).stranger().sender();
        assertEquals(address, stranger.ip().text());
        assertEquals("postmaster@example.org", stranger.mailFrom());
        assertEquals("stranger.invalid", stranger.helo());
    }

    @Test
    void what_becomes_of_a_stranger_is_what_a_receiver_concludes() {
        assertEquals(SpfVerdict.FAIL, analysis(record("v=spf1 ip4:192.0.2.0/24 -all")).stranger().verdict());
        assertEquals(SpfVerdict.PASS, analysis(record("v=spf1 include:vendor.test -all").domain("vendor.test").txt("@", "v=spf1 all")).stranger().verdict());
        assertEquals(SpfVerdict.NONE, analysis(world()).stranger().verdict());
        assertEquals(SpfVerdict.TEMP_ERROR, analysis(world().servfail("example.org")).stranger().verdict());
    }

    @Test
    void nothing_is_asked_twice_but_what_a_cache_answers() {
        World world = record("v=spf1 a mx include:vendor.test exists:%{i}.x.test -all").a("@", "192.0.2.1").mx(10, "mail.example.org").a("mail", "192.0.2.2").domain("vendor.test").txt("@", "v=spf1 ip4:192.0.2.3 -all");
        analysis(world);
        assertEquals(List.of("example.org TXT", "example.org A", "example.org MX", "vendor.test TXT", "mail.example.org A", "203.0.113.77.x.test A"), world.asked().stream().map(Object::toString).distinct().toList());
    }

    @Test
    void measures_the_record_and_its_answer() {
        SpfSize size = analysis(world().domain("example.org").strings("@", "v=spf1 ip4:192.0.2.1 ", "-all").txt("@", "x".repeat(300))).size();
        assertEquals(25, size.record());
        assertEquals(List.of(21, 4), size.strings());
        assertEquals(11 + 25 + 300, size.texts());
        assertEquals(12 + 13 + 4 + (12 + 25 + 2) + (12 + 300 + 2), size.answer());
        SpfSize alias = analysis(world().domain("example.org").cname("@", "spf.vendor.test").domain("vendor.test").txt("spf", "v=spf1 -all")).size();
        assertEquals(12 + 13 + 4 + (12 + 17) + (12 + 11 + 1), alias.answer());
        assertEquals(SpfSize.NOTHING, analysis(world()).size());
        assertEquals(0, analysis(record("hello")).size().record());
    }

    @Test
    void names_the_services_that_are_included() {
        World world = record("v=spf1 include:_spf.google.com include:spf.protection.outlook.com include:eu._netblocks.mimecast.com include:vendor.test include:_spf.google.com -all").domain("vendor.test").txt("@", "v=spf1 include:sendgrid.net -all");
        assertEquals(List.of("Google Workspace", "Microsoft 365", "Mimecast", "Twilio SendGrid"), analysis(world).services());
        assertEquals(List.of(), analysis(record("v=spf1 include:notsendgrid.net -all")).services());
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=spf1; -all", "v=spf1,mx", " v=spf1 -all", "\"v=spf1 -all\"", "v = spf1 -all", "spf1 -all", "v=spf -all", "v=spf10 -all", "V:SPF1 mx", "v=spf1\tmx", "v=spf2 mx", "v-spf1 mx", "vspf1 -all"})
    void a_slip_in_the_first_word_is_a_near_miss(String text) {
        assertEquals(List.of(text), analysis(record(text)).nearMisses());
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=spf1 -all", "spf2.0/pra -all", "v=DMARC1; p=none", "google-site-verification=vspf1", "", "vs", "spf", "my spf1"})
    void other_texts_are_none(String text) {
        assertEquals(List.of(), analysis(record(text)).nearMisses());
    }

    @Test
    void near_misses_are_bounded() {
        World world = world().domain("example.org");
        IntStream.range(0, 12).forEach(i -> world.txt("@", "spf1 " + i));
        assertEquals(SpfAnalysis.MOST_NEAR_MISSES, analysis(world).nearMisses().size());
    }

    @Test
    void looks_for_the_text_of_a_refusal() {
        assertInstanceOf(SpfExplanation.None.class, analysis(record("v=spf1 -all")).explanation());
        assertInstanceOf(SpfExplanation.None.class, analysis(world()).explanation());
        assertInstanceOf(SpfExplanation.None.class, analysis(record("v=spf1 exp=%{d}.x.test -all")).explanation());
        DomainName why = DomainName.of("why.example.org");
        assertEquals(new SpfExplanation.Published(why, "No: %{i}"), analysis(record("v=spf1 exp=why.example.org -all").txt("why", "No: %{i}")).explanation());
        assertEquals(new SpfExplanation.Broken(why, "There is no TXT record at why.example.org."), analysis(record("v=spf1 exp=why.example.org -all")).explanation());
        assertEquals(new SpfExplanation.Broken(why, "There is more than one TXT record at why.example.org, so none of them is used."), analysis(record("v=spf1 exp=why.example.org -all").txt("why", "a", "b")).explanation());
        assertEquals(new SpfExplanation.Broken(why, "The text at why.example.org is not plain ASCII with correct macros; a percent sign is written as %%."), analysis(record("v=spf1 exp=why.example.org -all").txt("why", "5%")).explanation());
        assertEquals(new SpfExplanation.Unknown(why), analysis(record("v=spf1 exp=why.example.org -all").servfail("why")).explanation());
    }
}
