package org.mailward.platform.pdf;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.mailward.publishing.PostureReport;
import org.mailward.publishing.ReportDomain;
import org.mailward.publishing.ReportSeverity;
import org.mailward.publishing.ReportStage;
import org.mailward.publishing.ReportTotals;
import org.w3c.dom.Document;

/// Places one report on pages: cover, summary, domains, findings, glossary.
final class PostureReportDocument extends ReportPages {

    /// What stands left of the bars, in millimetres; the style sheet sets these columns.
    private static final double GRADE_COLUMNS = 42;

    private final PostureReport report;
    private final ReportTotals totals;
    private final Edition edition;

    PostureReportDocument(PostureReport report, PaperSize paper, Edition edition, ReportFonts fonts) {
        super(new Cover(report.brand(), report.title(), report.customer(), report.generatedAt()), report.words(), paper, fonts);
        this.report = report;
        this.totals = report.totals();
        this.edition = edition;
    }

    @Override
    Document compose() {
        to.open("html", "lang", words.language().toLanguageTag());
        head();
        to.open("body");
        running();
        cover();
        summary();
        domains();
        if (edition == Edition.TECHNICAL && totals.domains() > 0) {
            findings();
        }
        glossary();
        to.close().close();
        return to.document();
    }

    private void head() {
        head(title(report), report.headline(), chartStyles());
        bookmarks();
        to.close();
    }

    static String title(PostureReport report) {
        return report.title() + ": " + report.customer();
    }

    private String chartStyles() {
        return ReportCharts.stageBarSize(paper.textWidth()) + ReportCharts.gradeBarsSize(paper.textWidth() - GRADE_COLUMNS, totals.grades().size());
    }

    private void bookmarks() {
        to.open("bookmarks");
        bookmark("summary", words.say("section.summary")).close();
        bookmark("domains", words.say("section.domains")).close();
        if (edition == Edition.TECHNICAL && totals.domains() > 0) {
            bookmark("findings", words.say("section.findings"));
            for (int i = 0; i < report.domains().size(); i++) {
                bookmark(anchor(i), name(report.domains().get(i))).close();
            }
            to.close();
        }
        bookmark("glossary", words.say("section.glossary")).close();
        to.close();
    }

    private void summary() {
        section("summary", words.say("section.summary"));
        to.put("p", "headline", report.headline());
        if (!report.sentences().isEmpty()) {
            to.put("p", "lead", String.join(" ", report.sentences()));
        }
        if (totals.domains() > 0) {
            figures();
            stages();
            grades();
            firstSteps();
        }
        to.close();
    }

    private void figures() {
        to.open("div", "class", "figures");
        figure("figure.domains", number(totals.domains()), words.say("figure.domains.unknown", totals.in(ReportStage.UNKNOWN)));
        figure("figure.score", report.overall().map(mark -> number(mark.score())).orElse("–"),
                report.overall().map(mark -> words.say("figure.score.grade", mark.grade())).orElseGet(() -> words.say("figure.score.none")));
        figure("figure.protected", number(totals.in(ReportStage.REJECTING)), words.say("figure.protected.of", totals.domains()));
        figure("figure.findings", number(totals.openFindings()), words.say("figure.findings.of",
                totals.findings().get(ReportSeverity.CRITICAL), totals.findings().get(ReportSeverity.HIGH)));
        to.close();
    }

    private void stages() {
        to.open("div", "class", "chart");
        to.put("h3", "message", report.stageMessage());
        String parts = totals.stages().entrySet().stream()
                .map(entry -> words.say("chart.part", words.stage(entry.getKey()), entry.getValue())).collect(Collectors.joining("; "));
        ReportCharts.stageBar(to, totals.stages(), paper.textWidth(), words.say("chart.stages.alt", parts));
        to.open("table", "class", "legend");
        heads(List.of("stage", "domains", "share", "meaning"), List.of("", "figure-column", "figure-column", ""));
        to.open("tbody");
        totals.stages().forEach((stage, count) -> {
            to.open("tr").open("td");
            stage(stage);
            to.close();
            to.put("td", "figure-column", number(count));
            to.put("td", "figure-column", share(count));
            to.put("td", "quiet", words.say("stage." + stage.name() + ".meaning"));
            to.close();
        });
        to.close().close().close();
    }

