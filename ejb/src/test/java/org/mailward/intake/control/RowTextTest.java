package org.mailward.intake.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailward.intake.store.Entry;
import org.mailward.mailauth.orgdomain.PublicSuffixList;
import org.mailward.mailauth.report.AggregateReader;
import org.mailward.mailauth.report.AggregateReading;
import org.mailward.mailauth.report.ReportLimits;
import org.mailward.platform.persistence.TextLines;
import org.mailward.sources.Attributing;
import org.mailward.sources.ServiceCatalogue;
import org.mailward.sources.SourceClass;

/// A source is what its messages are counted as.
class RowTextTest {

    private static final PublicSuffixList SUFFIXES = PublicSuffixList.read("// VERSION: 2026-01-31\ncom\nnet\n", "a test");
    private static final String RESULTS = "<auth_results><dkim><domain>mail.example.com</domain><selector>s1</selector><result>pass</result></dkim>"
            + "<spf><domain>bounce.example.com</domain><scope>mfrom</scope><result>pass</result></spf></auth_results>";
    /// Rows in a pack.
    private static final int PACK = 500;

    @Test
    void where_a_receiver_does_not_say_what_was_aligned_the_source_is_aligned_as_its_messages_are() throws IOException {
        var said = path("<dkim>pass</dkim><spf>pass</spf>", RESULTS);
        for (String silent : List.of("", "<dkim></dkim><spf/>", "<dkim>passed</dkim><spf>yes</spf>")) {
            var path = path(silent, RESULTS);
            assertEquals(List.of(new Entry.Tally(3, 0, 1, 7)), path.tallies());
            assertEquals(SourceClass.ALIGNED.code(), path.classCode(), silent);
            assertEquals(said.id(), path.id(), "another receiver's word on the same way");
        }
    }

    @Test
    void what_a_receiver_says_counts_before_what_can_be_thought() throws IOException {
        var path = path("<dkim>fail</dkim><spf>fail</spf>", RESULTS);
        assertEquals(List.of(new Entry.Tally(0, 0, 1, 7)), path.tallies());
        assertEquals(SourceClass.KNOWN_UNALIGNED.code(), path.classCode());
    }

    @Test
    void what_passed_for_somebody_else_aligns_nothing() throws IOException {
        var path = path("", RESULTS.replace("example.com", "example.net"));
        assertEquals(List.of(new Entry.Tally(0, 0, 1, 7)), path.tallies());
        assertEquals(SourceClass.UNKNOWN.code(), path.classCode());
    }

    @Test
    void rows_that_differ_in_address_and_number_alone_say_the_rest_once() throws IOException {
        var others = record("198.51.100.1", 1, "example.com", "", RESULTS) + record("198.51.100.2", 2, "a.example.com", "", RESULTS) + record("2001:db8::1", 3, "example.com", "", RESULTS)
                + record("198.51.100.1", 4, "example.com", "<dkim>fail</dkim>", RESULTS) + record("198.51.100.1", 5, "a.example.com", "", RESULTS);
        assertEquals(List.of(line("198.51.100.1", 1, 3, rest("example.com")), line("198.51.100.2", 2, 3, rest("a.example.com")), line("2001:db8::1", 3, 3, "0"),
                line("198.51.100.1", 4, 2, rest("example.com")), line("198.51.100.1", 5, 3, "1")), lines(others));
    }

    @Test
    void each_pack_says_it_anew() throws IOException {
        var lines = lines(IntStream.range(0, 2 * PACK + 1).mapToObj(no -> record("198.51.100.1", 1, "example.com", "", RESULTS)).collect(Collectors.joining()));
        var pack = Stream.concat(Stream.of(line("198.51.100.1", 1, 3, rest("example.com"))), Stream.generate(() -> line("198.51.100.1", 1, 3, "0"))).limit(PACK).toList();
        // An empty line ends a pack.
        assertEquals(Stream.of(pack, List.of(""), pack, List.of(""), pack.subList(0, 1)).flatMap(List::stream).toList(), lines);
    }

    private static String line(String source, int messages, int result, String rest) {
        return "[\"" + source + "\"," + messages + ",0," + result + ",PATH," + rest + "]";
    }

    private static String rest(String from) {
        return "\"" + from + "\",\"\",\"\",{\"dkim\":[{\"d\":\"mail.example.com\",\"s\":\"s1\",\"r\":\"pass\"}],\"spf\":[{\"d\":\"bounce.example.com\",\"c\":\"mfrom\",\"r\":\"pass\"}]}";
    }

    private static List<String> lines(String records) throws IOException {
        try (var lines = new TextLines(1 << 16)) {
            read(lines, records);
            return new String(lines.open().readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> line.replaceFirst("\"[0-9a-f]{8}-[-0-9a-f]{27}\"", "PATH")).toList();
        }
    }

    private static Entry.Path path(String evaluated, String results) throws IOException {
        try (var lines = new TextLines(1 << 16)) {
            return read(lines, record("203.0.113.9", 7, "example.com", evaluated, results)).paths().getFirst();
        }
    }

    private static String record(String source, int count, String from, String evaluated, String results) {
        return "<record><row><source_ip>" + source + "</source_ip><count>" + count + "</count><policy_evaluated><disposition>none</disposition>" + evaluated + "</policy_evaluated></row>"
                + "<identifiers><header_from>" + from + "</header_from></identifiers>" + results + "</record>";
    }

    private static RowText read(TextLines lines, String records) throws IOException {
        var report = "<feedback><report_metadata><org_name>receiver.test</org_name><email>dmarc@receiver.test</email><report_id>1</report_id>"
                + "<date_range><begin>1780272000</begin><end>1780358399</end></date_range></report_metadata><policy_published><domain>example.com</domain><p>none</p></policy_published>"
                + records + "</feedback>";
        var rows = new RowText(lines, new Attributing(ServiceCatalogue.standard()), SUFFIXES, 1 << 20);
        var read = AggregateReader.read(new ByteArrayInputStream(report.getBytes(StandardCharsets.UTF_8)), Instant.parse("2026-06-02T00:00:00Z"), ReportLimits.DEFAULTS, rows);
        assertInstanceOf(AggregateReading.Read.class, read, read.toString());
        return rows;
    }
}
