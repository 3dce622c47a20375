package org.mailward.web.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailward.access.KeyRight;
import org.mailward.platform.pdf.Edition;
import org.mailward.platform.pdf.PaperSize;
import org.mailward.assessment.Concern;
import org.mailward.assessment.CustomerQuery;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Severity;
import org.mailward.assessment.Stage;
import org.mailward.bulk.BulkDeed;
import org.mailward.bulk.BulkOf;
import org.mailward.bulk.BulkState;
import org.mailward.bulk.RowState;
import org.mailward.checker.CheckState;
import org.mailward.estate.StageTarget;
import org.mailward.builder.Break;
import org.mailward.builder.RecordKind;
import org.mailward.builder.form.FieldName;
import org.mailward.builder.form.FormKind;
import org.mailward.compliance.Verdict.Word;
import org.mailward.estate.ProofState;
import org.mailward.history.Kind;
import org.mailward.history.Topic;
import org.mailward.intake.ArrivalState;
import org.mailward.intake.HostPurpose;
import org.mailward.intake.HostState;
import org.mailward.intake.Way;
import org.mailward.lookup.Tool;
import org.mailward.mailauth.explanation.Step;
import org.mailward.mailauth.report.ReportKind;
import org.mailward.mailauth.report.TlsPolicyType;
import org.mailward.mailauth.report.TlsResultType;
import org.mailward.mailauth.spf.SpfBranch;
import org.mailward.onboarding.boundary.ImportPlan.Fate;
import org.mailward.outbox.MailKind;
import org.mailward.outbox.MailState;
import org.mailward.mailbox.Afterwards;
import org.mailward.mailbox.MailboxProof;
import org.mailward.mailbox.Protection;
import org.mailward.preferences.Format;
import org.mailward.preferences.Theme;
import org.mailward.tenancy.CustomerProfile;
import org.mailward.tenancy.CustomerState;
import org.mailward.sources.Alignable;
import org.mailward.sources.Mark;
import org.mailward.sources.Reason;
import org.mailward.sources.RulingSubject;
import org.mailward.web.sources.OverrulePage;
import org.mailward.sources.ServiceCategory;
import org.mailward.tenancy.Role;
import org.mailward.sources.SourceClass;
import org.mailward.views.ViewPlace;
import org.mailward.web.publicsite.Verdict;

class TextTest {

    private static final Path PAGES = Path.of("src/main/webapp");
    private static final Path BEANS = Path.of("src/main/java");
    private static final Path DEEDS = Path.of("../ejb/src/main/java");

