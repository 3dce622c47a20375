package org.mailward.platform.pdf;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.mailward.publishing.PostureReport;
import org.mailward.publishing.ReportDomain;
import org.mailward.publishing.ReportSeverity;
import org.mailward.publishing.ReportStage;
import org.mailward.publishing.ReportTotals;
import org.mailward.publishing.ReportTraffic;
import org.mailward.publishing.ReportTrend;
import org.mailward.sources.SourceClass;
import org.mailward.traffic.Figures;

/// The parts that both editions of a posture report are made of.
abstract class PosturePages extends ReportPages {

    /// What stands left of the bars, in millimetres; the style sheet sets these columns.
    private static final double GRADE_COLUMNS = 42;

    final PostureReport report;
    final ReportTotals totals;

    PosturePages(PostureReport report, PaperSize paper, ReportFonts fonts) {
        super(new Cover(report.brand(), report.title(), report.customer(), report.generatedAt()), report.words(), paper, fonts);
        this.report = report;
        this.totals = report.totals();
    }

    static String title(PostureReport report) {
        return report.title() + ": " + report.customer();
    }

    final String period() {
        return words.say("period", words.day(report.period().from()), words.day(report.period().until()));
    }

    final String chartStyles() {
        return ReportCharts.stageBarSize(paper.textWidth()) + ReportCharts.gradeBarsSize(paper.textWidth() - GRADE_COLUMNS, totals.grades().size())
                + ReportCharts.trendSize(paper.textWidth()) + ReportCharts.daysSize(paper.textWidth());
    }

    final void figures() {
        to.open("div", "class", "figures");
        figure("figure.domains", number(totals.domains()), words.say("figure.domains.unknown", totals.in(ReportStage.UNKNOWN)));
        figure("figure.score", report.overall().map(mark -> number(mark.score())).orElse("–"),
                report.overall().map(mark -> words.say("figure.score.grade", mark.grade())).orElseGet(() -> words.say("figure.score.none")));
        figure("figure.protected", number(totals.in(ReportStage.REJECTING)), words.say("figure.protected.of", totals.domains()));
        figure("figure.findings", number(totals.openFindings()), words.say("figure.findings.of",
                totals.findings().get(ReportSeverity.CRITICAL), totals.findings().get(ReportSeverity.HIGH)));
        to.close();
    }

