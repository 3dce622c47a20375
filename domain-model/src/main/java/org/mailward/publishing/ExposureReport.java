package org.mailward.publishing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a stranger can do in the name of a company that is not a customer yet, and what would mend it.
///
/// Its reader has never seen a report of this kind and did not ask for one: the first page says in a few sentences what is so
/// and why it matters, and promises nothing.
///
/// @param company     for whom it is
/// @param generatedAt when the domain was looked at
/// @param domain      how it stood then
public record ExposureReport(Brand brand, String company, Instant generatedAt, Locale language, ZoneId zone, ReportDomain domain) {

    /// How many findings the first page names.
    public static final int MOST_FIRST_STEPS = 4;

    public ExposureReport {
        if (company.isBlank()) {
            throw new IllegalArgumentException("A report names for whom it is");
        }
    }

    public ReportWords words() {
        return new ReportWords(language, zone);
    }

    /// The title of the document, without the company.
    public String title() {
        return words().say("exposure.title");
    }

    /// The one sentence for somebody who reads one sentence.
    public String headline() {
        return words().say("headline.one." + domain.stage().name(), domain.name().unicode());
    }

    /// A few sentences that say the rest, each true by itself.
    public List<String> sentences() {
        var words = words();
        var sentences = new ArrayList<String>();
        sentences.add(words.say("exposure.looked", domain.name().unicode(), words.day(generatedAt)));
        if (domain.stage() != ReportStage.UNKNOWN || !domain.findings().isEmpty()) {
            sentences.add(domain.findings().isEmpty() ? words.say("sentence.findings.none")
                    : words.say("sentence.findings", domain.findings().size(), count(ReportSeverity.CRITICAL), count(ReportSeverity.HIGH)));
        }
        if (!domain.unknowns().isEmpty()) {
            sentences.add(words.say("sentence.checks", domain.unknowns().size()));
        }
        return List.copyOf(sentences);
    }

    /// What the stage means for the company's business.
    public List<String> meanings() {
        var words = words();
        String clean = domain.stage() == ReportStage.REJECTING && domain.findings().isEmpty() ? ".clean" : "";
        var meanings = new ArrayList<String>();
        meanings.add(words.say("exposure.means." + domain.stage().name() + clean, domain.name().unicode()));
        if (domain.stage() != ReportStage.UNKNOWN) {
            meanings.add(words.say("exposure.means.public"));
        }
        return List.copyOf(meanings);
    }

    /// What the reader may do now.
    public List<String> nextSteps() {
        var words = words();
        String first = !domain.findings().isEmpty() ? "exposure.next.order" : domain.stage() == ReportStage.UNKNOWN ? "exposure.next.again" : "exposure.next.watch";
        return List.of(words.say(first),
                brand.support().isBlank() ? words.say("exposure.next.us", brand.provider()) : words.say("exposure.next.support", brand.provider(), brand.support()));
    }

    /// The findings to begin with, worst first.
    public List<ReportFinding> firstSteps() {
        return domain.findings().stream().filter(finding -> finding.severity() != ReportSeverity.INFO).limit(MOST_FIRST_STEPS).toList();
    }

    public int count(ReportSeverity severity) {
        return (int) domain.findings().stream().filter(finding -> finding.severity() == severity).count();
    }
}
