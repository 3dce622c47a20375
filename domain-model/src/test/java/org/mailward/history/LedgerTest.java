package org.mailward.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.mailauth.dns.World.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailward.assessment.Ages;
import org.mailward.assessment.Evidence;
import org.mailward.assessment.EvidenceJson;
import org.mailward.assessment.Examination;
import org.mailward.assessment.Gathering;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.dns.World;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.web.FetchFailure;

class LedgerTest {

    private static final DomainName NAME = DomainName.of("example.org");
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant SECOND = FIRST.plus(Duration.ofDays(1));
    private static final Instant THIRD = FIRST.plus(Duration.ofDays(2));
    private static final FetchedPolicy NOTHING = new FetchedPolicy.Status(404);
    private static final String POLICY = "https://mta-sts.example.org/.well-known/mta-sts.txt";

    private static World zone() {
        return world().domain("example.org").mx(10, "mail.example.org");
    }

    private static Evidence seen(World world, FetchedPolicy policy, Instant at) {
        return Gathering.gather(NAME, world, _ -> policy, at);
    }

    private static Evidence seen(World world, Instant at) {
        return seen(world, NOTHING, at);
    }

    private static Ledger ledger(Evidence... gatherings) {
        Ledger ledger = Ledger.EMPTY;
        for (Evidence each : gatherings) {
            ledger = ledger.enter(each).ledger();
        }
        return ledger;
    }

    private static Evidence answers(Instant at, Answer... answers) {
        Map<Question, Answer> map = new LinkedHashMap<>();
        List.of(answers).forEach(answer -> map.put(answer.question(), answer));
        return new Evidence(NAME, at, map, Optional.empty(), List.of(), "probe");
    }

    private static Answer found(Question question, int ttl, RecordData... data) {
        return new Answer.Found(question, List.of(data), List.of(), Duration.ofSeconds(ttl), false);
    }

    /// Anybody can put a backslash into a name; it must not turn into a line feed on its way through the database.
    @Test
    void names_with_backslashes_come_back_as_they_were() {
        World world = zone().mx(20, "a\\nb.example.org").cname("s1._domainkey", "k\\n.vendor.test").domain("vendor.test").txt("k\\n.vendor.test.", "v=DKIM1; p=");
        var ledger = ledger(seen(world, FIRST));
        var back = LedgerText.read(LedgerText.write(ledger));
        assertEquals(ledger, back);
        assertEquals(List.of(), back.enter(seen(world, SECOND)).changes());
    }

    @Test
    void a_first_gathering_changes_nothing() {
        assertEquals(List.of(), Ledger.EMPTY.enter(seen(zone().txt("_dmarc", "v=DMARC1; p=none"), FIRST)).changes());
    }

    @Test
    void a_record_appears_changes_and_vanishes() {
        var nothing = seen(zone(), FIRST);
        var none = seen(zone().txt("_dmarc", "v=DMARC1; p=none"), SECOND);
        var reject = seen(zone().txt("_dmarc", "v=DMARC1; p=reject"), THIRD);
        var dmarc = new Subject("_dmarc.example.org", "TXT");

        assertEquals(List.of(new Change(dmarc, List.of(), List.of("v=DMARC1; p=none"))), Ledger.between(nothing, none));
        assertEquals(Kind.APPEARED, Ledger.between(nothing, none).getFirst().kind());
        assertEquals(List.of(new Change(dmarc, List.of("v=DMARC1; p=none"), List.of("v=DMARC1; p=reject"))), Ledger.between(none, reject));
        assertEquals(Kind.CHANGED, Ledger.between(none, reject).getFirst().kind());
        assertEquals(List.of(new Change(dmarc, List.of("v=DMARC1; p=reject"), List.of())), Ledger.between(reject, nothing));
        assertEquals(Kind.VANISHED, Ledger.between(reject, nothing).getFirst().kind());
    }

