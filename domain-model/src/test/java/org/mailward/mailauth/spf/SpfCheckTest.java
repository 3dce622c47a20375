package org.mailward.mailauth.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.mailauth.dns.World.world;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.dns.World;

/// What the OpenSPF suite leaves open: how a result came about, limits to the last unit, time, and words.
class SpfCheckTest {

    private static Sender from(String ip) {
        return new Sender(IpAddress.of(ip).orElseThrow(), "mail.vendor.test", "anna@example.org");
    }

    private static SpfResult check(World world) {
        return SpfCheck.check(from("192.0.2.1"), world);
    }

    private static World record(String text) {
        return world().domain("example.org").txt("@", text);
    }

    @Test
    void tells_which_term_decided_and_in_whose_record() {
        SpfResult result = check(record("v=spf1 ip4:198.51.100.0/24 include:vendor.test -all").domain("vendor.test").txt("@", "v=spf1 include:deep.test ?all").domain("deep.test").txt("@", "v=spf1 +ip4:192.0.2.0/24"));
        assertEquals(SpfVerdict.PASS, result.verdict());
        assertEquals(List.of("example.org include:vendor.test", "vendor.test include:deep.test", "deep.test +ip4:192.0.2.0/24"), result.path().stream().map(match -> match.publisher() + " " + match.directive().text()).toList());
        assertEquals("include:vendor.test", result.match().orElseThrow().directive().text());
        assertEquals("+ip4:192.0.2.0/24", result.innermost().orElseThrow().directive().text());
        assertEquals(2, result.lookups());
        assertEquals(0, result.voids());
        assertEquals("'include:vendor.test' in the record of example.org matches 192.0.2.1.", result.why());
        assertEquals(List.of("0 'ip4:198.51.100.0/24' in the record of example.org does not match.", "2 '+ip4:192.0.2.0/24' in the record of deep.test matches.",
                "1 'include:deep.test' in the record of vendor.test matches.", "0 'include:vendor.test' in the record of example.org matches."), result.steps().stream().map(step -> step.depth() + " " + step.words()).toList());
    }

    @ParameterizedTest(name = "{0} is {1} for a local part that is not ASCII")
    @CsvSource(delimiter = '|', textBlock = """
            v=spf1 exists:%{l}._spf.example.org -all            | FAIL
            v=spf1 exists:%{L}._spf.example.org -all            | FAIL
            v=spf1 exists:%{s}._spf.example.org -all            | FAIL
            v=spf1 exists:%{l1r-}._spf.example.org -all         | FAIL
            v=spf1 -exists:%{l}._spf.example.org ?all           | NEUTRAL
            v=spf1 a:%{l}._spf.example.org -all                 | FAIL
            v=spf1 include:%{l}._in.example.org ~all            | SOFT_FAIL
            v=spf1 redirect=%{l}._in.example.org                | PERM_ERROR
            v=spf1 exists:%{o}._spf.example.org -all            | PASS
            v=spf1 exists:%{d}._spf.example.org -all            | PASS
            """)
    void a_name_from_a_local_part_beyond_ascii_matches_nobody(String text, SpfVerdict verdict) {
        World world = record(text).a("*._spf", "192.0.2.1").a("xn--jrg-sna._spf", "192.0.2.1").txt("*._in", "v=spf1 +all").txt("xn--jrg-sna._in", "v=spf1 +all");
        var sender = new Sender(IpAddress.of("192.0.2.1").orElseThrow(), "mail.vendor.test", "j\u00f6rg@example.org");
        assertEquals(verdict, SpfCheck.check(sender, world).verdict(), "RFC 8616 §4");
        assertEquals(verdict == SpfVerdict.PASS ? 2 : 1, world.asked().size(), "nothing is asked for such a name");
    }

    @Test
    void what_matched_inside_an_include_that_does_not_pass_is_forgotten() {
        SpfResult result = check(record("v=spf1 include:vendor.test ~all").domain("vendor.test").txt("@", "v=spf1 -ip4:192.0.2.0/24 ?all"));
        assertEquals(SpfVerdict.SOFT_FAIL, result.verdict());
        assertEquals(List.of("~all"), result.path().stream().map(match -> match.directive().text()).toList());
        assertEquals("The record there says fail.", result.steps().get(1).detail());
    }