    private static final Pattern IN_A_PAGE = Pattern.compile("text\\.of\\('([^']+)'");
    private static final Pattern WORD_IN_A_PAGE = Pattern.compile("text\\.(?:word|code)\\('([^']+)'");
    /// What these count is never one, or is a place in a list.
    private static final Set<String> NEVER_ONE = Set.of("demo.history-detail", "demo.reports-detail", "overrule.foreseen-more", "overview.all", "overview.headline-open", "overview.headline-unsure", "pager.range",
            "reporters.headline", "reporters.lead", "reporters.none", "result.progress-detail", "rules.lead", "services.lead", "services.lead-client", "traffic.first-sources");
    private static final Pattern EXPRESSION = Pattern.compile("#\\{(?:[^}']|'[^']*')*}");
    /// Pages that no client opens and that say what a client's pages say in another voice.
    private static final Set<String> STAFF_ALONE = Set.of("app/traffic.xhtml");
    /// What a client need not know.
    private static final Pattern FIELD = Pattern.compile("(?i)\\b(aligned|alignment|spf|dkim|dmarc|dns|ruf|rua|tls|mta-sts|dane|p=\\w+|disposition|quarantined?)\\b");
    /// In a bean, a key is any literal that reads like one of the bundle's.
    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+(?:-[a-z]+)*\\.[a-z]+(?:-[a-z]+)*)\"");
    private static final Pattern DEED = Pattern.compile("\\bnote(?:Of)?\\([^;\"]*\"([a-z-]+\\.[a-z-]+)\"");

    private static final Map<String, Set<String>> SETS = Map.ofEntries(
            Map.entry("stage", with(names(Stage.values()), "NONE", "none")),
            Map.entry("show", names(CustomerQuery.Show.values())),
            Map.entry("funnel", Set.of("UNPROTECTED", "MONITORING", "QUARANTINING", "REJECTING")),
            Map.entry("concern", names(Concern.Kind.values())),
            Map.entry("concern-do", names(Concern.Kind.values())),
            Map.entry("severity", with(names(Severity.values()), "none")),
            Map.entry("domain.staff", with(names(Stage.values()), "none")),
            Map.entry("domain.client", with(names(Stage.values()), "none")),
            Map.entry("overview.stage", with(names(Stage.values()), "NONE")),
            Map.entry("right", names(KeyRight.values())),
            Map.entry("view-word", Set.of("customer", "assignee", "tag", "columns")),
            Map.entry("column", Arrays.stream(ViewPlace.values()).flatMap(place -> place.columns().stream()).collect(Collectors.toSet())),
            Map.entry("term", names(Term.values())),
            Map.entry("help", names(Term.values())),
            Map.entry("bulk-deed", names(BulkDeed.values())),
            Map.entry("bulk-what", names(BulkDeed.values())),
            Map.entry("bulk-state", names(BulkState.values())),
            Map.entry("row-state", names(RowState.values())),
            Map.entry("target-stage", names(StageTarget.STAGES.toArray(Stage[]::new))),
            Map.entry("bulk-headline", Arrays.stream(BulkOf.values()).flatMap(rows -> Arrays.stream(BulkDeed.values()).filter(deed -> deed.fits(rows)).map(deed -> rows + "-" + deed)).collect(Collectors.toSet())),
            Map.entry("edition", names(Edition.values())),
            Map.entry("paper", names(PaperSize.values())),
            Map.entry("report-step", Set.of("WAITING-0", "UNDERWAY-0", "UNDERWAY-1", "UNDERWAY-2", "UNDERWAY-3")),
            Map.entry("topic", names(Topic.values())),
            Map.entry("plain-topic", names(Topic.values())),
            Map.entry("change-kind", names(Kind.values())),
            Map.entry("record-kind", names(RecordKind.values())),
            Map.entry("builder-hint", names(RecordKind.values())),
            Map.entry("form-kind", names(FormKind.values())),
            Map.entry("form-hint", names(FormKind.values())),
            Map.entry("field", names(FieldName.values())),
            Map.entry("field-hint", Arrays.stream(FieldName.values()).filter(name -> name != FieldName.TERM_KIND && name != FieldName.TERM_QUALIFIER).map(Enum::name).collect(Collectors.toSet())),
            Map.entry("choice", Arrays.stream(FieldName.values()).flatMap(name -> name.choices().stream().map(choice -> name + "_" + choice)).collect(Collectors.toSet())),
            Map.entry("weight", names(Break.Weight.values())),
            Map.entry("proof", names(ProofState.values())),
            Map.entry("protocol", names(Protocol.values())),
            Map.entry("step", names(Step.Topic.values())),
            Map.entry("tool", names(Tool.values())),
            Map.entry("service-kind", names(ServiceCategory.values())),
            Map.entry("alignable", names(Alignable.values())),
            Map.entry("tool-what", names(Tool.values())),
            Map.entry("spf-outcome", names(SpfBranch.Outcome.values())),
            Map.entry("area", names(Protocol.values())),
            Map.entry("area-state", names(Verdict.State.values())),
            Map.entry("check-state", names(CheckState.values())),
            Map.entry("area-what", names(Protocol.values())),
            Map.entry("criterion", names(Severity.values())),
            Map.entry("verdict", names(Word.values())),
            Map.entry("state", names(CustomerState.values())),
            Map.entry("fate", names(Fate.values())),
            Map.entry("sector", CustomerProfile.SECTORS),
            Map.entry("language", CustomerProfile.LANGUAGES),
            Map.entry("role", Arrays.stream(Role.values()).filter(role -> role != Role.SYSTEM).map(Role::name).collect(Collectors.toSet())),
            Map.entry("sender-class", names(SourceClass.values())),
            Map.entry("sender-class-why", names(SourceClass.values())),
            Map.entry("subject-kind", names(RulingSubject.Kind.values())),
            Map.entry("overrule-choice", names(OverrulePage.Choice.values())),
            Map.entry("reason", names(Reason.Kind.values())),
            Map.entry("reason-client", names(Reason.Kind.values())),
            Map.entry("mark", names(Mark.values())),
            // The codes of decision 9.
            Map.entry("disposition", Set.of("0", "1", "2", "3", "9")),
            Map.entry("disposition-client", Set.of("0", "1", "2", "3", "9")),
            Map.entry("mailbox-protection", names(Protection.values())),
            Map.entry("mailbox-proof", names(MailboxProof.values())),
            Map.entry("mailbox-afterwards", names(Afterwards.values())),
            Map.entry("arrival-state", names(ArrivalState.values())),
            Map.entry("arrival-line", names(ArrivalState.values())),
            Map.entry("host-state", names(HostState.values())),
            Map.entry("host-purpose", names(HostPurpose.values())),
            Map.entry("host-why", names(HostPurpose.values())),
            Map.entry("way", names(Way.values())),
            Map.entry("part-kind", with(names(ReportKind.values()), "none")),
            Map.entry("mail-state", names(MailState.values())),
            Map.entry("mail-kind", names(MailKind.values())),
            Map.entry("tls-policy", codes(TlsPolicyType.values())),
            Map.entry("tls-policy-client", codes(TlsPolicyType.values())),
            Map.entry("tls-result", codes(TlsResultType.values())),
            Map.entry("tls-result-client", codes(TlsResultType.values())),
            Map.entry("sender-check", Set.of("peer", "helo", "tls", "spf", "dkim", "unchecked")),
            Map.entry("auth-failure", Set.of("dmarc", "spf", "signature", "bodyhash", "revoked", "adsp")),
            Map.entry("auth-failure-client", Set.of("dmarc", "spf", "signature", "bodyhash", "revoked", "adsp")),
            Map.entry("failure-field", Set.of("userAgent", "arrival", "incidents", "source", "reportedDomains", "mailFrom", "rcptTo", "envelopeId", "reportingMta", "identityAlignment", "dkimDomain",
                    "dkimSelector", "dkimIdentity", "dkimDns", "spfDns", "reportedUris", "message.subject", "message.from", "message.fromDomain", "message.to", "message.id", "message.date",
                    "message.headers", "reporter")),
            Map.entry("delivery-result", Set.of("delivered", "spam", "policy", "reject", "other")),
            Map.entry("theme", names(Theme.values())),
            Map.entry("number-format", names(Format.values())),
            Map.entry("sorted", Set.of("ascending", "descending")),
            Map.entry("deed", deeds()));

    private final ResourceBundle bundle = ResourceBundle.getBundle(Text.BUNDLE, Locale.UK);
    private final Text text = new Text();

    @Test
    void every_key_used_exists() {
        var missing = new TreeSet<>(used());
        assertTrue(missing.size() > 300, "The search for keys finds too few: " + missing.size());
        missing.removeAll(bundle.keySet());
        assertEquals(Set.of(), missing);
    }

    @Test
    void every_key_that_exists_is_used() {
        var idle = new TreeSet<>(bundle.keySet());
        idle.removeAll(used());
        idle.removeIf(key -> key.startsWith("jakarta.faces."));
        assertEquals(Set.of(), idle);
    }

    @Test
    void every_set_of_words_is_known_to_this_test() {
        var sets = found(PAGES, ".xhtml", WORD_IN_A_PAGE);
        assertTrue(sets.size() > 8, "The search for sets of words finds too few: " + sets);
        sets.removeAll(SETS.keySet());
        assertEquals(Set.of(), sets);
    }

    @Test
    void every_term_that_a_page_explains_is_in_the_glossary() {
        var explained = found(PAGES, ".xhtml", Pattern.compile("(?:<app:help term|\\bhelp)=\"([^\"#]+)\""));
        assertTrue(explained.size() > 8, "The search for terms finds too few: " + explained);
        explained.removeAll(names(Term.values()));
        assertEquals(Set.of(), explained);
    }

    @Test
    void every_text_can_be_formatted_with_no_one_and_many() {
        for (var key : bundle.keySet()) {
            for (int count : new int[] {0, 1, 1234}) {
                var shown = new MessageFormat(bundle.getString(key), Locale.UK).format(new Object[] {count, count, count, count});
                assertTrue(!shown.contains("{") && !shown.isBlank(), key + ": " + shown);
            }
        }
    }

    @Test
    void nothing_that_is_one_is_counted_as_many() {
        var many = Pattern.compile("\\b1 (?:[a-z]+ )?(?:messages|domains|customers|reports|rows|scans|mails|days|areas|files|services|addresses|findings)\\b|\\b1 (?:are|were)\\b|\\b[01] of 1\\b");
        var wrong = bundle.keySet().stream().filter(key -> !NEVER_ONE.contains(key))
                .filter(key -> many.matcher(new MessageFormat(bundle.getString(key), Locale.UK).format(new Object[] {1, 1, 1, 1})).find())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), wrong);
    }

    @Test
    void no_text_holds_the_formatter_s_quotation_mark_or_an_exclamation() {
        var wrong = bundle.keySet().stream().filter(key -> bundle.getString(key).matches(".*['!].*")).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), wrong);
    }

    @Test
    void a_client_s_pages_name_neither_the_product_nor_its_parts() {
        var wrong = bundle.keySet().stream()
                .filter(key -> bundle.getString(key).matches("(?i).*(mailward|primefaces|payara|keycloak|jakarta).*"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), wrong);
    }

    @Test
    void a_client_s_words_hold_no_term_of_the_field() {
        var clients = bundle.keySet().stream()
                .filter(key -> key.matches(".*-client|(reason-client|disposition-client|auth-failure-client|tls-policy-client|tls-result-client|domain\\.client|overview\\.stage)\\..*|overview\\..*"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(clients.size() > 80, "The search for a client's words finds too few: " + clients.size());
        clients.removeIf(key -> !FIELD.matcher(bundle.getString(key)).find());
        assertEquals(Set.of(), clients);
    }

    /// A text that has a client's voice beside it is said on a client's pages in that voice.
    @Test
    void what_is_said_in_two_voices_is_said_to_clients_in_theirs() throws IOException {
        var inTwo = bundle.keySet().stream().filter(key -> bundle.containsKey(key + "-client")).collect(Collectors.toCollection(TreeSet::new));
        assertTrue(inTwo.size() > 20, "The search for two voices finds too few: " + inTwo);
        var wrong = new TreeSet<String>();
        for (var page : files(PAGES, ".xhtml")) {
            if (!STAFF_ALONE.contains(PAGES.relativize(page).toString())) {
                EXPRESSION.matcher(Files.readString(page)).results().map(MatchResult::group).filter(said -> !said.contains("customerPerson ?"))
                        .forEach(said -> IN_A_PAGE.matcher(said).results().map(hit -> hit.group(1)).filter(inTwo::contains).forEach(wrong::add));
            }
        }
        assertEquals(Set.of(), wrong);
    }

    /// A policy of none asks for reports only where it names an address.
    @Test
    void a_domain_that_only_watches_is_not_said_to_be_watched() {
        for (var key : List.of("result.monitoring", "domain.client.MONITORING", "domain.staff.MONITORING", "overview.stage.MONITORING")) {
            assertFalse(bundle.getString(key).matches(".*(watched|Receivers report).*"), key);
        }
    }

    /// Where a page has a part for the staff alone it stands last, and is not looked at.
    @ParameterizedTest
    @ValueSource(strings = {"changes", "domain", "failures", "service", "services", "tls"})
    void a_page_that_clients_open_says_terms_of_the_field_to_staff_alone(String page) throws IOException {
        var wrong = new TreeSet<String>();
        var everybodys = Files.readString(PAGES.resolve("app/" + page + ".xhtml")).split("rendered=\"#\\{not current\\.customerPerson}\"")[0];
        EXPRESSION.matcher(everybodys).results().map(MatchResult::group).filter(said -> !said.contains("customerPerson ?"))
                .forEach(said -> IN_A_PAGE.matcher(said).results().map(hit -> hit.group(1)).filter(key -> FIELD.matcher(bundle.getString(key)).find()).forEach(wrong::add));
        // Beside each record that is shown stands which kind it is.
        EXPRESSION.matcher(everybodys).results().map(MatchResult::group).filter(said -> !said.contains("customerPerson ?"))
                .forEach(said -> WORD_IN_A_PAGE.matcher(said).results().map(hit -> hit.group(1)).filter(set -> !set.equals("protocol"))
                        .filter(set -> bundle.keySet().stream().anyMatch(key -> key.startsWith(set + ".") && SETS.get(set).contains(key.substring(set.length() + 1)) && FIELD.matcher(bundle.getString(key)).find()))
                        .forEach(wrong::add));
        assertEquals(Set.of(), wrong);
        assertFalse(everybodys.contains("{line.authFailure}") || everybodys.contains("app:value(line.delivery)}"), "A code is no word");
    }

    /// A finding's own sentence is the staff's; a client reads why it matters.
    @Test
    void what_a_change_raised_and_what_it_mended_are_said_to_clients_in_the_same_voice() throws IOException {
        var turned = Files.readString(PAGES.resolve("WEB-INF/tags/moments.xhtml"));
        assertEquals(2, Pattern.compile("var=\"finding\"><li>").matcher(turned).results().count());
        assertEquals(2, Pattern.compile("#\\{plain \\? finding\\.why : finding\\.sentence}").matcher(turned).results().count());
    }

    @Test
    void what_is_optional_is_unwrapped() {
        assertEquals("Help: 112", text.of("page.support", Optional.of("112")));
        assertEquals("Rejecting", text.word("stage", Optional.of(Stage.REJECTING)));
        assertEquals("Not scanned yet", text.word("stage", Optional.empty()));
    }

    /// Whoever sees an empty list has to learn that it was narrowed, and to get out of it with one click.
    @Test
    void an_empty_list_that_can_be_narrowed_offers_to_show_all() throws IOException {
        var narrowed = Pattern.compile("role=\"search\"|class=\"filter\"|aria-label=\"#\\{text\\.of\\('[a-z]+\\.filter'");
        var wrong = new TreeSet<String>();
        int lists = 0;
        for (var page : files(PAGES, ".xhtml")) {
            var source = Files.readString(page);
            if (source.contains("<app:empty") && narrowed.matcher(source).find()) {
                lists++;
                if (!source.contains(" clear=\"")) {
                    wrong.add(PAGES.relativize(page).toString());
                }
            }
        }
        assertTrue(lists > 7, "The search for lists finds too few: " + lists);
        assertEquals(Set.of(), wrong);
    }

    @Test
    void pages_hold_no_text_and_no_style_of_their_own() throws IOException {
        var letters = Pattern.compile(">[^<]*[A-Za-z]{2,}[^<]*<");
        var expressions = Pattern.compile("#\\{(?:[^}\"']|'[^']*'|\"[^\"]*\")*}");
        var wrong = new TreeSet<String>();
        int pages = 0;
        for (var page : files(PAGES, ".xhtml")) {
            pages++;
            var source = Files.readString(page);
            var bare = expressions.matcher(source).replaceAll("").replaceAll("(?s)<!--.*?-->", "").replace("&amp;", "");
            if (letters.matcher(bare).find() || source.contains(" style=\"") || source.contains("onclick=")) {
                wrong.add(PAGES.relativize(page).toString());
            }
        }
        assertTrue(pages > 30, "The search for pages finds too few: " + pages);
        assertEquals(Set.of(), wrong);
    }

    private Set<String> used() {
        var used = found(PAGES, ".xhtml", IN_A_PAGE);
        found(BEANS, ".java", LITERAL).stream().filter(literal -> bundle.containsKey(literal) || literal.startsWith("page.")).forEach(used::add);
        SETS.forEach((set, names) -> names.forEach(name -> used.add(set + "." + name)));
        return used;
    }

    private static Set<String> deeds() {
        var deeds = found(DEEDS, ".java", DEED);
        if (deeds.size() < 10) {
            throw new IllegalStateException("The search for deeds finds too few: " + deeds);
        }
        return deeds;
    }

    private static TreeSet<String> found(Path folder, String ending, Pattern pattern) {
        var found = new TreeSet<String>();
        try {
            for (var file : files(folder, ending)) {
                pattern.matcher(Files.readString(file)).results().forEach(hit -> found.add(hit.group(1)));
            }
        } catch (IOException e) {
            throw new IllegalStateException(folder + " cannot be read", e);
        }
        return found;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(path -> path.toString().endsWith(ending)).sorted().toList();
        }
    }

    /// As they stand in reports.
    private static Set<String> codes(Enum<?>[] values) {
        return names(values).stream().map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-')).collect(Collectors.toSet());
    }

    private static Set<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).collect(Collectors.toSet());
    }

    private static Set<String> with(Set<String> names, String... more) {
        return Stream.concat(names.stream(), Arrays.stream(more)).collect(Collectors.toSet());
    }
}