    @Test
    void order_and_time_to_live_are_no_change() {
        var mx = new Question(NAME, RecordType.MX);
        var a = new RecordData.MailExchange(10, DomainName.of("a.test"));
        var b = new RecordData.MailExchange(20, DomainName.of("b.test"));
        assertEquals(List.of(), Ledger.between(answers(FIRST, found(mx, 300, a, b)), answers(SECOND, found(mx, 60, b, a))));
        assertEquals(List.of("10 a.test", "20 b.test"), Ledger.between(answers(FIRST, new Answer.NoData(mx, false)), answers(SECOND, found(mx, 60, b, a, b))).getFirst().after());
    }

    @Test
    void how_a_text_is_split_into_strings_is_no_change() {
        var txt = new Question(NAME, RecordType.TXT);
        assertEquals(List.of(), Ledger.between(answers(FIRST, found(txt, 300, new RecordData.Text(List.of("v=spf1 ", "-all")))),
                answers(SECOND, found(txt, 300, new RecordData.Text(List.of("v=spf1 -all"))))));
    }

    @Test
    void no_data_and_no_such_name_are_the_same_absence() {
        var txt = new Question(NAME, RecordType.TXT);
        assertEquals(List.of(), Ledger.between(answers(FIRST, new Answer.NoData(txt, false)), answers(SECOND, new Answer.NoSuchName(txt, true))));
    }

    @Test
    void silence_is_no_change_and_the_last_known_answer_is_compared() {
        var none = seen(zone().txt("_dmarc", "v=DMARC1; p=none"), FIRST);
        var silent = seen(zone().servfail("_dmarc"), SECOND);
        var reject = seen(zone().txt("_dmarc", "v=DMARC1; p=reject"), THIRD);
        assertEquals(List.of(), Ledger.between(none, silent));
        assertEquals(List.of(), ledger(none, silent).enter(none).changes());
        var change = ledger(none, silent).enter(reject).changes();
        assertEquals(List.of("v=DMARC1; p=none"), change.getFirst().before());
        assertEquals(1, change.size());
    }

    @Test
    void what_was_never_asked_before_has_not_changed() {
        var txt = new Question(NAME.under("new._domainkey"), RecordType.TXT);
        assertEquals(List.of(), Ledger.between(answers(FIRST), answers(SECOND, found(txt, 300, new RecordData.Text(List.of("v=DKIM1; p="))))));
    }

    @Test
    void a_zones_serial_number_and_the_records_of_others_are_not_watched() {
        var soa = new Question(NAME, RecordType.SOA);
        var vendor = new Question(DomainName.of("_spf.vendor.test"), RecordType.TXT);
        var before = answers(FIRST, found(soa, 300, new RecordData.Presentation("1")), found(vendor, 300, new RecordData.Text(List.of("v=spf1 -all"))));
        var after = answers(SECOND, found(soa, 300, new RecordData.Presentation("2")), new Answer.NoData(vendor, false));
        assertEquals(List.of(), Ledger.between(before, after));
    }

    @Test
    void a_policy_above_that_the_domain_inherits_is_watched() {
        var above = new Question(DomainName.of("_dmarc.org"), RecordType.TXT);
        var beside = new Question(DomainName.of("_dmarc.example.net"), RecordType.TXT);
        var text = new RecordData.Text(List.of("v=DMARC1; p=none"));
        var changes = Ledger.between(answers(FIRST, new Answer.NoData(above, false), new Answer.NoData(beside, false)), answers(SECOND, found(above, 300, text), found(beside, 300, text)));
        assertEquals(List.of(new Subject("_dmarc.org", "TXT")), changes.stream().map(Change::subject).toList());
    }

    @Test
    void a_wildcard_that_answers_every_selector_is_one_change() {
        var changes = Ledger.between(seen(zone(), FIRST), seen(zone().txt("*._domainkey", "v=DKIM1; p="), SECOND));
        assertEquals(List.of(new Change(new Subject("*._domainkey.example.org", "TXT"), List.of(), List.of("v=DKIM1; p="))), changes);
    }