    @ParameterizedTest(name = "{0} is {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            v=spf1                                      | NEUTRAL    | No term in the record of example.org matches 192.0.2.1, and it does not say what holds for others.
            v=spf1 ?all                                 | NEUTRAL    | '?all' in the record of example.org matches 192.0.2.1.
            v=spf1 oops                                 | PERM_ERROR | The SPF record of example.org has a mistake: 'oops': There is no mechanism of this name.
            v=spf1 include:none.test                    | PERM_ERROR | The record of example.org includes none.test, which has no SPF record.
            v=spf1 include:%{d}..none.test              | PERM_ERROR | The record of example.org includes 'example.org..none.test', which is no domain name.
            v=spf1 include:several.test                 | PERM_ERROR | several.test has 2 SPF records instead of one.
            v=spf1 include:silent.test                  | TEMP_ERROR | DNS did not say whether silent.test has an SPF record.
            v=spf1 a:silent.test                        | TEMP_ERROR | DNS did not answer silent.test A.
            v=spf1 mx:silent.test                       | TEMP_ERROR | DNS did not answer silent.test MX.
            v=spf1 mx:half.test                         | TEMP_ERROR | DNS did not answer silent.test A.
            v=spf1 exists:silent.test                   | TEMP_ERROR | DNS did not answer silent.test A.
            v=spf1 redirect=none.test                   | PERM_ERROR | The record of example.org hands over to none.test, which has no SPF record.
            v=spf1 redirect=%{d}..none.test             | PERM_ERROR | The record of example.org hands over to 'example.org..none.test', which is no domain name.
            v=spf1 redirect=silent.test                 | TEMP_ERROR | DNS did not say whether silent.test has an SPF record.
            v=spf1 redirect=refusing.test               | FAIL       | '-all' in the record of refusing.test matches 192.0.2.1.
            v=spf1 a:%{d}..none.test ~all               | SOFT_FAIL  | '~all' in the record of example.org matches 192.0.2.1.
            v=spf1 mx:null.test ~all                    | SOFT_FAIL  | '~all' in the record of example.org matches 192.0.2.1.
            v=spf1 a:odd.test ~all                      | SOFT_FAIL  | '~all' in the record of example.org matches 192.0.2.1.
            v=spf1 a:servers.test/31 -all               | PASS       | 'a:servers.test/31' in the record of example.org matches 192.0.2.1.
            v=spf1 a:servers.test -all                  | FAIL       | '-all' in the record of example.org matches 192.0.2.1.
            v=spf1 mx:servers.test/31 -all              | PASS       | 'mx:servers.test/31' in the record of example.org matches 192.0.2.1.
            v=spf1 ptr:vendor.test -all                 | PASS       | 'ptr:vendor.test' in the record of example.org matches 192.0.2.1.
            v=spf1 ptr:endor.test -all                  | FAIL       | '-all' in the record of example.org matches 192.0.2.1.
            v=spf1 ptr:forged.test -all                 | FAIL       | '-all' in the record of example.org matches 192.0.2.1.
            v=spf1 exists:%{p}.seen.test -all           | PASS       | 'exists:%{p}.seen.test' in the record of example.org matches 192.0.2.1.
            v=spf1 exists:%{l}.%{i}.%{h}.seen.test -all | PASS       | 'exists:%{l}.%{i}.%{h}.seen.test' in the record of example.org matches 192.0.2.1.
            """)
    void says_why(String text, SpfVerdict verdict, String why) {
        World world = record(text).domain("several.test").txt("@", "v=spf1 -all", "v=spf1 ~all").domain("refusing.test").txt("@", "v=spf1 -all")
                .domain("null.test").mx(0, ".").domain("half.test").mx(10, "silent.test").domain("odd.test").a("@", "not an address")
                .domain("servers.test").a("@", "192.0.2.0").mx(10, "none.servers.test").mx(20, "servers.test")
                .domain("seen.test").a("mail.vendor.test.seen.test", "127.0.0.2").a("anna.192.0.2.1.mail.vendor.test.seen.test", "127.0.0.2")
                .domain("vendor.test").a("mail.vendor.test", "192.0.2.1").domain("forged.test").a("mail.forged.test", "192.0.2.9")
                .domain("2.0.192.in-addr.arpa").record("1", RecordType.PTR, new RecordData.Target(DomainName.of("mail.forged.test"))).record("1", RecordType.PTR, new RecordData.Target(DomainName.of("mail.vendor.test")))
                .servfail("silent.test");
        SpfResult result = check(world);
        assertEquals(verdict, result.verdict(), result::toString);
        assertEquals(why, result.why());
    }

    @Test
    void a_sender_without_a_domain_has_no_result() {
        assertEquals("'example' is not a full domain name.", SpfCheck.check(new Sender(IpAddress.of("192.0.2.1").orElseThrow(), "h", "a@example"), world()).why());
        SpfResult nobody = SpfCheck.check(Sender.byHelo(IpAddress.of("192.0.2.1").orElseThrow(), ""), world());
        assertEquals(SpfVerdict.NONE, nobody.verdict());
        assertEquals("The sender gave no domain.", nobody.why());
        assertEquals(Optional.empty(), nobody.match());
        assertEquals(Optional.empty(), nobody.innermost());
        assertEquals("example.org has no SPF record.", check(world().domain("example.org")).why());
    }

    private static World exists(int found, int missing) {
        return record("v=spf1 " + IntStream.range(0, found).mapToObj(i -> "exists:yes.example.org ".replace("exists", "-exists").replace("-exists:yes", "a:yes")).collect(Collectors.joining())
                + IntStream.range(0, missing).mapToObj(i -> "a:no" + i + ".example.org ").collect(Collectors.joining()) + "~all").a("yes", "198.51.100.1");
    }

    @Test
    void ten_lookups_are_allowed_and_eleven_are_not() {
        SpfResult ten = check(exists(10, 0));
        assertEquals(SpfVerdict.SOFT_FAIL, ten.verdict());
        assertEquals(10, ten.lookups());
        SpfResult eleven = check(exists(11, 0));
        assertEquals(SpfVerdict.PERM_ERROR, eleven.verdict());
        assertEquals(11, eleven.lookups());
        assertEquals("'a:yes.example.org' in the record of example.org would be lookup 11; receivers allow 10.", eleven.why());
        assertEquals(SpfStep.Outcome.ERROR, eleven.steps().getLast().outcome());
    }

    @Test
    void a_redirect_and_the_macro_p_count_like_terms() {
        String ten = "a:yes.example.org ".repeat(10);
        World redirected = record("v=spf1 " + ten + "redirect=vendor.test").a("yes", "198.51.100.1").domain("vendor.test").txt("@", "v=spf1 -all");
        assertEquals("'redirect=vendor.test' in the record of example.org would be lookup 11; receivers allow 10.", check(redirected).why());
        String nine = "a:yes.example.org ".repeat(9);
        assertEquals(SpfVerdict.FAIL, check(record("v=spf1 " + nine + "redirect=vendor.test").a("yes", "198.51.100.1").domain("vendor.test").txt("@", "v=spf1 -all")).verdict());
        SpfResult pointer = check(record("v=spf1 " + nine + "exists:%{p}.example.org -all").a("yes", "198.51.100.1"));
        assertEquals("The macro %{p} would be lookup 11; receivers allow 10.", pointer.why());
        assertEquals(SpfVerdict.PERM_ERROR, pointer.verdict());
        String eight = "a:yes.example.org ".repeat(8);
        SpfResult asked = check(record("v=spf1 " + eight + "exists:%{P}.%{p}.example.org -all").a("yes", "198.51.100.1"));
        assertEquals(10, asked.lookups());
        assertEquals(SpfVerdict.FAIL, asked.verdict());
    }

    @Test
    void two_voids_are_allowed_and_three_are_not() {
        SpfResult two = check(exists(0, 2));
        assertEquals(SpfVerdict.SOFT_FAIL, two.verdict());
        assertEquals(2, two.voids());
        assertEquals("no1.example.org has no address of the sender's kind.", two.steps().get(1).detail());
        SpfResult three = check(exists(0, 3));
        assertEquals(SpfVerdict.PERM_ERROR, three.verdict());
        assertEquals("More than 2 names lead nowhere, the last of them here: no2.example.org has no address of the sender's kind.", three.why());
        assertEquals(3, check(record("v=spf1 mx:x.test exists:y.test ptr -all")).voids());
        assertEquals("x.test has no mail server.", check(record("v=spf1 mx:x.test exists:y.test -all")).steps().getFirst().detail());
        assertEquals("y.test does not exist.", check(record("v=spf1 mx:x.test exists:y.test -all")).steps().get(1).detail());
    }

    @Test
    void a_mail_server_without_an_address_of_the_senders_kind_is_no_void() {
        SpfResult result = SpfCheck.check(from("2001:db8::1"), record("v=spf1 mx -all").mx(10, "a.example.org").mx(20, "b.example.org").mx(30, "c.example.org").a("a", "192.0.2.1").a("b", "192.0.2.2").a("c", "192.0.2.3"));
        assertEquals(SpfVerdict.FAIL, result.verdict());
        assertEquals(0, result.voids());
    }

    private static World servers(int count) {
        World world = record("v=spf1 mx -all");
        IntStream.range(0, count).forEach(i -> world.mx(10, "mx" + i + ".example.org").a("mx" + i, "192.0.2." + (i + 1 == count ? 1 : 100 + i)));
        return world;
    }

    @Test
    void ten_mail_servers_are_allowed_and_eleven_are_not() {
        assertEquals(SpfVerdict.PASS, check(servers(10)).verdict());
        assertEquals(SpfVerdict.PERM_ERROR, check(servers(11)).verdict());
        assertEquals("example.org has 11 mail servers; receivers allow 10 behind one 'mx'.", check(servers(11)).why());
    }

    private static World pointers(int before) {
        World world = record("v=spf1 ptr -all").a("mail", "192.0.2.1").domain("2.0.192.in-addr.arpa");
        IntStream.range(0, before).forEach(i -> world.record("1", RecordType.PTR, new RecordData.Target(DomainName.of("m" + i + ".example.org"))));
        return world.record("1", RecordType.PTR, new RecordData.Target(DomainName.of("mail.example.org")));
    }

    @Test
    void ten_reverse_names_are_looked_at_and_the_rest_is_left_out() {
        assertEquals(SpfVerdict.PASS, check(pointers(9)).verdict());
        assertEquals(SpfVerdict.FAIL, check(pointers(10)).verdict());
    }

    @Test
    void the_macro_p_prefers_the_domain_itself_then_one_below_it() {
        World world = record("v=spf1 exp=why.example.org -all").txt("why", "%{p}").a("@", "192.0.2.1").a("low", "192.0.2.1").domain("vendor.test").a("@", "192.0.2.1")
                .domain("2.0.192.in-addr.arpa").record("1", RecordType.PTR, new RecordData.Target(DomainName.of("vendor.test")));
        assertEquals(Optional.of("vendor.test"), check(world).explanation());
        world.record("1", RecordType.PTR, new RecordData.Target(DomainName.of("forged.example.org")));
        assertEquals(Optional.of("vendor.test"), check(world).explanation());
        world.record("1", RecordType.PTR, new RecordData.Target(DomainName.of("low.example.org")));
        assertEquals(Optional.of("low.example.org"), check(world).explanation());
        world.record("1", RecordType.PTR, new RecordData.Target(DomainName.of("example.org")));
        assertEquals(Optional.of("example.org"), check(world).explanation());
        assertEquals(Optional.of("unknown"), SpfCheck.check(from("198.51.100.1"), world).explanation());
    }

    @Test
    void the_explanation_may_name_the_receiver_and_the_time() {
        World world = record("v=spf1 exp=why.example.org -all").txt("why", "%{c} at %{t} to %{r}: %{s} %{o} %{d} %{v} %{h}");
        SpfResult result = SpfCheck.check(from("2001:db8::1"), new SpfRecords(world), SpfLimits.STANDARD, new SpfReceiver("mx.receiver.test", 1_700_000_000), () -> false);
        assertEquals(Optional.of("2001:db8::1 at 1700000000 to mx.receiver.test: anna@example.org example.org example.org ip6 mail.vendor.test"), result.explanation());
        assertEquals(Optional.of("192.0.2.1 at 0 to unknown: anna@example.org example.org example.org in-addr mail.vendor.test"), check(world).explanation());
        assertEquals(Optional.empty(), check(record("v=spf1 exp=why.example.org ~all").txt("why", "text")).explanation());
        assertEquals(Optional.empty(), check(record("v=spf1 exp=%{d}..example.org -all").txt("why", "text")).explanation());
    }

    @Test
    void an_explanation_is_plain_and_short() {
        assertEquals(Optional.empty(), SpfCheck.check(new Sender(IpAddress.of("192.0.2.1").orElseThrow(), "h", "\u00e9@example.org"), record("v=spf1 exp=why.example.org -all").txt("why", "%{l}")).explanation());
        assertEquals(2_000, check(record("v=spf1 exp=why.example.org -all").txt("why", "x".repeat(2_000))).explanation().orElseThrow().length());
        assertEquals(Optional.empty(), check(record("v=spf1 exp=why.example.org -all").txt("why", "x".repeat(2_001))).explanation());
    }

    @Test
    void names_are_cut_from_the_left() {
        String label = "x".repeat(60);
        String tail = (label + ".").repeat(4) + "example.org";
        World world = record("v=spf1 exists:%{d}.a." + "%{l}.%{l}.%{l}.%{l}.example.org -all");
        var sender = new Sender(IpAddress.of("192.0.2.1").orElseThrow(), "h", label + "@example.org");
        SpfCheck.check(sender, world);
        assertEquals(255, tail.length());
        assertEquals(DomainName.of(tail.substring(61)), world.asked().getLast().name());
        String fits = "y".repeat(58);
        World exact = record("v=spf1 exists:%{o}.%{l}." + label + "." + label + "." + label + ".example.org -all");
        SpfCheck.check(new Sender(IpAddress.of("192.0.2.1").orElseThrow(), "h", fits + "@example.org"), exact);
        assertEquals(253, exact.asked().getLast().name().ascii().length());
        assertEquals("no", SpfCheck.check(new Sender(IpAddress.of("192.0.2.1").orElseThrow(), "h", "z".repeat(300) + "@example.org"), record("v=spf1 exists:%{l} a:%{l} -all")).steps().getFirst().detail().isEmpty() ? "yes" : "no");
    }

    @Test
    void a_check_ends_when_its_time_is_up() {
        for (int most = 0; most < 6; most++) {
            var left = new AtomicInteger(most);
            World world = record("v=spf1 a:yes.example.org mx:yes.example.org include:vendor.test -all").a("yes", "198.51.100.1").mx(10, "x.test").domain("vendor.test").txt("@", "v=spf1 a:yes.example.org -all");
            SpfResult result = SpfCheck.check(from("192.0.2.1"), new SpfRecords(world), SpfLimits.STANDARD, SpfReceiver.UNKNOWN, () -> left.getAndDecrement() <= 0);
            assertTrue(world.asked().size() <= most, () -> world.asked().toString());
            assertEquals(most < 5 ? SpfVerdict.TEMP_ERROR : SpfVerdict.FAIL, result.verdict(), "after " + most);
            if (most == 0) {
                assertEquals("The time for this check was used up before the record of example.org was asked for.", result.why());
            } else if (most < 5 && most != 3) {
                assertEquals("The time for this check was used up at " + (most == 4 ? "yes.example.org A" : most == 1 ? "yes.example.org A" : "yes.example.org MX") + ".", result.why());
            }
        }
    }

    @Test
    void only_txt_is_asked_for_records_and_each_name_once() {
        World world = record("v=spf1 include:vendor.test include:vendor.test -all").domain("vendor.test").txt("@", "v=spf1 ip4:198.51.100.1");
        check(world);
        assertEquals(List.of(new Question(DomainName.of("example.org"), RecordType.TXT), new Question(DomainName.of("vendor.test"), RecordType.TXT)), world.asked());
    }

    @Test
    void steps_are_bounded() {
        SpfResult result = check(record("v=spf1 " + "ip4:198.51.100.1 ".repeat(SpfCheck.MOST_STEPS + 1) + "-all"));
        assertEquals(SpfVerdict.FAIL, result.verdict());
        assertEquals(SpfCheck.MOST_STEPS, result.steps().size());
    }

    @Test
    void verdicts_have_the_words_of_the_standard_and_a_meaning() {
        assertEquals(List.of("none", "neutral", "pass", "fail", "softfail", "temperror", "permerror"), List.of(SpfVerdict.values()).stream().map(SpfVerdict::word).toList());
        assertTrue(List.of(SpfVerdict.values()).stream().allMatch(verdict -> verdict.meaning().endsWith(".")));
        assertEquals("'a' in the record of example.org is followed. So.", new SpfStep(0, DomainName.of("example.org"), "a", SpfStep.Outcome.FOLLOWED, "So.").words());
        assertEquals("'a' in the record of example.org cannot be decided.", new SpfStep(0, DomainName.of("example.org"), "a", SpfStep.Outcome.ERROR, "").words());
    }

    @Test
    void errors_and_redirects_are_steps_too() {
        assertEquals(List.of("NO_MATCH", "FOLLOWED", "MATCH"), outcomes(check(record("v=spf1 ip4:198.51.100.1 redirect=vendor.test").domain("vendor.test").txt("@", "v=spf1 -all"))));
        assertEquals(List.of("ERROR"), outcomes(check(record("v=spf1 a:silent.test -all").servfail("silent.test"))));
        assertEquals(List.of("ERROR"), outcomes(check(record("v=spf1 include:none.test -all"))));
        SpfResult last = check(record("v=spf1 " + "a:yes.example.org ".repeat(10) + "redirect=vendor.test").a("yes", "198.51.100.1"));
        assertEquals(SpfStep.Outcome.ERROR, last.steps().getLast().outcome());
        assertEquals("redirect=vendor.test", last.steps().getLast().term());
    }

    private static List<String> outcomes(SpfResult result) {
        return result.steps().stream().map(step -> step.outcome().name()).toList();
    }
}
