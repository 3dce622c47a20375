package org.mailward.system.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/// A posture report, read from the words in its PDF.
///
/// @param text in the order in which people read
public record Report(String text) {

    private static final String STAGE = "(Unprotected|Monitoring|Quarantining|Rejecting|Unknown)";
    private static final Pattern STAGE_LINE = Pattern.compile("(?m)^" + STAGE + " ([\\d,]+) \\d+ ?%");
    private static final Pattern TOTAL = Pattern.compile("(?m)^([\\d,]+) (\\d+|–) ([\\d,]+) ([\\d,]+)$");
    private static final Pattern AVERAGE = Pattern.compile("average score is (\\d+) of 100");
    private static final Pattern FINDINGS = Pattern.compile("([\\d,]+) findings? (?:is|are) open");
    /// A long name goes on in the line below.
    private static final Pattern DOMAIN_LINE = Pattern.compile("(?m)^(\\S+) " + STAGE + " (\\d+|–) (.*?) *$(?:\\n(\\S+)$)?");
    private static final Pattern OPEN = Pattern.compile("([\\d,]+) \\d{1,2} \\w+ \\d{4}$");

    public static Report of(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            var words = new PDFTextStripper();
            words.setSortByPosition(true);
            words.setLineSeparator("\n");
            return new Report(words.getText(document).replaceAll("[\\u00a0\\u202f]", " "));
        } catch (IOException e) {
            throw new UncheckedIOException("The report is no PDF", e);
        }
    }

    int number(String label) {
        if (!label.equals("Domains")) {
            throw new IllegalArgumentException("The report's summary has no figure '" + label + "'");
        }
        var total = TOTAL.matcher(text);
        if (!total.find()) {
            throw new AssertionError("The report has no summary: " + text.substring(0, Math.min(2000, text.length())));
        }
        return Figures.number(total.group(1));
    }

    Map<String, Integer> stages() {
        var stages = new TreeMap<String, Integer>();
        STAGE_LINE.matcher(text).results().forEach(line -> stages.put(line.group(1), Figures.number(line.group(2))));
        return stages;
    }

    int openFindings() {
        return FINDINGS.matcher(text.replaceAll("\\s+", " ")).results().findFirst().map(found -> Figures.number(found.group(1))).orElse(0);
    }

    Optional<Integer> averageScore() {
        return AVERAGE.matcher(text.replaceAll("\\s+", " ")).results().findFirst().map(found -> Figures.number(found.group(1)));
    }

    /// The names in the table of domains.
    TreeSet<String> domains() {
        return standings().map(Standing::domain).collect(java.util.stream.Collectors.toCollection(TreeSet::new));
    }

    Stream<Standing> standings() {
        return DOMAIN_LINE.matcher(text).results().map(line -> new Standing(line.group(1) + Optional.ofNullable(line.group(5)).orElse(""), line.group(2), Figures.maybe(line.group(3)),
                OPEN.matcher(line.group(4)).results().findFirst().map(open -> Figures.number(open.group(1))).orElse(-1)));
    }
}
