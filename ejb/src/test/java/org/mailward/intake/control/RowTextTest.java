package org.mailward.intake.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
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

    private static Entry.Path path(String evaluated, String results) throws IOException {
        var report = "<feedback><report_metadata><org_name>receiver.test</org_name><email>dmarc@receiver.test</email><report_id>1</report_id>"
                + "<date_range><begin>1780272000</begin><end>1780358399</end></date_range></report_metadata><policy_published><domain>example.com</domain><p>none</p></policy_published>"
                + "<record><row><source_ip>203.0.113.9</source_ip><count>7</count><policy_evaluated><disposition>none</disposition>" + evaluated + "</policy_evaluated></row>"
                + "<identifiers><header_from>example.com</header_from></identifiers>" + results + "</record></feedback>";
        try (var lines = new TextLines(1 << 16)) {
            var rows = new RowText(lines, new Attributing(ServiceCatalogue.standard()), SUFFIXES, 1 << 20);
            var read = AggregateReader.read(new ByteArrayInputStream(report.getBytes(StandardCharsets.UTF_8)), Instant.parse("2026-06-02T00:00:00Z"), ReportLimits.DEFAULTS, rows);
            assertInstanceOf(AggregateReading.Read.class, read, read.toString());
            return rows.paths().getFirst();
        }
    }
}
