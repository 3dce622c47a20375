package org.mailward.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.assessment.Scenes.mailOnly;
import static org.mailward.assessment.Scenes.sound;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailward.mailauth.alias.DeadAliases;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.dns.World;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.web.FetchFailure;

/// Aliases that lead to nothing: RFC 2308 §2.1.
class DeadAliasTest {

    private static final FetchedPolicy UNFETCHED = new FetchedPolicy.Failed(FetchFailure.NO_ADDRESS, "There is no address.");

    private static List<Finding> dead(Assessment assessment) {
        return assessment.findings().stream().filter(finding -> finding.ruleId().endsWith(".alias.dead")).toList();
    }

    private static Finding only(World world) {
        List<Finding> dead = dead(Scenes.assess(world, UNFETCHED));
        assertEquals(1, dead.size(), dead::toString);
        return dead.getFirst();
    }

    @Test
    void the_whole_chain_is_shown_and_what_somebody_could_register() {
        Finding finding = only(mailOnly().cname("s1._domainkey", "key.example.org").cname("key", "s1.sender.vendor.com"));
        assertEquals(List.of("s1._domainkey.example.org CNAME key.example.org", "key.example.org CNAME s1.sender.vendor.com", "s1.sender.vendor.com: no such name", "vendor.com: no such name"), finding.evidence());
        assertEquals("An alias (CNAME) stands at s1._domainkey.example.org and leads to s1.sender.vendor.com, which does not exist. Nobody has registered vendor.com.", finding.sentence());
        assertTrue(finding.remedy().orElseThrow().instruction().startsWith("Delete the alias today: whoever registers vendor.com can publish a key there"), finding::toString);
    }

    @Test
    void a_platform_may_let_others_choose_the_name() {
        Finding finding = only(sound().cname("mta-sts", "example-org.github.io"));
        assertEquals("An alias (CNAME) stands at mta-sts.example.org and leads to example-org.github.io, which does not exist. Nobody holds example-org.github.io, and customers of github.io may be able to choose that name.",
                finding.sentence());
        assertEquals(List.of("mta-sts.example.org CNAME example-org.github.io", "example-org.github.io: no such name"), finding.evidence());
        assertTrue(finding.remedy().orElseThrow().instruction().contains("take the name again at github.io"), finding::toString);
    }

    @Test
    void a_name_that_somebody_keeps_is_a_question_to_the_service() {
        Finding finding = only(mailOnly().cname("s1._domainkey", "s1.vendor.com").domain("vendor.com"));
        assertEquals("An alias (CNAME) stands at s1._domainkey.example.org and leads to s1.vendor.com, which does not exist.", finding.sentence());
        assertTrue(finding.remedy().orElseThrow().instruction().startsWith("If you still use the service"), finding::toString);
    }

    @Test
    void a_name_that_is_there_for_something_else_is_not_said_to_be_missing() {
        Finding finding = only(mailOnly().cname("s1._domainkey", "s1.vendor.com").domain("vendor.com").a("s1", "192.0.2.1"));
        assertEquals("An alias (CNAME) stands at s1._domainkey.example.org and leads to s1.vendor.com, where there is no such record.", finding.sentence());
        assertEquals(List.of("s1._domainkey.example.org CNAME s1.vendor.com", "s1.vendor.com: no such record"), finding.evidence());
    }

    @Test
    void a_domain_that_is_there_without_name_servers_of_its_own_is_somebody_s() {
        Finding finding = only(mailOnly().cname("s1._domainkey", "s1.vendor.com").a("vendor.com.", "192.0.2.1"));
        assertEquals(Severity.LOW, finding.severity(), finding::toString);
    }

    @Test
    void a_wildcard_of_selectors_is_one_finding() {
        Finding finding = only(mailOnly().cname("*._domainkey", "keys.vendor.com"));
        assertEquals("example.org", finding.subject());
        assertTrue(finding.sentence().startsWith("An alias (CNAME) for all names answers for "), finding::toString);
    }

