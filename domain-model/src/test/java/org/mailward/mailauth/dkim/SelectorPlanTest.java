package org.mailward.mailauth.dkim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.mailauth.dns.World.world;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.dns.World;

class SelectorPlanTest {

    private static final DomainName DOMAIN = DomainName.of("example.org");
    private static final String KEY = "v=DKIM1; p=" + Keys.rsa(1024);

    private static Answer answer(String kind) {
        var question = new Question(DOMAIN, RecordType.TXT);
        return switch (kind) {
            case "none" -> new Answer.NoSuchName(question, false);
            case "empty" -> new Answer.NoData(question, false);
            case "found" -> new Answer.Found(question, List.of(new RecordData.Text(List.of(KEY))), List.of(), Duration.ZERO, false);
            case "silent" -> new Answer.Failed(question, Answer.Failure.TIMEOUT, "Nobody answers.");
            default -> throw new IllegalArgumentException(kind);
        };
    }

    @ParameterizedTest(name = "[{index}] {0}, then {1}: goes on {2}, {3}")
    @CsvSource(delimiter = '|', textBlock = """
            none   | none none   | false | RFC 8020 §2
            none   | none found  | true  | the server says so of an empty non-terminal
            none   | empty none  | true  | a name without a TXT record exists all the same
            none   | none silent | true  | silence is not absence
            empty  | none none   | true  | names may stand below
            found  | none none   | true  | names may stand below
            silent | none none   | true  | silence is not absence
            """)
    void goes_on_unless_nothing_can_stand_below(String above, String first, boolean expected, String why) {
        assertEquals(expected, SelectorPlan.goesOn(answer(above), java.util.Arrays.stream(first.split(" ")).map(SelectorPlanTest::answer).toList()), why);
    }

    @Test
    void the_commonest_and_those_met_elsewhere_come_first() {
        SelectorPlan plan = SelectorPlan.of(List.of("s2", "selector1", "20251126-x", "mxvault", "pm", "s2"));
        assertEquals(List.of("selector1", "20251126-x", "mxvault"), plan.first());
        assertEquals(List.of("s2", "pm"), plan.rest());
        assertEquals(List.of("selector1", "google", "default", "s1", "k1", "dkim", "mail"), SelectorPlan.of(CommonSelectors.all()).first());
    }

    @Test
    void a_domain_without_keys_costs_eight_questions() {
        World world = world().domain("example.org");
        Selectors selectors = Selectors.look(DOMAIN, CommonSelectors.all(), "probe", world);
        assertEquals(8, world.asked().size());
        assertEquals(SelectorPlan.above(DOMAIN), world.asked().getFirst());
        assertEquals("_domainkey.example.org TXT", SelectorPlan.above(DOMAIN).toString());
        assertEquals(CommonSelectors.all(), selectors.selectors().stream().map(Selectors.Selector::name).toList());
        assertTrue(selectors.selectors().stream().allMatch(each -> each.published() instanceof Selectors.Published.Absent));
        assertFalse(selectors.wildcardUnknown());
        assertEquals(List.of(), selectors.wildcard());
        assertEquals(java.util.Set.of(), selectors.unknown());
    }

    @Test
    void a_server_that_denies_the_name_above_is_not_believed_when_a_key_is_found() {
        World world = world().domain("example.org").txt("google._domainkey", KEY).txt("pm._domainkey", KEY);
        DnsResolver denying = question -> question.equals(SelectorPlan.above(DOMAIN)) ? new Answer.NoSuchName(question, false) : world.ask(question);
        Selectors selectors = Selectors.look(DOMAIN, CommonSelectors.all(), "probe", denying);
        assertEquals(CommonSelectors.all().size() + 1, world.asked().size());
        assertEquals(List.of("google", "pm"), selectors.selectors().stream().filter(each -> each.published() instanceof Selectors.Published.Texts).map(Selectors.Selector::name).toList());
    }

    /// Where an alias stands the name exists, wherever it leads (RFC 8020 §2 speaks of names that do not).
    @Test
    void an_alias_that_leads_to_nothing_is_no_word_about_the_names_below_it() {
        World world = world().domain("example.org").cname("_domainkey", "keys.vendor.test").txt("pm._domainkey", KEY);
        Selectors selectors = Selectors.look(DOMAIN, CommonSelectors.all(), "probe", world);
        assertEquals(List.of("pm"), selectors.selectors().stream().filter(each -> each.published() instanceof Selectors.Published.Texts).map(Selectors.Selector::name).toList());
    }

    @Test
    void a_selector_that_leads_to_nothing_says_where() {
        World world = world().domain("vendor.test").domain("example.org").cname("k1._domainkey", "k1.vendor.test");
        Selectors.Selector selector = Selectors.look(DOMAIN, List.of("k1"), "probe", world).selectors().getFirst();
        assertEquals(new Selectors.Selector("k1", new Selectors.Published.Absent(), List.of(DomainName.of("k1.vendor.test"))), selector);
    }

    @Test
    void a_delegated_key_says_to_whom() {
        World world = world().domain("vendor.test").txt("k1.dkim", KEY).cname("hop", "k1.dkim.vendor.test")
                .domain("example.org").cname("k1._domainkey", "hop.vendor.test").txt("s1._domainkey", KEY + "=");
        Selectors selectors = Selectors.look(DOMAIN, List.of("k1", "s1"), "probe", world);
        assertEquals(List.of(DomainName.of("hop.vendor.test"), DomainName.of("k1.dkim.vendor.test")), selectors.selectors().getFirst().aliases());
        assertEquals(List.of(), selectors.selectors().getLast().aliases());
    }

