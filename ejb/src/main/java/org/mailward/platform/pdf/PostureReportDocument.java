package org.mailward.platform.pdf;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.mailward.publishing.Logo;
import org.mailward.publishing.PostureReport;
import org.mailward.publishing.RasterLogo;
import org.mailward.publishing.Remedy;
import org.mailward.publishing.ReportDomain;
import org.mailward.publishing.ReportFinding;
import org.mailward.publishing.ReportSeverity;
import org.mailward.publishing.ReportStage;
import org.mailward.publishing.ReportTotals;
import org.mailward.publishing.ReportWords;
import org.mailward.publishing.VectorLogo;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// Places one report on pages: cover, summary, domains, findings, glossary.
final class PostureReportDocument {

    private static final String STYLES = read("posture-report.css");
    private static final List<String> GLOSSARY = List.of("record", "dmarc", "spf", "dkim", "alignment", "score", "mtasts", "tlsrpt", "bimi", "dnssec");

    /// Names longer than this are set smaller on the cover.
    private static final int LONG_NAME = 28;
    private static final int VERY_LONG_NAME = 70;
    /// The box that the logo is fitted into, in millimetres.
    private static final double LOGO_WIDTH = 70;
    private static final double LOGO_HEIGHT = 20;
    /// What stands left of the bars, in millimetres; the style sheet sets these columns.
    private static final double GRADE_COLUMNS = 42;

    private final PostureReport report;
    private final ReportTotals totals;
    private final ReportWords words;
    private final NumberFormat numbers;
    private final PaperSize paper;
    private final Edition edition;
    private final ReportFonts fonts;
    private final Markup to = new Markup();