    final void stages() {
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

    final String share(int count) {
        var percent = NumberFormat.getPercentInstance(words.language());
        double share = (double) count / totals.domains();
        if (count > 0 && share < 0.01) {
            return "< " + percent.format(0.01);
        }
        return share > 0.99 && share < 1 ? "> " + percent.format(0.99) : percent.format(share);
    }

    final void grades() {
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

    final void firstSteps(int most) {
        var steps = report.firstSteps().stream().limit(most).toList();
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

    /// @param inFull with the table of its figures
    final void trend(ReportTrend trend, boolean inFull) {
        to.open("div", "class", "chart");
        report.trendMessage().ifPresent(message -> to.put("h3", "message", message));
        ReportCharts.trend(to, trend, paper.textWidth(), words.say("trend.alt", trend.points().size()));
        scale(trend.points().stream().map(ReportTrend.Point::day).toList());
        stageKey();
        if (inFull) {
            trendTable(trend);
        }
        to.close();
    }

    private void stageKey() {
        to.open("p", "class", "key");
        totals.stages().keySet().forEach(stage -> to.open("span", "class", "key-part").open("span", "class", "swatch " + code(stage)).close().text(words.stage(stage)).close());
        to.close();
    }

    private void trendTable(ReportTrend trend) {
        to.open("table", "class", "trend");
        to.open("thead").open("tr").put("th", "", words.say("trend.column.day"));
        totals.stages().keySet().forEach(stage -> to.put("th", "figure-column", words.stage(stage)));
        to.put("th", "figure-column", words.say("figure.score")).close().close();
        to.open("tbody");
        for (var point : trend.points()) {
            to.open("tr").put("td", "", words.shortDay(point.day()));
            point.stages().values().forEach(count -> to.put("td", "figure-column", number(count)));
            to.put("td", "figure-column", point.average().map(this::number).orElse("–")).close();
        }
        to.close().close();
    }

    /// The first and the last day below a picture, at its ends.
    private void scale(List<LocalDate> days) {
        to.open("p", "class", "scale").put("span", "scale-end", words.shortDay(days.getLast())).text(words.shortDay(days.getFirst())).close();
    }

    /// @param sources how many sources are named; none for a summary
    /// @param classes is there a table of kinds of sources?
    final void traffic(ReportTraffic traffic, int sources, boolean classes) {
        to.open("div", "class", "chart");
        report.trafficMessage().ifPresent(message -> to.put("h3", "message", message));
        ReportCharts.days(to, report.period(), traffic.days(), paper.textWidth(), words.say("traffic.days.alt", traffic.messages()));
        scale(List.of(report.period().from(), report.period().until()));
        var fates = new LinkedHashMap<String, Long>();
        fates.put("passed", traffic.passed());
        fates.put("failedDelivered", traffic.failedDelivered());
        fates.put("failedStopped", traffic.failedStopped());
        if (sources > 0) {
            fateTable(fates, traffic.messages());
        } else {
            fateKey(fates, traffic.messages());
        }
        to.close();
        stricter(traffic, classes);
        if (sources > 0 && traffic.sourceCount() > 0) {
            sources(traffic);
        }
    }

    private void fateKey(Map<String, Long> fates, long all) {
        to.open("p", "class", "key");
        fates.forEach((fate, count) -> to.open("span", "class", "key-part").open("span", "class", "swatch fate-" + fate).close()
                .text(words.say("chart.part", words.say("traffic." + fate), words.say("traffic.part", count, words.percent(Figures.share(count, all))))).close());
        to.close();
    }

    private void fateTable(Map<String, Long> fates, long all) {
        to.open("table", "class", "fates");
        heads(List.of("what", "messages", "share"), List.of("", "figure-column", "figure-column"));
        to.open("tbody");
        fates.forEach((fate, count) -> {
            to.open("tr").open("td").open("span", "class", "swatch fate-" + fate).close().text(words.say("traffic." + fate)).close();
            counted(count, all);
            to.close();
        });
        to.close().close();
    }

    private void stricter(ReportTraffic traffic, boolean classes) {
        to.open("div", "class", "chart");
        to.put("h3", "message", words.say("traffic.stricter.title"));
        report.stricterMessage().ifPresent(message -> to.put("p", "lead", message));
        if (classes) {
            classes(traffic);
        }
        to.close();
    }

    private void classes(ReportTraffic traffic) {
        to.open("table", "class", "classes");
        heads(List.of("class", "messages", "share", "would-stop", "stopped"), List.of("", "figure-column", "figure-column", "figure-column", "figure-column"));
        to.open("tbody");
        for (var one : SourceClass.values()) {
            to.open("tr").put("td", "", words.source(one));
            counted(traffic.byClass().get(one), traffic.messages());
            to.put("td", "figure-column", amount(traffic.failed(one).delivered())).put("td", "figure-column", amount(traffic.failed(one).stopped())).close();
        }
        to.close().close();
    }

    private void sources(ReportTraffic traffic) {
        to.put("h3", "message", words.say("traffic.sources", traffic.sourceCount()));
        to.open("table", "class", "sources");
        heads(List.of("source", "class", "messages", "aligned"), List.of("", "", "figure-column", "figure-column"));
        to.open("tbody");
        traffic.sources().forEach(source -> to.open("tr").put("td", "", source.name()).put("td", "", words.source(source.sourceClass()))
                .put("td", "figure-column", amount(source.messages())).put("td", "figure-column", words.percent(Figures.share(source.passed(), source.messages()))).close());
        to.close().close();
    }

    private void counted(long part, long whole) {
        to.put("td", "figure-column", amount(part)).put("td", "figure-column", words.percent(Figures.share(part, whole)));
    }

    final void domainTable(List<ReportDomain> domains, boolean linked) {
        to.open("table", "class", "domains");
        heads(List.of("domain", "stage", "score", "grade", "worst", "open", "scanned"),
                List.of("name", "stage", "figure-column score", "grade", "worst", "figure-column open", "scanned"));
        to.open("tbody");
        for (int i = 0; i < domains.size(); i++) {
            domainRow(domains.get(i), i, linked);
        }
        to.close().close();
    }

    private void domainRow(ReportDomain domain, int index, boolean linked) {
        to.open("tr").open("td", "class", "name");
        if (linked) {
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
}