    private String share(int count) {
        var percent = NumberFormat.getPercentInstance(words.language());
        double share = (double) count / totals.domains();
        if (count > 0 && share < 0.01) {
            return "< " + percent.format(0.01);
        }
        return share > 0.99 && share < 1 ? "> " + percent.format(0.99) : percent.format(share);
    }

    private void grades() {
        report.gradeMessage().ifPresent(message -> {
            to.open("div", "class", "chart");
            to.put("h3", "message", message);
            to.open("table", "class", "grades");
            heads(List.of("grade", "domains", "picture"), List.of("", "figure-column", ""));
            to.open("tbody");
            var counts = new ArrayList<>(totals.grades().values());
            String parts = totals.grades().entrySet().stream()
                    .map(entry -> words.say("chart.part", entry.getKey(), entry.getValue())).collect(Collectors.joining("; "));
            boolean first = true;
            for (var entry : totals.grades().entrySet()) {
                to.open("tr").put("td", "grade", entry.getKey()).put("td", "figure-column", number(entry.getValue()));
                if (first) {
                    to.open("td", "class", "picture", "rowspan", Integer.toString(counts.size()));
                    ReportCharts.gradeBars(to, counts, paper.textWidth() - GRADE_COLUMNS, words.say("chart.grades.alt", parts));
                    to.close();
                    first = false;
                }
                to.close();
            }
            to.close().close().close();
        });
    }

    private void firstSteps() {
        var steps = report.firstSteps();
        if (steps.isEmpty()) {
            return;
        }
        to.open("div", "class", "chart").put("h3", "message", words.say("section.summary.first"));
        to.open("table", "class", "steps");
        heads(List.of("severity", "finding", "domains"), List.of("severity-column", "", "figure-column"));
        to.open("tbody");
        for (var step : steps) {
            to.open("tr").open("td");
            severity(step.severity());
            to.close().put("td", "", step.sentence());
            to.put("td", "figure-column", step.domains().size() == 1 ? name(step.domains().getFirst()) : words.say("step.domains", step.domains().size()));
            to.close();
        }
        to.close().close().close();
    }

    private void domains() {
        section("domains", words.say("section.domains"));
        if (totals.domains() == 0) {
            to.put("p", "lead", report.headline()).close();
            return;
        }
        to.put("p", "quiet", words.say("section.domains.order"));
        to.open("table", "class", "domains");
        heads(List.of("domain", "stage", "score", "grade", "worst", "open", "scanned"),
                List.of("name", "stage", "figure-column score", "grade", "worst", "figure-column open", "scanned"));
        to.open("tbody");
        for (int i = 0; i < report.domains().size(); i++) {
            domainRow(report.domains().get(i), i);
        }
        to.close().close().close();
    }

    private void domainRow(ReportDomain domain, int index) {
        to.open("tr").open("td", "class", "name");
        if (edition == Edition.TECHNICAL) {
            to.open("a", "href", "#" + anchor(index), "title", name(domain)).text(name(domain)).close();
        } else {
            to.text(name(domain));
        }
        to.close().open("td");
        stage(domain.stage());
        to.close();
        to.put("td", "figure-column", domain.mark().map(mark -> number(mark.score())).orElse("–"));
        to.put("td", "grade", domain.mark().map(mark -> mark.grade()).orElse("–"));
        to.open("td");
        domain.worst().ifPresentOrElse(this::severity, () -> to.put("span", "quiet", domain.stage() == ReportStage.UNKNOWN ? "–" : words.say("none")));
        to.close();
        to.put("td", "figure-column", number(domain.findings().size()));
        to.put("td", "scanned", domain.lastScan().map(words::shortDay).orElseGet(() -> words.say("never")));
        to.close();
    }

    private void findings() {
        section("findings", words.say("section.findings"));
        to.put("p", "quiet", words.say("section.findings.intro"));
        for (int i = 0; i < report.domains().size(); i++) {
            domain(report.domains().get(i), i);
        }
        to.close();
    }
}
