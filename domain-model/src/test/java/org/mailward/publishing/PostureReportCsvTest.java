package org.mailward.publishing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostureReportCsvTest {

    @Test
    void one_line_for_each_domain_with_the_figures_of_the_report() {
        var report = PostureReportTest.report(List.of(
                PostureReportTest.domain("bäckerei.example", ReportStage.MONITORING, 50, PostureReportTest.finding(ReportSeverity.HIGH, "Something."),
                        PostureReportTest.finding(ReportSeverity.LOW, "Little.")),
                PostureReportTest.domains(0, 0, 0, 0, 1).getFirst()));
        assertEquals("""
                \uFEFFdomain,domain_ascii,stage,score,grade,worst_severity,critical,high,medium,low,info,open_findings,unknown_checks,last_scan
                bäckerei.example,xn--bckerei-5wa.example,MONITORING,50,D,HIGH,0,1,0,1,0,2,0,2026-11-22T04:12:00Z
                d0.example,d0.example,UNKNOWN,,,,0,0,0,0,0,0,1,
                """.replace("\n", "\r\n"), new String(PostureReportCsv.of(report), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void a_cell_that_a_spreadsheet_would_carry_out_begins_with_an_apostrophe(String text) {
        String cell = SafeCsv.cell(text);
        assertEquals("'" + text, cell.startsWith("\"") ? cell.substring(1, cell.length() - 1) : cell);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            plain   | plain
            a,b     | "a,b"
            a;b     | "a;b"
            say "a" | "say ""a\"""
            """)
    void separators_and_quotes_are_quoted(String text, String cell) {
        assertEquals(cell, SafeCsv.cell(text));
    }
}
