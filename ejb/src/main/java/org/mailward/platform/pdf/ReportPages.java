package org.mailward.platform.pdf;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.mailward.publishing.Brand;
import org.mailward.publishing.Logo;
import org.mailward.publishing.RasterLogo;
import org.mailward.publishing.RecordInWords;
import org.mailward.publishing.Remedy;
import org.mailward.publishing.ReportDomain;
import org.mailward.publishing.ReportFinding;
import org.mailward.publishing.ReportSeverity;
import org.mailward.publishing.ReportStage;
import org.mailward.publishing.ReportWords;
import org.mailward.publishing.VectorLogo;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// What the pages of all reports have in common: the cover, what runs above and below, findings, records, glossary.
abstract class ReportPages {

    private static final String STYLES = read("posture-report.css");
    private static final List<String> GLOSSARY = List.of("record", "dmarc", "spf", "dkim", "alignment", "compliance", "score", "mtasts", "tlsrpt", "bimi", "dnssec");

    /// Names longer than this are set smaller on the cover.
    private static final int LONG_NAME = 28;
    private static final int VERY_LONG_NAME = 70;
    /// Millimetres of a line, of what stands above the first record of a table, and the most that is kept free for these.
    private static final int LINE = 5;
    private static final int ROOM_ABOVE = 18;
    private static final int MOST_ROOM = 150;
    /// Letters that surely go into a line of a record, and of what it means.
    private static final int RECORD_LETTERS = 42;
    private static final int MEANING_LETTERS = 40;
    private static final int LONGEST_TERM = 160;
    private static final int TERM_BEGIN = 96;
    private static final int TERM_END = 24;
    /// The box that the logo is fitted into, in millimetres.
    private static final double LOGO_WIDTH = 70;
    private static final double LOGO_HEIGHT = 20;

    final Cover cover;
    final ReportWords words;
    final PaperSize paper;
    final Markup to = new Markup();
    private final NumberFormat numbers;
    private final ReportFonts fonts;

    /// What the cover says.
    /// @param addressee whom the report is for
    record Cover(Brand brand, String title, String addressee, Instant at) {
    }

    ReportPages(Cover cover, ReportWords words, PaperSize paper, ReportFonts fonts) {
        this.cover = cover;
        this.words = words;
        this.paper = paper;
        this.fonts = fonts;
        this.numbers = NumberFormat.getIntegerInstance(words.language());
    }

    abstract Document compose();

    /// Opens the head; the caller adds bookmarks and closes it.
    /// @param more rules beside those of all reports
    final void head(String title, String subject, String more) {
        to.open("head");
        to.open("title").text(title).close();
        to.open("meta", "name", "subject", "content", subject).close();
        to.open("style").text(STYLES + brandStyles() + more).close();
    }

    /// Only colours and sizes, each from a value that can be nothing else.
    private String brandStyles() {
        var brand = cover.brand();
        var styles = new StringBuilder();
        styles.append("@page { size: ").append(paper.css()).append("; }\n");
        styles.append(".cover { width: ").append(paper.width()).append("mm; }\n");
        styles.append(".band { background-color: ").append(brand.colour().hex()).append("; color: ").append(brand.readableInk().hex()).append("; }\n");
        styles.append("h2 { border-top-color: ").append(brand.colour().hex()).append("; }\n");
        ReportCharts.STAGE_COLOURS.forEach((stage, colour) -> styles.append(".meter.").append(code(stage))
                .append(" .on { background-color: ").append(colour).append("; } .meter.").append(code(stage))
                .append(" .on, .meter.").append(code(stage)).append(" .off { border-color: ").append(colour).append("; }\n")
                .append(".swatch.").append(code(stage)).append(" { background-color: ").append(colour).append("; }\n"));
        ReportCharts.FATE_COLOURS.forEach((fate, colour) -> styles.append(".swatch.fate-").append(fate).append(" { background-color: ").append(colour).append("; }\n"));
        brand.logo().ifPresent(logo -> styles.append(logoSize(logo)));
        return styles.toString();
    }

    private static String logoSize(Logo logo) {
        double height = Math.min(LOGO_HEIGHT, LOGO_WIDTH / logo.aspectRatio());
        return String.format(Locale.ROOT, ".logo { width: %.2fmm; height: %.2fmm; }%n", height * logo.aspectRatio(), height);
    }

    final Markup bookmark(String id, String name) {
        return to.open("bookmark", "name", name, "href", "#" + id);
    }

    static String anchor(int index) {
        return "domain-" + index;
    }

    /// What stands above and below every page but the cover.
    final void running() {
        to.put("div", "running-head", cover.addressee() + " · " + cover.title() + " · " + words.day(cover.at()));
        to.put("div", "running-foot", cover.brand().footer().isBlank() ? cover.brand().provider() : cover.brand().footer());
        String[] around = words.say("page", "\u0001", "\u0002").split("[\u0001\u0002]", -1);
        to.open("div", "class", "running-page").text(around[0]).open("span", "class", "page-number").close()
                .text(around[1]).open("span", "class", "page-count").close().text(around[2]).close();
    }

    /// One more thing that the cover says.
    record Fact(String label, String value) {
    }