    @Test
    void a_key_is_told_apart_from_the_answer_that_every_name_gets() {
        World world = world().domain("example.org").txt("*._domainkey", "v=spf1 -all").txt("s1._domainkey", KEY);
        Selectors selectors = Selectors.look(DOMAIN, List.of("s1", "s2"), "probe", world);
        assertEquals(List.of("v=spf1 -all"), selectors.wildcard());
        assertFalse(selectors.wildcardUnknown());
        assertEquals(List.of(new Selectors.Selector("s1", new Selectors.Published.Texts(List.of(KEY)), List.of()), new Selectors.Selector("s2", new Selectors.Published.Wildcard(), List.of())), selectors.selectors());
    }

    @Test
    void records_at_one_selector_are_kept_and_the_same_one_once() {
        World world = world().domain("example.org").txt("s1._domainkey", KEY, "v=DKIM1; p=", KEY);
        assertEquals(new Selectors.Published.Texts(List.of(KEY, "v=DKIM1; p=")), Selectors.look(DOMAIN, List.of("s1"), "probe", world).selectors().getFirst().published());
    }

    @Test
    void a_wildcard_that_could_not_be_asked_about_is_unknown_only_when_no_selector_is_absent() {
        World world = world().domain("example.org").txt("s1._domainkey", KEY).timeout("probe._domainkey.example.org");
        assertTrue(Selectors.look(DOMAIN, List.of("s1"), "probe", world).wildcardUnknown());
        assertFalse(Selectors.look(DOMAIN, List.of("s1", "s2"), "probe", world).wildcardUnknown());
        World silent = world().domain("example.org").txt("s1._domainkey", KEY).timeout("s2._domainkey.example.org");
        Selectors one = Selectors.look(DOMAIN, List.of("s1", "s2"), "probe", silent);
        assertEquals(java.util.Set.of("s2"), one.unknown());
        assertInstanceOf(Selectors.Published.Unknown.class, one.selectors().getLast().published());
    }

    /// A name that exists without a text, such as an empty non-terminal, is absent below a wildcard too (RFC 4592 §2.2.2).
    @Test
    void texts_alike_at_two_selectors_may_be_a_wildcards_although_a_third_is_absent() {
        World world = world().domain("example.org").txt("*._domainkey", "v=DKIM1; p=", "v=spf1 -all").a("s1._domainkey", "192.0.2.1").timeout("probe._domainkey.example.org");
        assertTrue(Selectors.look(DOMAIN, List.of("s1", "s2", "s3"), "probe", world).wildcardUnknown());
        assertFalse(Selectors.look(DOMAIN, List.of("s1", "s2", "s2"), "probe", world).wildcardUnknown(), "one selector that was named twice");
        World keys = world().domain("example.org").txt("s2._domainkey", KEY).txt("s3._domainkey", KEY + "=").timeout("probe._domainkey.example.org");
        assertFalse(Selectors.look(DOMAIN, List.of("s1", "s2", "s3"), "probe", keys).wildcardUnknown());
        World told = world().domain("example.org").txt("s2._domainkey", KEY).txt("s3._domainkey", KEY);
        assertFalse(Selectors.look(DOMAIN, List.of("s1", "s2", "s3"), "probe", told).wildcardUnknown(), "the probe says that there is none");
    }

    @ParameterizedTest(name = "[{index}] {0}: {1}")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            selector1                        | Microsoft 365
            SELECTOR1                        | Microsoft 365
            s1                               | Twilio SendGrid, Salesforce set-ups
            zer52fvryrnfdepqqw2xl2huersvzctv | Amazon SES
            zer52fvryrnfdepqqw2xl2huersvzct  | none
            zer52fvryrnfdepqqw2xl2huersvzct- | none
            20240131094412pm                 | Postmark
            2024013109441xpm                 | none
            20240131094412px                 | none
            scph0420                         | SparkPost
            scph042x                         | none
            scpx0420                         | none
            mimecast20240101                 | Mimecast
            mimecast2024010x                 | none
            nimecast20240101                 | none
            hs1-1234567                      | HubSpot
            hs2-1                            | HubSpot
            hs3-1                            | none
            hs1-                             | none
            hs1-1a                           | none
            nobody-knows                     | none
            """)
    void names_the_service_of_a_selector(String selector, String services) {
        assertEquals(services == null ? "" : services, String.join(", ", CommonSelectors.services(selector)));
    }

    @Test
    void the_catalogue_is_large_and_few_of_it_are_asked() {
        assertTrue(CommonSelectors.catalogue().size() >= 150, () -> CommonSelectors.catalogue().size() + " entries");
        assertEquals(46, CommonSelectors.all().size());
        assertTrue(CommonSelectors.catalogue().stream().noneMatch(entry -> entry.services().isEmpty() || entry.services().contains("")));
        assertEquals(List.of(), CommonSelectors.catalogue().stream().map(CommonSelectors.Entry::name).filter(name -> !Selectors.isSelector(name) || !name.equals(name.toLowerCase(java.util.Locale.ROOT))).collect(Collectors.toList()));
    }

    @ParameterizedTest(name = "[{index}] {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            s1          | true
            a.b-c_d.E9  | true
            ''          | false
            .a          | false
            a.          | false
            a..b        | false
            a b         | false
            a*          | false
            ä           | false
            """)
    void tells_what_can_be_a_selector(String text, boolean expected) {
        assertEquals(expected, Selectors.isSelector(text));
    }

    @Test
    void a_selector_fits_before_every_domain_that_is_examined() {
        assertTrue(Selectors.isSelector("a".repeat(40)));
        assertFalse(Selectors.isSelector("a".repeat(41)));
        assertEquals(252, Selectors.question(DomainName.of(("a".repeat(49) + ".").repeat(4).substring(0, 199) + "b"), "a".repeat(40)).name().ascii().length());
    }
}