    @Test
    void a_key_beside_a_wildcard_is_its_own_record() {
        var with = seen(zone().txt("*._domainkey", "v=DKIM1; p=").txt("s1._domainkey", "v=DKIM1; p=AAAA"), SECOND);
        assertEquals(List.of(new Subject("s1._domainkey.example.org", "TXT")),
                Ledger.between(seen(zone().txt("*._domainkey", "v=DKIM1; p="), FIRST), with).stream().map(Change::subject).toList());
    }

    @Test
    void selectors_that_need_not_be_asked_are_known_to_be_absent() {
        var none = seen(zone(), FIRST);
        var rare = seen(zone().txt("zendesk1._domainkey", "v=DKIM1; p=AAAA"), SECOND);
        assertEquals(List.of(new Change(new Subject("zendesk1._domainkey.example.org", "TXT"), List.of(), List.of("v=DKIM1; p=AAAA"))),
                Ledger.between(none, rare).stream().filter(change -> change.subject().name().startsWith("zendesk1")).toList());
        assertEquals(List.of(new Change(new Subject("zendesk1._domainkey.example.org", "TXT"), List.of("v=DKIM1; p=AAAA"), List.of())),
                Ledger.between(rare, none).stream().filter(change -> change.subject().name().startsWith("zendesk1")).toList());
    }

    @Test
    void a_silent_probe_makes_neither_a_wildcard_vanish_nor_its_answers_appear() {
        World world = zone().txt("*._domainkey", "v=DKIM1; p=").a("selector1._domainkey", "192.0.2.1");
        var wildcard = seen(world, FIRST);
        var silent = seen(world.servfail(Gathering.Settings.DEFAULT.probe() + "._domainkey"), SECOND);
        assertEquals(List.of(), Ledger.between(wildcard, silent));
        assertEquals(List.of(), ledger(wildcard, silent).enter(wildcard).changes());
    }

    @Test
    void a_silent_probe_makes_no_key_vanish() {
        World world = zone().txt("s1._domainkey", "v=DKIM1; p=AAAA");
        var key = seen(world, FIRST);
        var silent = seen(world.servfail(Gathering.Settings.DEFAULT.probe() + "._domainkey"), SECOND);
        assertEquals(List.of(), Ledger.between(key, silent));
        assertEquals(ledger(key), ledger(key, silent));
        var gone = Ledger.between(silent, seen(zone().txt("s2._domainkey", "v=DKIM1; p=AAAA"), THIRD));
        assertEquals(List.of(new Subject("s2._domainkey.example.org", "TXT")), gone.stream().map(Change::subject).toList());
    }

    @Test
    void an_alias_is_a_part_of_what_stands_there() {
        var before = seen(zone().cname("_dmarc", "a.vendor.test").domain("vendor.test").txt("a", "v=DMARC1; p=none").txt("b", "v=DMARC1; p=none"), FIRST);
        var after = seen(zone().cname("_dmarc", "b.vendor.test").domain("vendor.test").txt("a", "v=DMARC1; p=none").txt("b", "v=DMARC1; p=none"), SECOND);
        var change = Ledger.between(before, after).getFirst();
        assertEquals(List.of("CNAME a.vendor.test", "v=DMARC1; p=none"), change.before());
        assertEquals(List.of("CNAME b.vendor.test", "v=DMARC1; p=none"), change.after());
    }

    /// Services that serve policy files turn their addresses all day.
    @Test
    void the_addresses_of_the_policy_host_are_those_of_whoever_serves_the_file() {
        var before = seen(zone().txt("_mta-sts", "v=STSv1; id=1").a("mta-sts", "192.0.2.1"), FIRST);
        assertTrue(before.answers().containsKey(new Question(NAME.under("mta-sts"), RecordType.A)));
        assertEquals(List.of(), Ledger.between(before, seen(zone().txt("_mta-sts", "v=STSv1; id=1").a("mta-sts", "192.0.2.2"), SECOND)));
    }

