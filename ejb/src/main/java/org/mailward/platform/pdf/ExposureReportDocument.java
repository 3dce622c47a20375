package org.mailward.platform.pdf;

import java.util.List;

import org.mailward.publishing.ExposureReport;
import org.mailward.publishing.ReportSeverity;
import org.w3c.dom.Document;

/// Places an exposure report on pages: cover, one page for somebody who decides, findings, glossary.
final class ExposureReportDocument extends ReportPages {

    private final ExposureReport report;

    ExposureReportDocument(ExposureReport report, PaperSize paper, ReportFonts fonts) {
        super(new Cover(report.brand(), report.title(), report.company(), report.generatedAt()), report.words(), paper, fonts);
        this.report = report;
    }

    static String title(ExposureReport report) {
        return report.title() + ": " + report.company();
    }

    @Override
    Document compose() {
        to.open("html", "lang", words.language().toLanguageTag());
        head(title(report), report.headline(), "");
        to.open("bookmarks");
        bookmark("summary", words.say("section.summary")).close();
        bookmark("findings", words.say("section.findings")).close();
        bookmark("glossary", words.say("section.glossary")).close();
        to.close().close();
        to.open("body");
        running();
        cover(List.of());
        summary();
        section("findings", words.say("section.findings"));
        to.put("p", "quiet", words.say("exposure.findings.intro"));
        domain(report.domain(), 0);
        to.close();
        glossary(false);
        to.close().close();
        return to.document();
    }

    private void summary() {
        section("summary", words.say("section.summary"));
        to.put("p", "headline", report.headline());
        to.put("p", "lead", String.join(" ", report.sentences()));
        to.open("div", "class", "figures");
        figure("exposure.figure.stage", words.stage(report.domain().stage()), name(report.domain()));
        figure("exposure.figure.score", report.domain().mark().map(mark -> number(mark.score())).orElse("–"),
                report.domain().mark().map(mark -> words.say("figure.score.grade", mark.grade())).orElseGet(() -> words.say("figure.score.none")));
        figure("figure.findings", number(report.domain().findings().size()),
                words.say("figure.findings.of", report.count(ReportSeverity.CRITICAL), report.count(ReportSeverity.HIGH)));
        to.close();
        part(words.say("exposure.means"), report.meanings());
        firstSteps();
        part(words.say("exposure.next"), report.nextSteps());
        to.close();
    }

    private void part(String title, List<String> sentences) {
        to.open("div", "class", "chart").put("h3", "message", title);
        sentences.forEach(sentence -> to.put("p", "", sentence));
        to.close();
    }

    private void firstSteps() {
        var steps = report.firstSteps();
        if (steps.isEmpty()) {
            return;
        }
        to.open("div", "class", "chart").put("h3", "message", words.say("section.summary.first"));
        to.open("table", "class", "steps");
        heads(List.of("severity", "finding"), List.of("severity-column", ""));
        to.open("tbody");
        for (var step : steps) {
            to.open("tr").open("td");
            severity(step.severity());
            to.close().open("td").put("p", "", step.sentence());
            if (!step.why().isBlank()) {
                to.put("p", "quiet", step.why());
            }
            to.close().close();
        }
        to.close().close().close();
    }
}