    static Stream<Arguments> quiet() {
        return Stream.of(
                Arguments.of("a selector that was never there", sound()),
                Arguments.of("an alias that leads to a key", mailOnly().cname("s1._domainkey", "s1.vendor.com").domain("vendor.com").txt("s1", "v=DKIM1; p=")),
                Arguments.of("the end fails", mailOnly().cname("s1._domainkey", "s1.vendor.com").domain("vendor.com").servfail("s1.vendor.com.")),
                Arguments.of("the end is silent", mailOnly().cname("_dmarc", "d.vendor.com").timeout("d.vendor.com.")),
                Arguments.of("who holds the end is not known", mailOnly().cname("_dmarc", "d.vendor.com").servfail("vendor.com.")),
                Arguments.of("all names lead to the web server", mailOnly().cname("*", "www.vendor.com").domain("vendor.com").a("www", "192.0.2.1")),
                Arguments.of("whether all names lead there is not known", mailOnly().cname("_dmarc", "www.vendor.com").timeout("mw-probe-q7x3k9v2").domain("vendor.com").a("www", "192.0.2.1")),
                Arguments.of("nobody asks for a policy", mailOnly().cname("mta-sts", "policy.vendor.com")),
                Arguments.of("a policy host with an IPv6 address alone", sound().cname("mta-sts", "policy.vendor.com").domain("vendor.com").aaaa("policy", "2001:db8::1")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("quiet")
    void nothing_is_said_where_it_is_not_certain(String why, World world) {
        assertEquals(List.of(), dead(Scenes.assess(world, UNFETCHED)), why);
    }

    @Test
    void what_is_not_certain_is_open() {
        Assessment assessment = Scenes.assess(mailOnly().cname("_dmarc", "d.vendor.com").servfail("vendor.com."), UNFETCHED);
        assertTrue(assessment.cannotTell(new CheckId("dmarc.alias.dead", "_dmarc.example.org")));
        Assessment half = Scenes.assess(sound().cname("mta-sts", "policy.vendor.com").domain("vendor.com").txt("policy", "hello").timeout("policy", RecordType.AAAA), UNFETCHED);
        assertTrue(half.cannotTell(new CheckId("mta-sts.alias.dead", "mta-sts.example.org")), "it may have an IPv6 address");
    }

    @Test
    void where_nobody_knows_whether_a_wildcard_answers_nothing_is_said_of_any_selector() {
        var world = mailOnly().timeout("mw-probe-q7x3k9v2._domainkey");
        Gathering.Settings.DEFAULT.selectors().forEach(selector -> world.servfail(selector + "._domainkey"));
        assertTrue(Scenes.assess(world, UNFETCHED).cannotTell(new CheckId("dkim.alias.dead", "of-nobody._domainkey.example.org")));
    }

    @Test
    void a_selector_that_fails_is_open_and_another_is_not() {
        Assessment assessment = Scenes.assess(mailOnly().servfail("s1._domainkey"), UNFETCHED);
        assertTrue(assessment.cannotTell(new CheckId("dkim.alias.dead", "s1._domainkey.example.org")));
        assertFalse(assessment.cannotTell(new CheckId("dkim.alias.dead", "s2._domainkey.example.org")));
    }

    /// Each selector that a wildcard answers for is the same thing to mend, and takes nobody's place in the list.
    @Test
    void a_wildcard_hides_no_alias_beside_it() {
        var dead = dead(ofSixtySelectors(mailOnly().cname("*._domainkey", "keys.vendor.com").cname("k60._domainkey", "key.other.com")));
        assertEquals(List.of("example.org", "k60._domainkey.example.org"), dead.stream().map(Finding::subject).sorted().toList());
    }

    @Test
    void no_more_are_listed_than_anybody_reads() {
        var world = mailOnly();
        IntStream.rangeClosed(1, 60).forEach(no -> world.cname("k" + no + "._domainkey", "k" + no + ".vendor.com"));
        assertEquals(50, dead(ofSixtySelectors(world.domain("vendor.com"))).size());
    }

    private static Assessment ofSixtySelectors(World world) {
        var selectors = IntStream.rangeClosed(1, 60).mapToObj(no -> "k" + no).toList();
        var settings = new Gathering.Settings(400, Duration.ofSeconds(30), selectors, Gathering.Settings.DEFAULT.probe());
        return Examination.examine(Gathering.gather(Scenes.NAME, world, _ -> UNFETCHED, Instant.parse("2026-05-11T12:00:00Z"), settings));
    }

    private static Assessment server(World world) {
        return Scenes.assess(world.mx(20, "mx.eu.vendor.com"), UNFETCHED);
    }

    private static List<Finding> addressless(Assessment assessment) {
        return assessment.findings().stream().filter(finding -> finding.ruleId().equals("mx.host.no-address")).toList();
    }

    @Test
    void a_mail_server_whose_domain_has_expired_is_for_sale_without_any_alias() {
        Finding finding = addressless(server(mailOnly())).getFirst();
        assertEquals(Severity.CRITICAL, finding.severity());
        assertEquals("The mail server mx.eu.vendor.com has no address. Nobody has registered vendor.com.", finding.sentence());
        assertEquals(List.of("mx.eu.vendor.com: no such name", "vendor.com: no such name"), finding.evidence());
        assertEquals("Delete the MX record that names mx.eu.vendor.com today: whoever registers vendor.com can receive mail that is meant for you. "
                + "If it cannot be deleted today, register that name yourself until it is.", finding.remedy().orElseThrow().instruction());
        assertEquals(List.of("mine.github.io: no such name"), addressless(Scenes.assess(mailOnly().mx(20, "mine.github.io"), UNFETCHED)).getFirst().evidence());
    }

    /// A failure proves nothing about who holds a name.
    @Test
    void a_mail_server_is_not_called_for_sale_where_dns_failed() {
        var failed = server(mailOnly().servfail("vendor.com."));
        assertEquals(List.of(), addressless(failed));
        assertTrue(failed.cannotTell(new CheckId("mx.host.no-address", "mx.eu.vendor.com")));
        assertEquals(List.of(), addressless(server(mailOnly().servfail("mx.eu.vendor.com."))));
        assertEquals(Severity.MEDIUM, addressless(Scenes.assess(mailOnly().mx(20, "mx.eu.vendor.com").domain("vendor.com"), UNFETCHED)).getFirst().severity());
    }

    /// Earlier versions kept no aliases of what is absent, and did not ask for the policy host.
    @Test
    void evidence_of_earlier_versions_says_nothing_of_them() {
        Evidence now = Scenes.evidence(sound().cname("mta-sts", "example-org.github.io").cname("s2._domainkey", "s2.vendor.com"), UNFETCHED);
        assertEquals(Set.of("mta-sts.alias.dead", "dkim.alias.dead"), dead(Examination.examine(now)).stream().map(Finding::ruleId).collect(Collectors.toSet()));
        Map<Question, Answer> before = new LinkedHashMap<>();
        now.answers().forEach((question, answer) -> {
            if (!question.name().equals(DomainName.of("mta-sts.example.org"))) {
                before.put(question, answer instanceof Answer.NoSuchName none ? new Answer.NoSuchName(question, none.authenticated()) : answer);
            }
        });
        var old = EvidenceJson.read(EvidenceJson.write(new Evidence(now.domain(), now.gatheredAt(), before, now.policy(), now.selectors(), now.probe(), now.suffix())));
        assertEquals(List.of(), dead(Examination.examine(old)));
        assertTrue(Examination.examine(old).cannotTell(new CheckId("mta-sts.alias.dead", "mta-sts.example.org")));
    }

    @Test
    void evidence_in_json_gives_the_same_findings() {
        Evidence evidence = Scenes.evidence(sound().cname("mta-sts", "example-org.github.io").cname("s2._domainkey", "s2.vendor.com"), UNFETCHED);
        assertEquals(Examination.examine(evidence), Examination.examine(EvidenceJson.read(EvidenceJson.write(evidence))));
    }

    /// No name server takes a record beside an alias (RFC 1034 §3.6.2).
    @Test
    void a_record_to_publish_takes_the_place_of_the_alias() {
        Remedy remedy = remedy(mailOnly().cname("_dmarc", "d.vendor.com"));
        assertTrue(remedy.instruction().endsWith("An alias (CNAME) stands at _dmarc.example.org and leads to d.vendor.com, where nothing is: delete it first, and put this record in its place."), remedy::toString);
        assertTrue(remedy(mailOnly().cname("*", "d.vendor.com")).instruction().indexOf("CNAME") < 0, "a record may stand beside a wildcard");
    }

    private static Remedy remedy(World world) {
        return Scenes.assess(world).findings().stream().filter(finding -> finding.ruleId().equals("dmarc.missing")).findFirst().orElseThrow().remedy().orElseThrow();
    }

    /// Ends of several aliases of one service are asked for once, and no more than a few of them.
    @Test
    void what_is_asked_besides_is_little() {
        var world = mailOnly();
        for (int i = 0; i < 30; i++) {
            world.cname(Gathering.Settings.DEFAULT.selectors().get(i) + "._domainkey", "key.vendor" + i + ".com");
        }
        var evidence = Scenes.evidence(world, UNFETCHED);
        assertEquals(world.asked().size(), world.asked().stream().distinct().count());
        assertTrue(world.asked().stream().filter(question -> question.name().ascii().matches("vendor\\d+\\.com")).count() <= DeadAliases.MOST_QUESTIONS);
        assertTrue(dead(Examination.examine(evidence)).size() >= 10);
    }
}