    /// The cover of a report so short that it begins below it: a band as high as a hand is wide.
    final void banner(String detail) {
        var brand = cover.brand();
        to.open("div", "class", "banner");
        to.open("div", "class", "banner-top");
        brand.logo().ifPresentOrElse(this::logo, () -> to.put("p", "cover-provider", brand.provider()));
        to.close();
        to.open("div", "class", "band");
        to.put("p", "cover-product", brand.product() + " · " + cover.title());
        to.put("h1", "cover-customer" + lengthOf(cover.addressee()), cover.addressee());
        to.put("p", "banner-detail", words.say("cover.at") + ": " + words.moment(cover.at()) + " · " + words.say("cover.period") + ": " + detail);
        to.put("p", "banner-detail", words.say("cover.by") + ": " + brand.provider() + (brand.support().isBlank() ? "" : " · " + brand.support()));
        to.close().close();
    }

    private static String lengthOf(String name) {
        return name.length() > VERY_LONG_NAME ? " very-long" : name.length() > LONG_NAME ? " long" : "";
    }

    final void cover(List<Fact> more) {
        var brand = cover.brand();
        to.open("div", "class", "cover");
        to.open("div", "class", "cover-top");
        brand.logo().ifPresentOrElse(this::logo, () -> to.put("p", "cover-provider", brand.provider()));
        to.close();
        to.open("div", "class", "band");
        to.put("p", "cover-product", brand.product());
        to.put("h1", "cover-title", cover.title());
        to.put("p", "cover-for", words.say("cover.for"));
        to.put("p", "cover-customer" + lengthOf(cover.addressee()), cover.addressee());
        to.close();
        to.open("div", "class", "cover-facts");
        fact("cover.at", words.moment(cover.at()));
        more.forEach(one -> fact(one.label(), one.value()));
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
        String alt = words.say("contents.picture", cover.brand().provider());
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

    final void section(String id, String title) {
        to.open("div", "class", "section", "id", id).put("h2", "", title);
    }

    /// A section that is short enough to stand on the page of the one before, where that leaves room for all of it.
    final void shortSection(String id, String title) {
        to.open("div", "class", "section short", "id", id).put("h2", "", title);
    }

    /// A section that begins below a short one.
    final void sectionBelow(String id, String title) {
        to.open("div", "class", "section below", "id", id).put("h2", "", title);
    }

    final void figure(String label, String value, String detail) {
        to.open("div", "class", "figure");
        to.put("p", "label", words.say(label)).put("p", "number", value).put("p", "detail", detail);
        to.close();
    }

    final void domain(ReportDomain domain, int index) {
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
        to.open("h4", "class", "part", "style", "-fs-page-break-min-height: " + roomWith(domain.records().getFirst()) + "mm").text(words.say("domain.records")).close();
        to.open("table", "class", "in-words");
        heads(List.of("record", "words"), List.of("", ""));
        to.open("tbody");
        domain.records().forEach(record -> {
            to.open("tr").open("td").put("p", "where", record.name()).put("p", "mono", shortened(record.text())).close();
            to.put("td", "", record.meaning()).close();
        });
        to.close().close();
    }

    /// The room that the heading, the heads of the table and its first record take, in millimetres, rather too much than too little. Where a page has less,
    /// all of it goes to the next: a row that may not be broken goes there by itself, and would leave what stands above it behind.
    private static int roomWith(RecordInWords first) {
        int record = 1 + lines(shortened(first.text()), RECORD_LETTERS);
        return Math.min(MOST_ROOM, ROOM_ABOVE + LINE * Math.max(record, lines(first.meaning(), MEANING_LETTERS)));
    }

    private static int lines(String text, int letters) {
        return Math.ceilDiv(text.length(), letters);
    }

    /// A public key has hundreds of letters that nobody reads, and the words beside it say what it is: its two ends are enough to know it by.
    private static String shortened(String text) {
        return text.length() <= LONGEST_TERM ? text : text.substring(0, TERM_BEGIN) + "…" + text.substring(text.length() - TERM_END);
    }

    /// @param traffic true when the report speaks of messages
    final void glossary(boolean traffic) {
        section("glossary", words.say("section.glossary"));
        for (var term : GLOSSARY) {
            if (term.equals("compliance") && !traffic) {
                continue;
            }
            to.open("div", "class", "term").put("p", "term-name", words.say("glossary." + term))
                    .put("p", "term-text", words.say("glossary." + term + ".text")).close();
        }
        to.close();
    }

    final void heads(List<String> columns, List<String> classes) {
        to.open("thead").open("tr");
        for (int i = 0; i < columns.size(); i++) {
            to.open("th", "scope", "col", "class", classes.get(i)).text(words.say("column." + columns.get(i))).close();
        }
        to.close().close();
    }

    /// Three steps, as many filled as the domain has taken, and the word.
    final void stage(ReportStage stage) {
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

    final void severity(ReportSeverity severity) {
        to.put("span", "severity " + code(severity), words.severity(severity));
    }

    /// The name in the reader's letters, or as it is in DNS where the fonts lack some of them.
    final String name(ReportDomain domain) {
        return Optional.of(domain.name().unicode()).filter(fonts::canShow).orElse(domain.name().ascii());
    }

    final String amount(long number) {
        return numbers.format(number);
    }

    final String number(int number) {
        return numbers.format(number);
    }

    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String read(String resource) {
        try (var stream = ReportPages.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("The style sheet " + resource + " is not in the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new PdfFailure("The style sheet " + resource + " cannot be read", broken);
        }
    }
}
