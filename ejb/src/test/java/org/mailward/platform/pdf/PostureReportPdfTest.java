package org.mailward.platform.pdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailward.publishing.Brand;
import org.mailward.publishing.Colour;
import org.mailward.publishing.ExposureReport;
import org.mailward.publishing.PostureReport;
import org.mailward.publishing.RasterLogo;
import org.mailward.publishing.RecordInWords;
import org.mailward.publishing.ReportDomain;
import org.mailward.publishing.ReportSeverity;
import org.mailward.publishing.ReportStage;
import org.mailward.publishing.VectorLogo;
import org.mailward.sources.SourceClass;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class PostureReportPdfTest {

    private static final PostureReportPdf PDF = new PostureReportPdf();

    @BeforeAll
    static void prepareTheValidator() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    static Stream<Arguments> files() {
        var hostile = Reports.report("<script>alert('&amp;')</script>\u0000\u001B[31m \uD800 \u202Emoc.live\u202C 株式会社", Locale.UK, ZoneOffset.UTC,
                Reports.brand(Optional.of(RasterLogo.of(png()))), List.of(Reports.domain("xn--80ak6aa92e.example", ReportStage.UNPROTECTED)));
        var written = Reports.report("Acme", Locale.US, ZoneOffset.UTC, Reports.brand(Optional.of(new VectorLogo(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 90 20'><defs><linearGradient id='g'><stop stop-color='#036'/>"
                        + "<stop offset='1' stop-color='#6cf' stop-opacity='0.5'/></linearGradient></defs><rect width='90' height='20' fill='url(#g)'/>"
                        + "<text x='4' y='15' font-family='Helvetica' font-size='14'>Häfen</text></svg>"))), List.of());
        return Stream.of(
                Arguments.of("two", Reports.two(), PaperSize.A4, Edition.TECHNICAL),
                Arguments.of("twelve", Reports.twelve(), PaperSize.LETTER, Edition.TECHNICAL),
                Arguments.of("twelve for the management", Reports.twelve(), PaperSize.A4, Edition.MANAGEMENT),
                Arguments.of("two hundred and three for the management", Reports.twoHundredAndThree(), PaperSize.A4, Edition.MANAGEMENT),
                Arguments.of("two for the management, on Letter", Reports.two(), PaperSize.LETTER, Edition.MANAGEMENT),
                Arguments.of("hostile words and a pixel logo", hostile, PaperSize.A4, Edition.TECHNICAL),
                Arguments.of("nothing, and a logo with text", written, PaperSize.LETTER, Edition.TECHNICAL));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void is_an_archive_file_and_can_be_read_aloud(String name, PostureReport report, PaperSize paper, Edition edition) throws Exception {
        byte[] file = PDF.draw(report, paper, edition);
        assertEquals(List.of(), violations(file, PDFAFlavour.PDFA_3_A));
        assertEquals(List.of(), violations(file, PDFAFlavour.PDFUA_1));
    }

    static Stream<Arguments> exposures() {
        var bare = new Brand("SafePost", "SafePost", Colour.of("#ffe600"), Colour.WHITE, Optional.empty(), "", "");
        return Stream.of(
                Arguments.of("unprotected", Reports.exposure(Reports.brand(), ReportStage.UNPROTECTED, Locale.UK), PaperSize.A4),
                Arguments.of("in German", Reports.exposure(Reports.brand(), ReportStage.MONITORING, Locale.GERMANY), PaperSize.A4),
                Arguments.of("refusing, on Letter", Reports.exposure(bare, ReportStage.REJECTING, Locale.US), PaperSize.LETTER),
                Arguments.of("unknown", Reports.exposure(bare, ReportStage.UNKNOWN, Locale.UK), PaperSize.A4));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("exposures")
    void an_exposure_report_is_an_archive_file_and_says_what_the_model_says(String name, ExposureReport report, PaperSize paper) throws Exception {
        byte[] file = PDF.draw(report, paper);
        assertEquals(List.of(), violations(file, PDFAFlavour.PDFA_3_A));
        assertEquals(List.of(), violations(file, PDFAFlavour.PDFUA_1));
        // Lines break inside long names.
        String summary = words(file, 2, 2).replaceAll("\\s", "");
        Stream.of(List.of(report.headline()), report.sentences(), report.meanings(), report.nextSteps()).flatMap(List::stream)
                .forEach(sentence -> assertTrue(summary.contains(sentence.replaceAll("\\s", "")), sentence + " is missing in " + summary));
        report.firstSteps().forEach(step -> assertTrue(summary.contains(step.sentence().replaceAll("\\s", "")), step.sentence()));
    }

    @Test
    void the_validator_finds_what_is_wrong() throws Exception {
        var bare = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            document.addPage(new org.apache.pdfbox.pdmodel.PDPage());
            document.save(bare);
        }
        assertNotEquals(List.of(), violations(bare.toByteArray(), PDFAFlavour.PDFA_3_A));
        assertNotEquals(List.of(), violations(bare.toByteArray(), PDFAFlavour.PDFUA_1));
    }

    @Test
    void the_summary_says_what_the_model_says() throws IOException {
        var report = Reports.twelve();
        var totals = report.totals();
        String summary = words(PDF.draw(report, PaperSize.A4, Edition.TECHNICAL), 2, 2);
        assertTrue(summary.contains(report.headline()), summary);
        report.sentences().forEach(sentence -> assertTrue(summary.contains(sentence), sentence + " is missing in " + summary));
        assertTrue(summary.contains(report.stageMessage()), summary);
        assertTrue(summary.contains(report.gradeMessage().orElseThrow()), summary);
        for (var stage : ReportStage.values()) {
            int count = totals.in(stage);
            assertTrue(summary.contains(report.words().stage(stage) + " " + count + " " + Math.round(100.0 * count / 12) + "%"), stage + " in " + summary);
        }
        totals.grades().forEach((grade, count) -> assertTrue(summary.contains(grade + " " + count), grade + " in " + summary));
        assertTrue(summary.contains("Open findings") && summary.contains(totals.openFindings() + " 2 critical, 4 high"), summary);
    }

    @Test
    void all_203_domains_are_in_the_table_and_each_has_its_section() throws IOException {
        var report = Reports.twoHundredAndThree();
        byte[] file = PDF.draw(report, PaperSize.A4, Edition.TECHNICAL);
        try (var document = Loader.loadPDF(file)) {
            String text = words(document, 1, document.getNumberOfPages());
            for (var domain : report.domains()) {
                String row = domain.name().unicode().replaceFirst("\\.", ". ?").replace(".example", "\\. ?example") + " " + report.words().stage(domain.stage()) + " "
                        + domain.mark().map(mark -> mark.score() + " " + mark.grade()).orElse("– –");
                assertTrue(Pattern.compile(row).matcher(text).find(), row);
            }
            var findings = top(document).stream().filter(item -> item.getTitle().equals(report.words().say("section.findings"))).findFirst().orElseThrow();
            var names = new ArrayList<String>();
            findings.children().forEach(item -> names.add(item.getTitle()));
            assertEquals(report.domains().stream().map(domain -> domain.name().unicode()).toList(), names);
            int last = document.getNumberOfPages();
            var placed = new PDFTextStripper();
            placed.setSortByPosition(true);
            placed.setStartPage(last);
            assertTrue(placed.getText(document).contains("Seite " + last + " von " + last), placed.getText(document));
        }
    }

    @Test
    void no_page_ends_with_a_heading() throws IOException {
        var report = Reports.twoHundredAndThree();
        var headings = new java.util.HashSet<>(List.of(report.words().say("domain.records"), report.words().say("domain.unknowns"), report.words().say("section.findings")));
        report.domains().forEach(domain -> headings.add(domain.name().unicode()));
        try (var document = Loader.loadPDF(PDF.draw(report, PaperSize.A4, Edition.TECHNICAL))) {
            int looked = 0;
            var page = new PDFTextStripper();
            page.setSortByPosition(true);
            for (int at = 2; at <= document.getNumberOfPages(); at++) {
                page.setStartPage(at);
                page.setEndPage(at);
                var lines = page.getText(document).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
                assertTrue(lines.getLast().startsWith(report.brand().footer()), lines.getLast());
                assertFalse(headings.contains(lines.get(lines.size() - 2)), "Page " + at + " ends with " + lines.get(lines.size() - 2));
                looked++;
            }
            assertTrue(looked > 50, "Only " + looked + " pages");
        }
    }

    /// The engine takes a row that may not be broken to the next page by itself, and leaves what stands above it.
    @Test
    void the_heads_of_records_stand_above_a_record_however_long_it_is() throws IOException {
        var domains = new ArrayList<ReportDomain>();
        for (int i = 0; i < 90; i++) {
            var one = Reports.domain("agency-" + (i + 1) + ".government.example", ReportStage.QUARANTINING);
            var meaning = "It says in many words who may send. ".repeat(1 + i % 12);
            domains.add(new ReportDomain(one.name(), one.stage(), one.mark(), one.lastScan(), one.findings(), one.unknowns(),
                    List.of(new RecordInWords(one.name().ascii(), "v=spf1 include:_spf.mail.example -all", meaning), one.records().getFirst())));
        }
        var report = Reports.report("Acme", Locale.UK, ZoneOffset.UTC, Reports.brand(), domains);
        var heads = report.words().say("column.record") + " " + report.words().say("column.words");
        try (var document = Loader.loadPDF(PDF.draw(report, PaperSize.A4, Edition.TECHNICAL))) {
            var page = new PDFTextStripper();
            page.setSortByPosition(true);
            int looked = 0;
            for (int at = 2; at <= document.getNumberOfPages(); at++) {
                page.setStartPage(at);
                page.setEndPage(at);
                var lines = page.getText(document).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
                assertNotEquals(heads, lines.get(lines.size() - 2), "Page " + at + " ends with the heads of a table");
                looked += lines.contains(heads) ? 1 : 0;
            }
            assertTrue(looked > 20, "Only " + looked + " pages with records");
        }
    }

    @Test
    void heads_are_repeated_on_every_page_of_the_table() throws IOException {
        byte[] file = PDF.draw(Reports.twoHundredAndThree(), PaperSize.A4, Edition.TECHNICAL);
        try (var document = Loader.loadPDF(file)) {
            // Behind cover, summary, trend and traffic; 203 rows take more than five pages.
            for (int page = 6; page < 10; page++) {
                assertTrue(words(document, page, page).contains("Domain Stufe Punkte Note"), "Page " + page);
            }
        }
    }

    static Stream<Arguments> forManagement() {
        return Stream.of(PaperSize.values()).flatMap(paper -> Stream.of(Arguments.of(Reports.two(), paper), Arguments.of(Reports.twelve(), paper), Arguments.of(Reports.twoHundredAndThree(), paper)));
    }

    @ParameterizedTest
    @MethodSource("forManagement")
    void the_management_reads_two_pages_whatever_there_is(PostureReport report, PaperSize paper) throws IOException {
        try (var document = Loader.loadPDF(PDF.draw(report, paper, Edition.MANAGEMENT))) {
            assertEquals(2, document.getNumberOfPages());
            String first = words(document, 1, 1);
            assertTrue(first.contains(report.headline()) && first.contains(report.stageMessage()) && first.contains(report.brand().provider()), first);
            report.sentences().forEach(sentence -> assertTrue(first.contains(sentence), sentence + " is missing in " + first));
            String second = words(document, 2, 2);
            assertTrue(second.contains(report.trendMessage().orElseThrow()) && second.contains(report.trafficMessage().orElseThrow()) && second.contains(report.stricterMessage().orElseThrow()), second);
            assertTrue(second.contains(report.domains().getFirst().name().unicode()), second);
        }
    }

    @Test
    void trend_and_traffic_say_what_the_model_says() throws IOException {
        var report = Reports.twelve();
        String text = words(PDF.draw(report, PaperSize.A4, Edition.TECHNICAL), 3, 4);
        for (var point : report.trend().orElseThrow().points()) {
            String row = report.words().shortDay(point.day()) + " " + point.stages().values().stream().map(String::valueOf).collect(Collectors.joining(" ")) + " " + point.average().orElseThrow();
            assertTrue(text.contains(row), row + " is missing in " + text);
        }
        var traffic = report.traffic().orElseThrow();
        assertTrue(text.contains(report.trafficMessage().orElseThrow()) && text.contains(report.stricterMessage().orElseThrow()), text);
        for (var one : SourceClass.values()) {
            var failed = traffic.failed(one);
            var row = String.format(Locale.UK, "%s %,d [\\d.]+%% %,d %,d\\b", Pattern.quote(report.words().source(one)), traffic.byClass().get(one), failed.delivered(), failed.stopped());
            assertTrue(Pattern.compile(row).matcher(text).find(), one + " in " + text);
        }
        traffic.sources().forEach(source -> assertTrue(text.contains(source.name()), source + " in " + text));
    }

    @Test
    void without_scans_and_reports_nothing_is_said_about_them() throws IOException {
        var bare = new PostureReport(Reports.brand(), "Acme", Reports.AT, Locale.UK, ZoneOffset.UTC, Reports.PERIOD, Optional.of(Reports.mark(95)),
                List.of(Reports.domain("acme.example", ReportStage.REJECTING)), Optional.empty(), Optional.empty());
        for (var edition : Edition.values()) {
            String text = words(PDF.draw(bare, PaperSize.A4, edition), 1, 99);
            assertFalse(text.contains("How it came to this") || text.contains("What receivers reported") || text.contains("stricter policy"), text);
        }
    }

    @Test
    void every_finding_comes_with_its_remedy_ready_to_copy() throws IOException {
        String text = words(PDF.draw(Reports.two(), PaperSize.A4, Edition.TECHNICAL), 1, 99);
        for (var finding : Reports.two().domains().getFirst().findings()) {
            assertTrue(text.contains(finding.sentence()), finding.sentence());
            var record = finding.remedy().orElseThrow().record().orElseThrow();
            assertTrue(text.contains("Name " + record.name() + " Typ " + record.type() + " Wert " + record.value()), text);
        }
    }

    @Test
    void management_gets_no_findings_in_detail() throws IOException {
        byte[] file = PDF.draw(Reports.twelve(), PaperSize.A4, Edition.MANAGEMENT);
        assertFalse(words(file, 1, 99).contains("What was seen"));
        assertTrue(words(file, 1, 99).contains(Reports.twelve().headline()));
    }

    @Test
    void the_file_names_the_brand_and_nobody_else() throws IOException {
        byte[] file = PDF.draw(Reports.twelve(), PaperSize.A4, Edition.TECHNICAL);
        try (var document = Loader.loadPDF(file)) {
            var information = document.getDocumentInformation();
            assertEquals("SafePost", information.getProducer());
            assertEquals("SafePost", information.getCreator());
            assertEquals("Harbour Security", information.getAuthor());
            assertEquals("Mail protection report: Northwind Trading", information.getTitle());
            var everything = new StringBuilder(words(document, 1, document.getNumberOfPages()));
            everything.append(new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8));
            information.getMetadataKeys().forEach(key -> everything.append(' ').append(key).append(information.getPropertyStringValue(key)));
            for (var object : document.getDocument().getXrefTable().keySet()) {
                collect(document.getDocument().getObjectFromPool(object).getObject(), everything);
            }
            assertTrue(everything.length() > 100_000, "Only " + everything.length() + " characters were looked at");
            for (var name : List.of("mailward", "openhtmltopdf", "pdfbox", "batik", "flying saucer", "apache")) {
                assertFalse(everything.toString().toLowerCase(Locale.ROOT).contains(name), name + " is in the file");
            }
        }
    }

    @Test
    void markup_in_a_name_is_only_text() throws IOException {
        var report = Reports.report("<script>alert(\"1\")</script> & Söhne]]>\u0007", Locale.UK, ZoneOffset.UTC, Reports.brand(), List.of());
        byte[] file = PDF.draw(report, PaperSize.A4, Edition.TECHNICAL);
        assertTrue(words(file, 1, 1).contains("<script>alert(\"1\")</script> & Söhne]]>\u25A1"), words(file, 1, 1));
        try (var document = Loader.loadPDF(file)) {
            assertTrue(document.getDocumentInformation().getTitle().contains("<script>alert(\"1\")</script> & Söhne]]>\u25A1"));
        }
    }

    @Test
    void a_name_in_letters_that_no_font_has_is_shown_as_it_is_in_dns() throws IOException {
        var report = Reports.report("Acme", Locale.UK, ZoneOffset.UTC, Reports.brand(), List.of(Reports.domain("例え.example", ReportStage.REJECTING)));
        String table = words(PDF.draw(report, PaperSize.A4, Edition.MANAGEMENT), 2, 2);
        assertTrue(table.contains("xn--r8jz45g.example"), table);
    }

    @Test
    void a_report_without_domains_is_still_a_report() throws IOException {
        var report = Reports.report("Acme", Locale.UK, ZoneOffset.UTC, Reports.brand(Optional.empty()), List.of());
        String text = words(PDF.draw(report, PaperSize.A4, Edition.TECHNICAL), 1, 99);
        assertTrue(text.contains("There are no domains in this report yet."), text);
        assertTrue(text.contains("Harbour Security"), text);
    }

    @Test
    void the_same_report_gives_the_same_bytes() {
        assertArrayEquals(PDF.draw(Reports.two(), PaperSize.A4, Edition.TECHNICAL), PDF.draw(Reports.two(), PaperSize.A4, Edition.TECHNICAL));
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.CsvSource({"#FFD400,#FFFFFF", "#0B5C7A,#0B5C7A", "#111111,#222222"})
    void text_on_the_brand_colour_can_be_read(String colour, String ink) {
        var brand = new Brand("SafePost", "Harbour Security", Colour.of(colour), Colour.of(ink), Optional.empty(), "", "");
        var pages = new PostureReportDocument(Reports.report("Acme", Locale.UK, ZoneOffset.UTC, brand, List.of()), PaperSize.A4, new ReportFonts()).compose();
        String styles = pages.getElementsByTagName("style").item(0).getTextContent();
        var band = Pattern.compile("\\.band \\{ background-color: (#[0-9A-F]{6}); color: (#[0-9A-F]{6}); }").matcher(styles);
        assertTrue(band.find());
        assertTrue(Colour.of(band.group(1)).contrastWith(Colour.of(band.group(2))) >= Colour.READABLE);
    }

    @Test
    void every_stage_has_a_colour_that_shows_on_white() {
        for (var stage : ReportStage.values()) {
            assertTrue(Colour.of(ReportCharts.STAGE_COLOURS.get(stage)).contrastWith(Colour.WHITE) >= 3, stage.name());
        }
    }

    @Test
    void paper_follows_the_country() throws IOException {
        assertEquals(PaperSize.LETTER, PaperSize.in("US"));
        assertEquals(PaperSize.LETTER, PaperSize.in("ca"));
        assertEquals(PaperSize.A4, PaperSize.in("DE"));
        assertEquals(PaperSize.A4, PaperSize.in(""));
        try (var letter = Loader.loadPDF(PDF.draw(Reports.two(), PaperSize.LETTER, Edition.MANAGEMENT));
                var a4 = Loader.loadPDF(PDF.draw(Reports.two(), PaperSize.A4, Edition.MANAGEMENT))) {
            letter.getPages().forEach(page -> assertEquals(612, page.getMediaBox().getWidth(), 0.5));
            a4.getPages().forEach(page -> assertEquals(595.3, page.getMediaBox().getWidth(), 0.5));
        }
    }

    /// Everything readable in one object, without following references to others.
    private static void collect(COSBase object, StringBuilder to) throws IOException {
        switch (object) {
            case COSStream stream -> {
                stream.entrySet().forEach(entry -> to.append(' ').append(entry.getKey().getName()));
                try (var content = stream.createInputStream()) {
                    to.append(' ').append(new String(content.readAllBytes(), StandardCharsets.ISO_8859_1));
                }
            }
            case COSDictionary dictionary -> {
                for (var entry : dictionary.entrySet()) {
                    to.append(' ').append(entry.getKey().getName());
                    collect(entry.getValue(), to);
                }
            }
            case COSArray array -> {
                for (var item : array) {
                    collect(item, to);
                }
            }
            case COSString string -> to.append(' ').append(string.getString());
            case COSName name -> to.append(' ').append(name.getName());
            case null, default -> {
                // Numbers, references and nothing hold no name.
            }
        }
    }

    private static List<String> violations(byte[] file, PDFAFlavour flavour) throws Exception {
        try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(file), flavour);
                var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .map(broken -> broken.getRuleId().getClause() + ": " + broken.getMessage() + " at " + broken.getLocation().getContext())
                    .distinct().toList();
        }
    }

    private static List<PDOutlineItem> top(PDDocument document) {
        var items = new ArrayList<PDOutlineItem>();
        document.getDocumentCatalog().getDocumentOutline().children().forEach(items::add);
        return items;
    }

    private static String words(byte[] file, int from, int to) throws IOException {
        try (var document = Loader.loadPDF(file)) {
            return words(document, from, to);
        }
    }

    private static String words(PDDocument document, int from, int to) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setSortByPosition(false);
        stripper.setStartPage(from);
        stripper.setEndPage(to);
        return stripper.getText(document).replaceAll("\\s+", " ");
    }

    static byte[] png() {
        try {
            var picture = new BufferedImage(120, 40, BufferedImage.TYPE_INT_ARGB);
            for (int x = 0; x < 120; x++) {
                picture.setRGB(x, x / 3, 0x80AA3300);
            }
            var file = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", file);
            return file.toByteArray();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
