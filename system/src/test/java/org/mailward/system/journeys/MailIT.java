package org.mailward.system.journeys;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mailward.system.journeys.Mails.Mail;

/// What people get by mail, from the deed on a page to the mail in the hands of who it is for: under the provider's name, about nothing of
/// others, and each once.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailIT {

    private static final Duration SCANS = Duration.ofMinutes(4);
    /// From when everything has happened; the slowest clock of the tests' installation ticks twice a minute.
    private static final Duration SENT = Duration.ofMinutes(3);
    private static final String BRAND = "Northwind Mail Guard";
    private static final String SENDER = "Northwind “Watch” & Söhne";
    private static final Pattern TRACES = Pattern.compile("(?i)mailward|primefaces|omnifaces|payara|glassfish|mojarra|jakarta|hibernate|javamail|angus|x-mailer|user-agent");
    private static final Pattern LINK = Pattern.compile("https?://\\S+/invitation\\?token=\\S+");

    private final String hostile = "Isolde\u202e O’Hara & <b>Söhne</b> " + "x".repeat(150);
    private final String invited = "isolde-" + UUID.randomUUID() + "@acme.example";
    private Caller ada = Caller.visitor();
    private Caller dora = Caller.visitor();
    private UUID acme = new UUID(0, 0);
    private UUID critical = new UUID(0, 0);
    private String criticalName = "";
    private Instant sentUntil = Instant.MAX;

    @BeforeAll
    void have_everything_happen() {
        SharedStack.get();
        Records.untilNoScanIsOpen(SCANS);
        acme = Records.customer(People.ACME);
        ada = Caller.signedIn(People.ADA);
        dora = Caller.signedIn(People.DORA);
        wish(dora, "Europe/Berlin", true);
        var named = ada.submit(Form.withId(ada.get("/app/brand"), "style").with("senderName", SENDER));
        assertTrue(named.page().text().contains("The brand was saved."), named.page().text());
        ada.submit(Form.withId(ada.get("/app/settings"), "settings").with("reports", "on"));
        ask(dora, "MANAGEMENT", 365);
        ask(Caller.signedIn(People.EVAN), "TECHNICAL", 365);
        ask(ada, "TECHNICAL", 30);
        var people = ada.get("/app/people?customer=" + acme);
        var answer = ada.submit(Form.withId(people, "invite").with("name", hostile).with("email", invited).with("role", "CUSTOMER_VIEWER"));
        assertEquals(200, answer.status(), answer.toString());
        var row = Records.rows("select d.id, d.name from managed_domain d join finding f on f.provider_id = d.provider_id and f.domain_id = d.id and f.eased_at is null and f.severity = 'CRITICAL' "
                + "where d.customer_id = ? order by d.name limit 1", acme).getFirst();
        critical = (UUID) row.get("id");
        criticalName = String.valueOf(row.get("name"));
        // As if the scan before had not found it.
        Records.change("delete from finding where domain_id = ? and severity = 'CRITICAL'", critical);
        Records.change("update snapshot set findings_print = null where domain_id = ?", critical);
        var api = new Api(Keys.program(ada, "PROVIDER_ADMIN", Optional.empty()));
        api.finished(api.scan(critical), SCANS);
        sentUntil = Instant.now().plus(SENT);
    }

    /// @param zone the person's time zone
    private static void wish(Caller person, String zone, boolean mails) {
        var form = Form.withId(person.get("/app/settings"), "settings").with("zone", zone).with("format", "GERMAN").with("theme", "DARK");
        var answer = person.submit(mails ? form.with("critical", "on").with("weekly", "on").with("reports", "on") : form);
        assertEquals(200, answer.status(), answer.toString());
        assertTrue(answer.page().text().contains("Your settings are saved."), answer.page().text());
    }

    private void ask(Caller person, String edition, int days) {
        var form = Form.withId(person.get("/app/reports?customer=" + acme), "make").with("edition", edition).with("days", String.valueOf(days));
        var answer = person.submit(form.fields().stream().anyMatch(field -> field.getKey().endsWith(":customer")) ? form.with("customer", acme.toString()) : form);
        assertTrue(answer.page().text().contains("The report is being made."), answer.page().text());
    }

    /// All mails that are waited for have the same time, so that those which never come are not waited for once in each test.
    private List<Mail> until(String address, Predicate<Mail> wanted) {
        var left = Duration.between(Instant.now(), sentUntil);
        return Waiting.until("a mail to " + address + " came", left.isNegative() ? Duration.ZERO : left, () -> {
            var givenUp = Records.texts("select concat_ws(': ', kind, subject, trouble) from outgoing_mail where address = ? and state = 'FAILED'", address);
            assertEquals(List.of(), givenUp, "Mails to " + address + " that were given up");
            return Mails.to(address).stream().filter(wanted).toList();
        }, found -> !found.isEmpty());
    }

    @Test
    void whoever_is_invited_gets_a_link_that_works_under_the_provider_s_name() {
        var mail = until(invited, _ -> true).getFirst();
        var link = LINK.matcher(mail.text());
        assertTrue(link.find(), mail.text());
        var page = Caller.visitor().get(link.group().replaceFirst("https?://[^/]+", ""));
        assertAll(
                () -> assertEquals(200, page.status()),
                () -> assertTrue(page.page().text().contains(BRAND), page.page().text()),
                () -> assertTrue(mail.subject().contains(BRAND), mail.subject()),
                () -> assertTrue(mail.words().contains(SENDER + "\" <portal@mail.example>") || mail.words().contains(SENDER + " <portal@mail.example>"), mail.words()),
                () -> assertTrue(mail.words().contains("Isolde O’Hara & <b>Söhne</b>") && !mail.words().contains("\u202e"), mail.words()),
                () -> assertTrue(Jsoup.parse(mail.html()).select("b").isEmpty(), mail.html()),
                () -> assertEquals(link.group(), Jsoup.parse(mail.html()).select("a").attr("href")),
                () -> assertEquals(List.of("null"), Records.texts("select secret from outgoing_mail where address = ?", invited), "The link is gone once it is sent"),
                () -> assertEquals(1, Mails.to(invited).size(), "Each mail is sent once"));
    }

    @Test
    void a_name_that_would_begin_a_field_of_its_own_is_refused_with_a_sentence_and_the_brand_stays() {
        for (var trick : List.of("Northwind\r\nBcc: eve@evil.example", "Northwind\u2028Desk", "Northwind\u202eksed", "x".repeat(61))) {
            var answer = ada.submit(Form.withId(ada.get("/app/brand"), "style").with("senderName", trick));
            assertTrue(answer.page().select(".refusal").text().startsWith("The sender's name"), answer.page().text());
        }
        assertEquals(List.of(SENDER), Records.texts("select sender_name from brand where provider_id = ?", Records.provider(People.NORTHWIND)));
        assertTrue(Records.count("select count(*) from audit_event where action = 'brand.sender-changed' and detail = ?", SENDER) > 0, "Who changed it can be seen");
    }

    @Test
    void a_critical_finding_is_told_once_to_those_who_see_the_domain_and_wish_it() {
        Predicate<Mail> about = mail -> mail.text().contains(criticalName) && mail.subject().startsWith("Critical");
        var toClient = until(People.DORA.email(), about);
        var toStaff = until(People.ADA.email(), about);
        assertAll(
                () -> assertEquals(1, toClient.size()),
                () -> assertEquals(1, toStaff.size()),
                () -> assertTrue(toClient.getFirst().text().contains("/app/domain?id=" + critical), toClient.getFirst().text()),
                () -> assertTrue(toStaff.getFirst().text().contains(People.ACME), "the staff read whose domain it is"),
                () -> assertEquals(List.of(), Mails.to(People.EVAN.email()), "a client who does not wish it gets nothing"),
                () -> assertTrue(Records.count("select count(*) from critical_news where domain_id = ?", critical) == 0));
    }

    @Test
    void who_asked_for_a_report_and_wishes_it_is_told_that_it_is_ready_and_nobody_else() {
        var toClient = until(People.DORA.email(), mail -> mail.subject().equals("Your report is ready"));
        var toStaff = until(People.ADA.email(), mail -> mail.subject().equals("The report on " + People.ACME + " is ready"));
        Waiting.until("the other client's report is made", SCANS, () -> Records.count("select count(*) from kept_report r join kept_report_asker a on a.report_id = r.id "
                + "join membership m on m.subject = a.subject and m.customer_id = r.customer_id where m.email = ? and r.state = 'DONE'", People.EVAN.email()), made -> made > 0);
        var told = Records.texts("select m.address from outgoing_mail m join kept_report r on m.occasion like 'report/' || r.id || '/%' where r.customer_id = ? order by 1", acme);
        var words = toClient.getFirst().words();
        assertAll(
                () -> assertEquals(List.of(People.ADA.email(), People.DORA.email()), told, "each once, and not who wishes none"),
                () -> assertTrue(toClient.getFirst().text().contains("Looks back on: 365 days") && toClient.getFirst().text().contains(BRAND), words),
                () -> assertTrue(words.contains("<portal@mail.example>") && words.contains(SENDER), words),
                () -> assertFalse(toClient.getFirst().octets().contains("application/pdf") || toStaff.getFirst().octets().contains("application/pdf"), "the way to it, and nothing of what it says"),
                () -> assertTrue(toClient.getFirst().text().lines().anyMatch(line -> line.endsWith("/app/reports")) && !toClient.getFirst().text().contains(People.ACME), toClient.getFirst().text()),
                () -> assertTrue(toStaff.getFirst().text().lines().anyMatch(line -> line.endsWith("/app/reports?customer=" + acme)), toStaff.getFirst().text()));
    }

    @Test
    void a_week_is_told_to_staff_of_their_customers_and_to_a_client_of_the_own_domains() {
        Predicate<Mail> weekly = mail -> mail.subject().startsWith("Your week");
        var toClient = until(People.DORA.email(), weekly).getFirst();
        var toStaff = until(People.ADA.email(), weekly).getFirst();
        var toAssigned = until(People.CLEO.email(), weekly).getFirst();
        var notCleos = Records.texts("select c.name from customer c join membership m on m.provider_id = c.provider_id where m.email = ? and not exists (select 1 from assignment a "
                + "where a.membership_id = m.id and a.customer_id = c.id)", People.CLEO.email());
        assertAll(
                () -> assertTrue(toClient.text().contains("Forged mail in your name is refused"), toClient.text()),
                () -> assertTrue(toClient.subject().matches(".*\\d{2}\\.\\d{2}\\.\\d{4} to \\d{2}\\.\\d{2}\\.\\d{4}"), "in the reader's own way of writing days: " + toClient.subject()),
                () -> assertTrue(toStaff.text().contains("customers with"), toStaff.text()),
                () -> assertTrue(!notCleos.isEmpty() && notCleos.stream().noneMatch(toAssigned.text()::contains), toAssigned.text()));
    }

    @Test
    void no_mail_names_anything_of_another_provider_or_of_another_customer() {
        until(People.DORA.email(), mail -> mail.subject().startsWith("Your week"));
        var northwind = Records.provider(People.NORTHWIND);
        var harbor = Records.provider(People.HARBOR);
        var trouble = new ArrayList<String>();
        var ofNorthwind = addresses(northwind);
        var ofHarbor = addresses(harbor);
        var both = ofNorthwind.stream().filter(ofHarbor::contains).collect(Collectors.toSet());
        for (var mail : Mails.all()) {
            if (both.contains(mail.recipient())) {
                // Works for both: each mail is of one of them, whose brand it carries.
                var other = mail.words().contains(BRAND) ? harbor : northwind;
                foreign(other).stream().filter(name -> holds(mail, name)).forEach(name -> trouble.add(mail.recipient() + ": " + name));
            } else {
                foreign(ofHarbor.contains(mail.recipient()) ? northwind : harbor).stream().filter(name -> holds(mail, name)).forEach(name -> trouble.add(mail.recipient() + ": " + name));
            }
        }
        Mails.all().stream().filter(mail -> ofHarbor.contains(mail.recipient()) && !mail.words().contains(BRAND) && mail.words().contains(SENDER))
                .forEach(mail -> trouble.add(mail.recipient() + " of Harbor: " + SENDER));
        var others = names(northwind, Set.of(acme));
        others.removeAll(Records.texts("select name from managed_domain where customer_id = ?", acme));
        Mails.all().stream().filter(mail -> mail.recipient().equals(invited) || mail.recipient().equals(People.DORA.email()))
                .forEach(mail -> others.stream().filter(name -> holds(mail, name)).forEach(name -> trouble.add(mail.recipient() + " of Acme: " + name)));
        assertEquals(List.of(), trouble);
        assertTrue(others.size() > 10 && Mails.all().size() > 5, "Too little was looked at: " + others.size() + " names in " + Mails.all().size() + " mails");
    }

    private static Set<String> addresses(UUID provider) {
        return Set.copyOf(Records.texts("select distinct email from membership where provider_id = ?", provider));
    }

    /// What a provider's customers and domains are called, where nothing and nobody else is called the same.
    private static Set<String> foreign(UUID provider) {
        var names = names(provider, Set.of());
        names.removeAll(Records.texts("select name from customer where provider_id <> ? union select name from managed_domain where provider_id <> ?", provider, provider));
        names.removeAll(Records.texts("select name from membership union select name from invitation"));
        return names;
    }

    /// What customers and domains of a provider are called.
    private static Set<String> names(UUID provider, Set<UUID> leftOut) {
        var but = leftOut.isEmpty() ? "" : " and %s not in (" + leftOut.stream().map(id -> "'" + id + "'").collect(Collectors.joining(",")) + ")";
        var names = new java.util.TreeSet<String>(Records.texts("select name from customer where provider_id = ?" + but.formatted("id"), provider));
        names.addAll(Records.texts("select name from managed_domain where provider_id = ?" + but.formatted("customer_id"), provider));
        return names;
    }

    private static boolean holds(Mail mail, String name) {
        return Pattern.compile("(?<![\\w.-])" + Pattern.quote(name.toLowerCase(Locale.ROOT)) + "(?![\\w-])").matcher(mail.words().toLowerCase(Locale.ROOT)).find();
    }

    @Test
    void no_mail_shows_our_name_or_what_we_are_made_of() {
        until(People.DORA.email(), mail -> mail.subject().startsWith("Your week"));
        until(People.DORA.email(), mail -> mail.subject().startsWith("Critical"));
        until(People.DORA.email(), mail -> mail.subject().equals("Your report is ready"));
        until(invited, _ -> true);
        var traces = new ArrayList<String>();
        for (var mail : Mails.all()) {
            for (var text : List.of(mail.octets(), mail.words())) {
                var found = TRACES.matcher(text);
                if (found.find()) {
                    traces.add(mail.recipient() + ": " + text.substring(Math.max(0, found.start() - 60), Math.min(text.length(), found.end() + 60)));
                }
            }
        }
        assertEquals(List.of(), traces);
    }

    @Test
    void each_mail_has_an_id_of_its_own_and_words_for_who_sees_no_pictures() {
        until(People.DORA.email(), mail -> mail.subject().startsWith("Your week"));
        var all = Mails.all();
        var times = all.stream().collect(Collectors.groupingBy(Mail::messageId, Collectors.mapping(mail -> mail.recipient() + ": " + mail.subject(), Collectors.toList())));
        assertEquals(List.of(), times.values().stream().filter(sent -> sent.size() > 1).toList(), "No mail is sent twice");
        for (var mail : all) {
            var html = Jsoup.parse(mail.html());
            assertAll(mail.subject(),
                    () -> assertFalse(mail.text().isBlank()),
                    () -> assertEquals("en", html.select("html").attr("lang")),
                    () -> assertEquals(mail.subject(), html.title()),
                    () -> assertEquals(1, html.select("h1").size()),
                    () -> assertTrue(html.select("img:not([alt])").isEmpty()),
                    () -> assertTrue(html.select("img").stream().allMatch(image -> image.attr("src").startsWith("cid:")), "Nothing is loaded from elsewhere"));
        }
    }

    @Test
    void what_a_person_chose_holds_on_every_page() {
        var evan = Caller.signedIn(People.EVAN);
        var before = evan.get("/app/overview");
        wish(evan, "Asia/Tokyo", false);
        try {
            var after = evan.get("/app/overview");
            assertAll(
                    () -> assertEquals("system", before.page().select("html").attr("data-theme")),
                    () -> assertTrue(before.page().select("time").text().contains("UTC"), before.page().select("time").text()),
                    () -> assertEquals("dark", after.page().select("html").attr("data-theme")),
                    () -> assertTrue(after.page().select("time").text().matches(".*\\d{2}\\.\\d{2}\\.\\d{4}, \\d{2}:\\d{2} JST.*"), after.page().select("time").text()),
                    () -> assertEquals("dark", Caller.signedIn(People.EVAN).get("/app/domains").page().select("html").attr("data-theme"), "on another machine too"));
        } finally {
            Records.change("delete from seat_settings where subject = (select subject from membership where email = ?)", People.EVAN.email());
        }
    }
}
