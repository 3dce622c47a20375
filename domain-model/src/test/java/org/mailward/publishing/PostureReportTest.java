package org.mailward.publishing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailward.sources.SourceClass;
import org.mailward.traffic.Failed;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.dns.DomainName;

class PostureReportTest {

    private static final ReportPeriod PERIOD = new ReportPeriod(LocalDate.of(2026, 8, 25), LocalDate.of(2026, 11, 22));

    static final Brand BRAND = new Brand("SafePost", "Harbour Security", Colour.of("#0B5C7A"), Colour.WHITE, Optional.empty(), "", "");

    /// unprotected, monitoring, quarantining, rejecting, unknown | the sentence
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0|0|0|0|0 | There are no domains in this report yet.
            1|0|0|0|0 | Anyone can still send mail in the name of d0.example.
            0|1|0|0|0 | Anyone can still send mail in the name of d0.example.
            0|0|1|0|0 | Forged mail in the name of d0.example is treated as suspicious, but not yet refused.
            0|0|0|1|0 | Receivers are asked to refuse forged mail in the name of d0.example.
            0|0|0|0|1 | How d0.example is protected is not known yet.
            2|1|3|5|1 | Anyone can still send mail in the name of 3 of 12 domains.
            1|1|0|0|0 | Anyone can still send mail in the name of all 2 domains.
            0|0|3|5|1 | Forged mail in the name of 3 of 9 domains is treated as suspicious, but not yet refused.
            0|0|2|0|0 | Forged mail in the name of all 2 domains is treated as suspicious, but not yet refused.
            0|0|0|5|1 | Receivers are asked to refuse forged mail for 5 of 6 domains; of 1 the protection is not known yet.
            0|0|0|0|2 | How the 2 domains are protected is not known yet.
            0|0|0|4|0 | Receivers are asked to refuse forged mail for all 4 domains.
            0|1203|0|1|0 | Anyone can still send mail in the name of 1,203 of 1,204 domains.
            """)
    void headline_says_the_worst_that_is_true(int unprotected, int monitoring, int quarantining, int rejecting, int unknown, String sentence) {
        assertEquals(sentence, report(domains(unprotected, monitoring, quarantining, rejecting, unknown)).headline());
    }

    @Test
    void sentences_count_what_the_rows_say() {
        var domains = new ArrayList<>(domains(2, 1, 0, 2, 1));
        domains.set(0, domain("d0.example", ReportStage.UNPROTECTED, 20, finding(ReportSeverity.CRITICAL, "No policy."), finding(ReportSeverity.HIGH, "No list.")));
        var report = report(domains);
        assertEquals(List.of(
                "2 domains have no protection at all; 1 is being monitored, which does not stop forged mail.",
                "Receivers are asked to refuse forged mail for 2 of 6 domains.",
                "2 findings are open: 1 critical, 1 high.",
                "The average score is 44 of 100 (grade D), over 5 domains.",
                "1 domain could not be judged yet.",
                "1 check got no answer; this counts neither for nor against a domain."), report.sentences());
        assertEquals("Receivers are asked to refuse forged mail for 2 of 6 domains", report.stageMessage());
    }

    /// A policy of none asks for no protection, and of a domain that could not be read nothing is known.
    @Test
    void where_no_domain_is_known_to_be_bare_none_is_said_to_be_protected() {
        assertEquals("No domain is known to be without any protection; 1 is being monitored, which does not stop forged mail.", report(domains(0, 1, 0, 0, 1)).sentences().getFirst());
        assertEquals("2 domains have no protection at all.", report(domains(2, 0, 0, 1, 0)).sentences().getFirst());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1|0|0|0|0 | Receivers are not asked yet to refuse forged mail in the name of d0.example
            0|0|1|0|0 | Receivers are not asked yet to refuse forged mail in the name of d0.example
            0|0|0|1|0 | Receivers are asked to refuse forged mail in the name of d0.example
            0|0|0|0|1 | Whether receivers are asked to refuse forged mail in the name of d0.example is not known
            2|0|0|0|0 | Receivers are asked to refuse forged mail for none of 2 domains
            """)
    void one_domain_is_not_counted_as_many(int unprotected, int monitoring, int quarantining, int rejecting, int unknown, String sentence) {
        assertEquals(sentence, report(domains(unprotected, monitoring, quarantining, rejecting, unknown)).stageMessage());
    }

    @Test
    void an_unread_domain_is_not_praised_for_having_no_findings() {
        assertEquals(List.of("1 check got no answer; this counts neither for nor against a domain."), report(domains(0, 0, 0, 0, 1)).sentences());
    }

    /// Its records may be as clear as any: nobody has looked yet.
    @Test
    void a_domain_that_was_never_scanned_is_not_said_to_be_unreadable() {
        var unscanned = report(List.of(new ReportDomain(DomainName.of("new.example"), ReportStage.UNKNOWN, Optional.empty(), Optional.empty(), List.of(), List.of(), List.of()), domain("d.example", ReportStage.REJECTING, 90)));
        assertTrue(unscanned.sentences().stream().noneMatch(sentence -> sentence.contains("read")) && !unscanned.headline().contains("read"), unscanned.headline() + unscanned.sentences());
    }

    @Test
    void domains_stand_in_the_order_of_need() {
        var report = report(List.of(domain("a.example", ReportStage.REJECTING, 90), domain("b.example", ReportStage.MONITORING, 50),
                domain("c.example", ReportStage.MONITORING, 60, finding(ReportSeverity.HIGH, "Something.")), domain("d.example", ReportStage.UNPROTECTED, 10)));
        assertEquals(List.of("d.example", "c.example", "b.example", "a.example"), report.domains().stream().map(domain -> domain.name().ascii()).toList());
    }

    @Test
    void first_steps_are_the_worst_and_then_the_most_frequent_and_never_mere_hints() {
        var low = finding(ReportSeverity.LOW, "Low.");
        var rare = finding(ReportSeverity.HIGH, "Rare.");
        var frequent = finding(ReportSeverity.HIGH, "Frequent.");
        var hint = finding(ReportSeverity.INFO, "Hint.");
        var steps = report(List.of(domain("a.example", ReportStage.MONITORING, 50, low, rare, frequent, hint),
                domain("b.example", ReportStage.MONITORING, 50, low, frequent), domain("c.example", ReportStage.MONITORING, 50, low))).firstSteps();
        assertEquals(List.of("Frequent.", "Rare.", "Low."), steps.stream().map(PostureReport.FirstStep::sentence).toList());
        assertEquals(List.of(2, 1, 3), steps.stream().map(step -> step.domains().size()).toList());
    }

    @Test
    void one_kind_is_one_step_whatever_it_says_of_each_domain() {
        var steps = report(List.of(
                domain("a.example", ReportStage.MONITORING, 50, finding(ReportSeverity.MEDIUM, "Keys are long.", "The key s1 has 1024 bits."),
                        finding(ReportSeverity.MEDIUM, "Keys are long.", "The key s2 has 768 bits.")),
                domain("b.example", ReportStage.MONITORING, 50, finding(ReportSeverity.HIGH, "Keys are long.", "The key s3 has 512 bits.")))).firstSteps();
        assertEquals(List.of("Keys are long."), steps.stream().map(PostureReport.FirstStep::sentence).toList());
        assertEquals(ReportSeverity.HIGH, steps.getFirst().severity());
        assertEquals(2, steps.getFirst().domains().size());
    }

    @Test
    void grades_are_said_without_a_false_favourite() {
        assertEquals(Optional.empty(), report(domains(0, 0, 0, 0, 1)).gradeMessage());
        assertEquals(Optional.of("Grade A throughout: 2 judged domains"), report(domains(0, 0, 0, 2, 0)).gradeMessage());
        assertEquals(Optional.of("Grades run from A to F"), report(domains(1, 0, 0, 1, 0)).gradeMessage());
        assertEquals(Optional.of("Grade A is the most frequent: 2 of 3 judged domains"), report(domains(1, 0, 0, 2, 1)).gradeMessage());
    }

    @Test
    void an_overall_mark_that_no_row_supports_is_refused() {
        var rows = List.of(domain("a.example", ReportStage.REJECTING, 90));
        assertThrows(IllegalArgumentException.class,
                () -> new PostureReport(BRAND, "Acme", Instant.EPOCH, Locale.UK, ZoneOffset.UTC, PERIOD, Optional.of(new Mark(91, "A")), rows, Optional.empty(), Optional.empty()));
        assertThrows(IllegalArgumentException.class,
                () -> new PostureReport(BRAND, "Acme", Instant.EPOCH, Locale.UK, ZoneOffset.UTC, PERIOD, Optional.empty(), rows, Optional.empty(), Optional.empty()));
        assertThrows(IllegalArgumentException.class,
                () -> new PostureReport(BRAND, "Acme", Instant.EPOCH, Locale.UK, ZoneOffset.UTC, PERIOD, Optional.of(new Mark(9, "F")), List.of(), Optional.empty(), Optional.empty()));
    }

    @Test
    void a_language_without_words_becomes_english_and_says_so() {
        var finnish = new PostureReport(BRAND, "Acme", Instant.EPOCH, Locale.forLanguageTag("fi-FI"), ZoneOffset.UTC, PERIOD, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
        assertEquals(Locale.ENGLISH, finnish.words().language());
        assertEquals("Mail protection report", finnish.title());
        var swiss = new PostureReport(BRAND, "Acme", Instant.EPOCH, Locale.forLanguageTag("de-CH"), ZoneOffset.UTC, PERIOD, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
        assertEquals("de-CH", swiss.words().language().toLanguageTag());
        assertTrue(swiss.title().startsWith("Bericht"));
    }

    static PostureReport report(List<ReportDomain> domains) {
        var scores = domains.stream().flatMap(domain -> domain.mark().stream()).mapToInt(Mark::score).summaryStatistics();
        Optional<Mark> overall = scores.getCount() == 0 ? Optional.empty() : Optional.of(mark((int) Math.round(scores.getAverage())));
        return new PostureReport(BRAND, "Acme", Instant.parse("2026-11-22T09:30:00Z"), Locale.UK, ZoneOffset.UTC, PERIOD, overall, domains, Optional.empty(), Optional.empty());
    }

    static List<ReportDomain> domains(int... counts) {
        var domains = new ArrayList<ReportDomain>();
        int[] scores = {20, 40, 75, 60, 0};
        for (var stage : ReportStage.values()) {
            for (int i = 0; i < counts[stage.ordinal()]; i++) {
                String name = "d" + domains.size() + ".example";
                domains.add(stage == ReportStage.UNKNOWN
                        ? new ReportDomain(DomainName.of(name), stage, Optional.empty(), Optional.empty(), List.of(), List.of(new UnknownCheck("Policy", "No answer.")), List.of())
                        : domain(name, stage, stage == ReportStage.REJECTING ? 70 : scores[stage.ordinal()]));
            }
        }
        return domains;
    }

    static ReportDomain domain(String name, ReportStage stage, int score, ReportFinding... findings) {
        return new ReportDomain(DomainName.of(name), stage, Optional.of(mark(score)), Optional.of(Instant.parse("2026-11-22T04:12:00Z")),
                List.of(findings), List.of(), List.of());
    }

    static ReportFinding finding(ReportSeverity severity, String sentence) {
        return finding(severity, "Not: " + sentence, sentence);
    }

    static ReportFinding finding(ReportSeverity severity, String requirement, String sentence) {
        return new ReportFinding(severity, requirement, "", sentence, "It matters.", List.of(), Optional.empty(), "");
    }

    private static Mark mark(int score) {
        return new Mark(score, score >= 70 ? "A" : score >= 40 ? "D" : "F");
    }

    private static ReportTrend.Point point(int day, int rejecting, int monitoring) {
        return new ReportTrend.Point(LocalDate.of(2026, 11, day), Map.of(ReportStage.REJECTING, rejecting, ReportStage.MONITORING, monitoring), Optional.of(50));
    }

    private static ReportTraffic traffic(Map<SourceClass, Failed> failed) {
        return traffic(failed, 0);
    }

    /// @param forgotten delivered messages of which it is no longer known who sent them
    private static ReportTraffic traffic(Map<SourceClass, Failed> failed, long forgotten) {
        var all = Failed.all(failed);
        return new ReportTraffic(1000, 900, 9000, all.delivered() + forgotten, all.stopped(), Map.of(SourceClass.ALIGNED, 900L, SourceClass.UNKNOWN, 100L), failed, List.of(), 2, List.of());
    }

    private static String stricter(Locale language, List<ReportDomain> domains, Map<SourceClass, Failed> failed) {
        return new PostureReport(BRAND, "Acme", Instant.EPOCH, language, ZoneOffset.UTC, PERIOD, domains.stream().findFirst().flatMap(ReportDomain::mark), domains, Optional.empty(),
                Optional.of(traffic(failed))).stricterMessage().orElseThrow();
    }

    private static PostureReport with(Optional<ReportTrend> trend, Optional<ReportTraffic> traffic) {
        return new PostureReport(BRAND, "Acme", Instant.EPOCH, Locale.UK, ZoneOffset.UTC, PERIOD, Optional.empty(), List.of(), trend, traffic);
    }

    @Test
    void a_trend_is_told_by_where_it_began_and_where_it_stands() {
        assertEquals("Receivers are asked to refuse forged mail for 5 domains; on 1 November 2026 it was 2",
                with(Optional.of(new ReportTrend(List.of(point(1, 2, 6), point(9, 1, 7), point(22, 5, 3)))), Optional.empty()).trendMessage().orElseThrow());
        assertEquals("Receivers are asked to refuse forged mail for 1 domain only; on 1 November 2026 it was 2",
                with(Optional.of(new ReportTrend(List.of(point(1, 2, 6), point(22, 1, 7)))), Optional.empty()).trendMessage().orElseThrow());
        assertEquals("Receivers are asked to refuse forged mail for 1 domain, as on 1 November 2026",
                with(Optional.of(new ReportTrend(List.of(point(1, 1, 6), point(22, 1, 7)))), Optional.empty()).trendMessage().orElseThrow());
        assertThrows(IllegalArgumentException.class, () -> new ReportTrend(List.of(point(1, 1, 1))));
        assertThrows(IllegalArgumentException.class, () -> new ReportTrend(List.of(point(2, 1, 1), point(2, 1, 1))));
    }

    @Test
    void a_stricter_policy_is_told_by_what_it_would_stop() {
        var none = with(Optional.empty(), Optional.of(traffic(Map.of(SourceClass.UNKNOWN, new Failed(0, 60, 40)))));
        assertEquals("No message that failed was delivered as usual. The sources of 60 messages that are delivered or in spam folders could not be named: "
                + "make sure that none of them is yours before the policy gets stricter.", none.stricterMessage().orElseThrow());
        assertEquals("Nothing more: no message that failed was delivered.", stricter(Locale.UK, List.of(), Map.of(SourceClass.UNKNOWN, new Failed(0, 0, 40), SourceClass.LIKELY_ABUSE, new Failed(0, 60, 0))));
        assertEquals("Nothing more: no message that failed was delivered.", stricter(Locale.UK, List.of(domain("acme.example", ReportStage.REJECTING, 90)), Map.of(SourceClass.UNKNOWN, new Failed(0, 60, 40))));
        assertTrue(none.sentences().contains("Receivers reported 1,000 messages in these names; 90.0% proved that they come from the domain."), none.sentences().toString());
        assertEquals("40 messages were delivered although nothing was aligned; a policy of quarantine or reject would have stopped them. "
                + "None of that came from a source that looks like one of yours. The sources of 49 messages that are delivered or in spam folders could not be named: "
                + "make sure that none of them is yours before the policy gets stricter.", with(Optional.empty(), Optional.of(traffic(Map.of(SourceClass.UNKNOWN, new Failed(40, 9, 0))))).stricterMessage().orElseThrow());
        assertEquals("40 messages were delivered although nothing was aligned; a policy of quarantine or reject would have stopped them. "
                + "None of that came from a source that looks like one of yours.", stricter(Locale.UK, List.of(), Map.of(SourceClass.LIKELY_ABUSE, new Failed(40, 9, 0))));
        assertEquals("Keine Mail, die durchfiel, wurde normal zugestellt. Bei einer Mail, die zugestellt wurde oder im Spam-Ordner liegt, ist die Quelle nicht zu benennen: "
                + "Stellen Sie sicher, dass sie nicht Ihre ist, bevor die Vorgabe strenger wird.", stricter(Locale.GERMANY, List.of(), Map.of(SourceClass.UNKNOWN, new Failed(0, 1, 0))));
        assertEquals("One message was delivered although nothing was aligned; a policy of quarantine or reject would have stopped it. "
                        + "One of them looks like mail of your own: mend their sources before the policy gets stricter.",
                with(Optional.empty(), Optional.of(traffic(Map.of(SourceClass.KNOWN_UNALIGNED, new Failed(1, 0, 0))))).stricterMessage().orElseThrow());
    }

    /// Sums by day are kept longer than the figures of each source.
    @Test
    void nothing_is_called_safe_of_which_it_is_no_longer_kept_who_sent_it() {
        assertEquals("500 messages were delivered although nothing was aligned; a policy of quarantine or reject would have stopped them. "
                        + "It is no longer kept who sent 500 messages with nothing aligned, so that nothing can be said about them.",
                with(Optional.empty(), Optional.of(traffic(Map.of(), 500))).stricterMessage().orElseThrow());
        assertEquals("2 messages were delivered although nothing was aligned; a policy of quarantine or reject would have stopped them. "
                        + "It is no longer kept who sent one message with nothing aligned, so that nothing can be said about it.",
                with(Optional.empty(), Optional.of(traffic(Map.of(SourceClass.LIKELY_ABUSE, new Failed(1, 5, 0)), 1))).stricterMessage().orElseThrow());
    }

    /// Under quarantine nothing that fails is delivered, and reject would yet lose what people still find in their spam folders.
    @Test
    void wanted_mail_that_is_stopped_already_is_told_before_the_policy_gets_stricter() {
        assertEquals("No message that failed was delivered as usual. 5,000 messages that look like mail of your own were already put into spam folders; "
                + "reject would have them refused: mend their sources first.",
                stricter(Locale.UK, List.of(), Map.of(SourceClass.KNOWN_UNALIGNED, new Failed(0, 5000, 0))));
        assertEquals("40 messages were delivered although nothing was aligned; a policy of quarantine or reject would have stopped them. One message that looks like mail of your own was "
                + "already put into spam folders; reject would have it refused: mend its source first. The sources of 47 messages that are delivered or in spam folders could not be named: "
                        + "make sure that none of them is yours before the policy gets stricter.",
                stricter(Locale.UK, List.of(), Map.of(SourceClass.FORWARDER, new Failed(0, 1, 0), SourceClass.UNKNOWN, new Failed(40, 7, 7))));
        assertEquals("2 messages were delivered although nothing was aligned; a policy of quarantine or reject would have stopped them. 2 of them look like mail of your own: "
                + "mend their sources before the policy gets stricter. 3 messages that look like mail of your own were already refused; "
                + "a stricter policy changes nothing for them.",
                stricter(Locale.UK, List.of(), Map.of(SourceClass.ALIGNED, new Failed(2, 0, 3))));
        assertEquals("Keine Mail, die durchfiel, wurde normal zugestellt. 5.000 Mails, die nach eigenen aussehen, landeten schon im Spam-Ordner; "
                + "mit Ablehnung würden sie abgelehnt: Richten Sie zuvor die Quellen ein. "
                + "Eine Mail, die nach eigener aussieht, wurde schon abgelehnt; eine strengere Vorgabe ändert daran nichts.",
                stricter(Locale.GERMANY, List.of(), Map.of(SourceClass.KNOWN_UNALIGNED, new Failed(0, 5000, 1))));
    }

    @Test
    void where_all_policies_ask_for_refusal_none_is_told_to_get_stricter() {
        var rejecting = List.of(domain("acme.example", ReportStage.REJECTING, 90));
        assertEquals("300 messages were delivered although nothing was aligned. Receivers are asked to refuse such mail: either that was not yet so on that day, or it is so for a part of the mail only, "
                + "or the receiver decided otherwise. 299 of them look like mail of your own: mend their sources, so that they arrive everywhere.",
                stricter(Locale.UK, rejecting, Map.of(SourceClass.FORWARDER, new Failed(299, 0, 0), SourceClass.UNKNOWN, new Failed(1, 0, 0))));
        assertEquals("Eine Mail wurde zugestellt, obwohl nichts bestätigt war. Empfänger sollen solche Mails ablehnen: Entweder galt das an dem Tag noch nicht, oder es gilt nur für einen Teil der Mails, "
                + "oder der Empfänger entschied anders. Eine davon sieht nach eigener Mail aus: Richten Sie die Quelle ein, damit sie überall ankommt.",
                stricter(Locale.GERMANY, rejecting, Map.of(SourceClass.FORWARDER, new Failed(1, 0, 0))));
        var failed = Map.of(SourceClass.KNOWN_UNALIGNED, new Failed(0, 2, 0));
        assertEquals("No message that failed was delivered as usual. 2 messages that look like mail of your own were put into spam folders, although receivers are asked to refuse them: mend their sources.",
                stricter(Locale.UK, rejecting, failed));
        assertEquals("Keine Mail, die durchfiel, wurde normal zugestellt. 2 Mails, die nach eigenen aussehen, landeten im Spam-Ordner, obwohl Empfänger sie ablehnen sollen: "
                + "Richten Sie die Quellen ein.", stricter(Locale.GERMANY, rejecting, failed));
    }
}