    PostureReportDocument(PostureReport report, PaperSize paper, Edition edition, ReportFonts fonts) {
        this.report = report;
        this.totals = report.totals();
        this.words = report.words();
        this.numbers = NumberFormat.getIntegerInstance(words.language());
        this.paper = paper;
        this.edition = edition;
        this.fonts = fonts;
    }

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
        to.open("head");
        to.open("title").text(title(report)).close();
        to.open("meta", "name", "subject", "content", report.headline()).close();
        to.open("style").text(STYLES + brandStyles()).close();
        bookmarks();
        to.close();
    }

    static String title(PostureReport report) {
        return report.title() + ": " + report.customer();
    }

    /// Only colours and sizes, each from a value that can be nothing else.
    private String brandStyles() {
        var brand = report.brand();
        var styles = new StringBuilder();
        styles.append("@page { size: ").append(paper.css()).append("; }\n");
        styles.append(".cover { width: ").append(paper.width()).append("mm; }\n");
        styles.append(ReportCharts.stageBarSize(paper.textWidth()));
        styles.append(ReportCharts.gradeBarsSize(paper.textWidth() - GRADE_COLUMNS, totals.grades().size()));
        styles.append(".band { background-color: ").append(brand.colour().hex()).append("; color: ").append(brand.readableInk().hex()).append("; }\n");
        styles.append("h2 { border-top-color: ").append(brand.colour().hex()).append("; }\n");
        ReportCharts.STAGE_COLOURS.forEach((stage, colour) -> styles.append(".meter.").append(code(stage))
                .append(" .on { background-color: ").append(colour).append("; } .meter.").append(code(stage))
                .append(" .on, .meter.").append(code(stage)).append(" .off { border-color: ").append(colour).append("; }\n"));
        brand.logo().ifPresent(logo -> styles.append(logoSize(logo)));
        return styles.toString();
    }

    private static String logoSize(Logo logo) {
        double height = Math.min(LOGO_HEIGHT, LOGO_WIDTH / logo.aspectRatio());
        return String.format(Locale.ROOT, ".logo { width: %.2fmm; height: %.2fmm; }%n", height * logo.aspectRatio(), height);
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

    private Markup bookmark(String id, String name) {
        return to.open("bookmark", "name", name, "href", "#" + id);
    }

    private static String anchor(int index) {
        return "domain-" + index;
    }

    /// What stands above and below every page but the cover.
    private void running() {
        to.put("div", "running-head", report.customer() + " · " + report.title() + " · " + words.day(report.generatedAt()));
        to.put("div", "running-foot", report.brand().footer().isBlank() ? report.brand().provider() : report.brand().footer());
        String[] around = words.say("page", "\u0001", "\u0002").split("[\u0001\u0002]", -1);
        to.open("div", "class", "running-page").text(around[0]).open("span", "class", "page-number").close()
                .text(around[1]).open("span", "class", "page-count").close().text(around[2]).close();
    }

    private void cover() {
        var brand = report.brand();
        to.open("div", "class", "cover");
        to.open("div", "class", "cover-top");
        brand.logo().ifPresentOrElse(this::logo, () -> to.put("p", "cover-provider", brand.provider()));
        to.close();
        to.open("div", "class", "band");
        to.put("p", "cover-product", brand.product());
        to.put("h1", "cover-title", report.title());
        to.put("p", "cover-for", words.say("cover.for"));
        int length = report.customer().length();
        to.put("p", "cover-customer" + (length > VERY_LONG_NAME ? " very-long" : length > LONG_NAME ? " long" : ""), report.customer());
        to.close();
        to.open("div", "class", "cover-facts");
        fact("cover.at", words.moment(report.generatedAt()));
        fact("cover.by", brand.provider() + (brand.support().isBlank() ? "" : " · " + brand.support()));
        to.close();
        to.close();
    }

    private void fact(String key, String value) {
        to.open("div", "class", "fact");
        to.put("p", "label", words.say(key)).put("p", "value", value);
        to.close();
    }

    private void logo(Logo logo) {
        String alt = words.say("contents.picture", report.brand().provider());
        switch (logo) {
            case RasterLogo png -> to.open("img", "class", "logo", "alt", alt, "src", LocalDataOnly.PNG + png.base64()).close();
            case VectorLogo drawing -> {
                Element svg = parse(drawing);
                svg.setAttribute("class", "logo");
                svg.setAttribute("alt", Markup.printable(alt));
                to.graft(svg);
            }
        }
    }

    private static Element parse(VectorLogo drawing) {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(drawing.svg()))).getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException broken) {
            throw new PdfFailure("A reduced drawing could not be read again", broken);
        }
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

    private void section(String id, String title) {
        to.open("div", "class", "section", "id", id).put("h2", "", title);
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

    private void figure(String label, String value, String detail) {
        to.open("div", "class", "figure");
        to.put("p", "label", words.say(label)).put("p", "number", value).put("p", "detail", detail);
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

    private void domain(ReportDomain domain, int index) {
        to.open("div", "class", "domain").open("div", "class", "together").open("h3", "id", anchor(index), "class", "domain-name").text(name(domain)).close();
        to.open("p", "class", "domain-facts");
        stage(domain.stage());
        String score = domain.mark().map(mark -> words.say("domain.score", mark.score(), mark.grade())).orElseGet(() -> words.say("domain.score.none"));
        String scan = domain.lastScan().map(at -> words.say("domain.scanned", words.moment(at))).orElseGet(() -> words.say("domain.scanned.never"));
        to.text(" · " + score + " · " + scan);
        if (!domain.name().unicode().equals(domain.name().ascii())) {
            to.text(" · ").put("span", "ascii", words.say("domain.ascii", domain.name().ascii()));
        }
        to.close();
        if (domain.findings().isEmpty() && domain.stage() != ReportStage.UNKNOWN) {
            to.put("p", "clean", words.say("domain.clean"));
        }
        domain.findings().stream().limit(1).forEach(first -> finding(domain, first));
        to.close();
        domain.findings().stream().skip(1).forEach(next -> finding(domain, next));
        if (!domain.unknowns().isEmpty()) {
            to.put("h4", "part", words.say("domain.unknowns")).open("ul", "class", "unknowns");
            domain.unknowns().forEach(check -> to.open("li").put("span", "what", check.what()).text(": " + check.why()).close());
            to.close();
        }
        if (!domain.records().isEmpty()) {
            records(domain);
        }
        to.close();
    }

    private void finding(ReportDomain domain, ReportFinding finding) {
        to.open("div", "class", "finding " + code(finding.severity()));
        to.open("h4", "class", "sentence");
        severity(finding.severity());
        to.text(" " + finding.sentence()).close();
        if (!finding.subject().isBlank() && !finding.subject().equals(domain.name().ascii())) {
            to.put("p", "mono", finding.subject());
        }
        if (!finding.why().isBlank()) {
            to.put("p", "why", finding.why());
        }
        if (!finding.evidence().isEmpty()) {
            to.put("p", "label", words.say("finding.evidence"));
            finding.evidence().forEach(line -> to.put("p", "mono", line));
        }
        finding.remedy().ifPresent(this::remedy);
        if (!finding.reference().isBlank()) {
            to.put("p", "reference", words.say("finding.reference", finding.reference()));
        }
        to.close();
    }

    private void remedy(Remedy remedy) {
        to.put("p", "label", words.say("finding.remedy"));
        if (!remedy.advice().isBlank()) {
            to.put("p", "advice", remedy.advice());
        }
        remedy.record().ifPresent(record -> {
            to.open("table", "class", "record", "title", words.say("finding.publish")).open("tbody");
            recordRow("record.name", record.name());
            recordRow("record.type", record.type());
            recordRow("record.value", record.value());
            to.close().close();
        });
    }

    private void recordRow(String label, String value) {
        to.open("tr").open("th", "scope", "row").text(words.say(label)).close().put("td", "mono", value).close();
    }

    private void records(ReportDomain domain) {
        to.put("h4", "part", words.say("domain.records"));
        to.open("table", "class", "in-words");
        heads(List.of("record", "words"), List.of("", ""));
        to.open("tbody");
        domain.records().forEach(record -> {
            to.open("tr").open("td").put("p", "where", record.name()).put("p", "mono", record.text()).close();
            to.put("td", "", record.meaning()).close();
        });
        to.close().close();
    }

    private void glossary() {
        section("glossary", words.say("section.glossary"));
        for (var term : GLOSSARY) {
            to.open("div", "class", "term").put("p", "term-name", words.say("glossary." + term))
                    .put("p", "term-text", words.say("glossary." + term + ".text")).close();
        }
        to.close();
    }

    private void heads(List<String> columns, List<String> classes) {
        to.open("thead").open("tr");
        for (int i = 0; i < columns.size(); i++) {
            to.open("th", "scope", "col", "class", classes.get(i)).text(words.say("column." + columns.get(i))).close();
        }
        to.close().close();
    }

    /// Three steps, as many filled as the domain has taken, and the word.
    private void stage(ReportStage stage) {
        int taken = switch (stage) {
            case UNPROTECTED, UNKNOWN -> 0;
            case MONITORING -> 1;
            case QUARANTINING -> 2;
            case REJECTING -> 3;
        };
        to.open("span", "class", "stage").open("span", "class", "meter " + code(stage));
        for (int step = 0; step < 3; step++) {
            to.open("span", "class", "step " + (step < taken ? "on" : "off")).close();
        }
        to.close().text(words.stage(stage)).close();
    }

    private void severity(ReportSeverity severity) {
        to.put("span", "severity " + code(severity), words.severity(severity));
    }

    /// The name in the reader's letters, or as it is in DNS where the fonts lack some of them.
    private String name(ReportDomain domain) {
        return Optional.of(domain.name().unicode()).filter(fonts::canShow).orElse(domain.name().ascii());
    }

    private String number(int number) {
        return numbers.format(number);
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String read(String resource) {
        try (var stream = PostureReportDocument.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("The style sheet " + resource + " is not in the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new PdfFailure("The style sheet " + resource + " cannot be read", broken);
        }
    }
}