    @Test
    void the_policy_file_is_watched_by_its_lines() {
        World world = zone().txt("_mta-sts", "v=STSv1; id=1");
        var dos = seen(world, new FetchedPolicy.Body("version: STSv1\r\nmode: testing\r\n", "text/plain"), FIRST);
        var unix = seen(world, new FetchedPolicy.Body("version: STSv1\nmode: testing", ""), SECOND);
        var other = seen(world, new FetchedPolicy.Body("version: STSv1\nmode: enforce\n", "text/plain"), THIRD);
        assertEquals(List.of(), Ledger.between(dos, unix));
        assertEquals(List.of(new Change(Subject.document(POLICY), List.of("version: STSv1\nmode: testing"), List.of("version: STSv1\nmode: enforce"))), Ledger.between(dos, other));
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 404, 410, 499})
    void a_policy_host_that_answers_otherwise_has_no_policy(int status) {
        World world = zone().txt("_mta-sts", "v=STSv1; id=1");
        var served = seen(world, new FetchedPolicy.Body("mode: none", ""), FIRST);
        assertEquals(List.of(new Change(Subject.document(POLICY), List.of("mode: none"), List.of())), Ledger.between(served, seen(world, new FetchedPolicy.Status(status), SECOND)));
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 299, 500, 503})
    void a_policy_host_in_trouble_says_nothing(int status) {
        World world = zone().txt("_mta-sts", "v=STSv1; id=1");
        var served = seen(world, new FetchedPolicy.Body("mode: none", ""), FIRST);
        assertEquals(List.of(), Ledger.between(served, seen(world, new FetchedPolicy.Status(status), SECOND)));
        assertEquals(List.of(), Ledger.between(served, seen(world, new FetchedPolicy.Failed(FetchFailure.CERTIFICATE, ""), SECOND)));
    }

    @Test
    void ages_say_since_when_and_how() {
        World world = zone().txt("s1._domainkey", "v=DKIM1; p=AAAA").txt("_mta-sts", "v=STSv1; id=1");
        var first = seen(world, new FetchedPolicy.Body("mode: testing", ""), FIRST);
        var second = seen(world.txt("_dmarc", "v=DMARC1; p=none"), new FetchedPolicy.Body("mode: enforce", ""), SECOND);
        Ages ages = ledger(first, second).ages();
        assertEquals(Optional.of(new Ages.Age(FIRST, Ages.How.FIRST_SEEN)), ages.of(new Question(NAME.under("s1._domainkey"), RecordType.TXT)));
        assertEquals(Optional.of(new Ages.Age(SECOND, Ages.How.APPEARED)), ages.of(new Question(NAME.under("_dmarc"), RecordType.TXT)));
        assertEquals(Optional.of(new Ages.Age(SECOND, Ages.How.CHANGED)), ages.ofDocument(POLICY));
        assertEquals(Optional.empty(), ages.of(new Question(NAME.under("s2._domainkey"), RecordType.TXT)));
    }

    private static final FetchedPolicy SILENT = new FetchedPolicy.Failed(FetchFailure.UNREACHABLE, "");

    private static FetchedPolicy policy(String mode) {
        return new FetchedPolicy.Body("version: STSv1\nmode: " + mode + "\nmx: mail.example.org\nmax_age: 604800\n", "text/plain");
    }

    /// Looks on following days, each with an id and what the policy host said, the ledger written and read in between.
    private static boolean isStale(Object... idsAndPolicies) {
        Ledger ledger = Ledger.EMPTY;
        Evidence last = null;
        for (int i = 0; i < idsAndPolicies.length; i += 2) {
            last = seen(zone().txt("_mta-sts", "v=STSv1; id=" + idsAndPolicies[i]), (FetchedPolicy) idsAndPolicies[i + 1], FIRST.plus(Duration.ofDays(i)));
            ledger = LedgerText.read(LedgerText.write(ledger.enter(last).ledger()));
        }
        Evidence dated = EvidenceJson.read(EvidenceJson.write(last.with(ledger.ages())));
        return Examination.examine(dated).findings().stream().anyMatch(finding -> finding.ruleId().equals("mta-sts.id.stale"));
    }

    /// The policy may have changed on each day on which its host said nothing: on the first of them, with the id.
    @Test
    void a_policy_that_may_have_changed_with_its_id_is_not_said_to_have_changed_alone() {
        assertFalse(isStale(1, policy("testing"), 2, SILENT, 2, policy("enforce")));
        assertFalse(isStale(1, policy("testing"), 1, SILENT, 2, SILENT, 2, policy("enforce")));
        assertFalse(isStale(1, policy("testing"), 2, SILENT, 2, policy("enforce"), 2, SILENT, 2, policy("enforce")), "what was found out stays so");
        assertFalse(isStale(1, policy("testing"), 2, SILENT, 2, new FetchedPolicy.Status(503), 2, policy("enforce")));
    }

    @Test
    void a_policy_that_changed_behind_an_old_id_is_told_in_spite_of_a_silence() {
        assertTrue(isStale(1, policy("testing"), 1, policy("enforce")));
        assertTrue(isStale(1, policy("testing"), 1, SILENT, 1, policy("enforce")));
        assertTrue(isStale(1, policy("testing"), 2, SILENT, 2, policy("testing"), 2, policy("enforce")), "it was seen as it was after the id had changed");
        assertTrue(isStale(1, policy("testing"), 2, SILENT, 2, policy("enforce"), 2, policy("testing")), "it changed once more");
    }

    /// Otherwise the look that ends a silence would pass for one that brings nothing new, and the silence would never end.
    @Test
    void a_ledger_with_a_silence_is_not_that_of_a_look_without_one() {
        World world = zone().txt("_mta-sts", "v=STSv1; id=1");
        var served = seen(world, policy("testing"), FIRST);
        var silent = ledger(served, seen(world, SILENT, SECOND));
        assertNotEquals(silent.hash(), Ledger.hash(Sighting.of(served)));
        assertEquals(silent, silent.enter(seen(world, SILENT, THIRD)).ledger());
        assertEquals(ledger(served), silent.enter(seen(world, policy("testing"), THIRD)).ledger());
    }

    @Test
    void the_hash_tells_a_change_from_none_and_heeds_no_time() {
        World world = zone().txt("_dmarc", "v=DMARC1; p=none");
        Ledger ledger = ledger(seen(world, FIRST));
        assertEquals(ledger.hash(), Ledger.hash(Sighting.of(seen(world, SECOND))));
        assertEquals(ledger.hash(), ledger(seen(world, SECOND)).hash());
        assertNotEquals(ledger.hash(), Ledger.hash(Sighting.of(seen(zone().txt("_dmarc", "v=DMARC1; p=reject"), FIRST))));
        assertEquals(64, ledger.hash().length());
    }

    @Test
    void a_ledger_survives_being_written() {
        String odd = "back\\slash \\n \t tab \u0000 \u00ff line\nend";
        World world = zone().txt("@", odd, "v=spf1 -all").txt("_mta-sts", "v=STSv1; id=1");
        var ledger = ledger(seen(world, new FetchedPolicy.Body("a: b\nc\\n: \u20ac\n\nd", ""), FIRST));
        String text = LedgerText.write(ledger);
        assertEquals(ledger, LedgerText.read(text));
        assertEquals(text, LedgerText.write(LedgerText.read(text)));
        assertEquals(ledger.hash(), LedgerText.read(text).hash());
        assertEquals(Ledger.EMPTY, LedgerText.read(""));
        assertThrows(IllegalArgumentException.class, () -> LedgerText.read("a\tTXT\t1"));
    }

    @Test
    void what_does_not_print_is_written_as_zone_files_write_it() {
        assertEquals("a\\\\b\\000\\010\\127\\128\\255 ~", Written.text("a\\b\0\n\u007f\u0080\u00ff ~"));
        assertEquals("\\u20ac", Written.text("\u20ac"));
        assertEquals("a\nb", Written.document("a\r\nb\r\n"));
    }

    @Test
    void values_are_listed_once_and_sorted() {
        var txt = new Question(NAME, RecordType.TXT);
        var values = new ArrayList<>(ledger(answers(FIRST, found(txt, 1, new RecordData.Text(List.of("b")), new RecordData.Text(List.of("a")), new RecordData.Text(List.of("b"))))).entries().values());
        assertEquals(List.of("a", "b"), values.getFirst().values());
    }
}
