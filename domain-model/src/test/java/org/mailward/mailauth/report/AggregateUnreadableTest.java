package org.mailward.mailauth.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.mailauth.report.Sample.DECLARATION;
import static org.mailward.mailauth.report.Sample.RECORD;
import static org.mailward.mailauth.report.Sample.REPORT;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What could make a figure wrong makes the whole report unreadable, with a sentence and a place.
class AggregateUnreadableTest {

    record Row(Fault fault, String damage, String by, String says) {
    }

    static Stream<Row> rows() {
        String count = "<count>3</count>";
        return Stream.of(
                new Row(Fault.COUNT_UNREADABLE, count, "<count>-3</count>", "'-3' messages"),
                new Row(Fault.COUNT_UNREADABLE, count, "<count></count>", "does not say how many"),
                new Row(Fault.COUNT_UNREADABLE, count, "", "does not say how many"),
                new Row(Fault.COUNT_UNREADABLE, count, "<count>1,234</count>", "'1,234'"),
                new Row(Fault.COUNT_UNREADABLE, count, "<count>3.5</count>", "'3.5'"),
                new Row(Fault.COUNT_UNREADABLE, count, "<count>1e3</count>", "'1e3'"),
                new Row(Fault.COUNT_UNREADABLE, count, "<count>99999999999999999999</count>", "no number"),
                new Row(Fault.COUNT_UNREADABLE, count, "<count>2000000000000</count>", "no number"),
                // Each record counts what a record may; together they are more than a sum of days could hold.
                new Row(Fault.COUNT_UNREADABLE, RECORD, RECORD.replace(count, "<count>1000000000000</count>") + RECORD, "more than any receiver sees"),
                new Row(Fault.COUNT_UNREADABLE, count, "<count>1\u00012</count>", "no number"),
                new Row(Fault.COUNT_UNREADABLE, count, "<count>1<b>2</b></count>", "no number"),
                new Row(Fault.SOURCE_UNREADABLE, "192.0.2.1", "unknown", "'unknown'"),
                new Row(Fault.SOURCE_UNREADABLE, "192.0.2.1", "192.000.002.001", "no IP address"),
                new Row(Fault.SOURCE_UNREADABLE, "192.0.2.1", "192.0.2.0/24", "no IP address"),
                new Row(Fault.SOURCE_UNREADABLE, "<source_ip>192.0.2.1</source_ip>", "", "which server"),
                new Row(Fault.CONTRADICTORY, count, "<count>3</count><count>4</count>", "twice"),
                new Row(Fault.CONTRADICTORY, "<begin>1795564800</begin>", "<begin>1795564800</begin><begin>1795564801</begin>", "twice"),
                new Row(Fault.CONTRADICTORY, "</policy_published>", "<domain>example.net</domain></policy_published>", "twice"),
                new Row(Fault.RANGE_UNREADABLE, "<begin>1795564800</begin>", "", "does not say when"),
                new Row(Fault.RANGE_UNREADABLE, "<begin>1795564800</begin>", "<begin>yesterday</begin>", "'yesterday'"),
                new Row(Fault.RANGE_UNREADABLE, "<begin>1795564800</begin>", "<begin>-1</begin>", "'-1'"),
                new Row(Fault.RANGE_ABSURD, "<begin>1795564800</begin>", "<begin>0</begin>", "1970-01-01"),
                new Row(Fault.RANGE_ABSURD, "<begin>1795564800</begin><end>1795651199</end>", "<begin>4070908800</begin><end>4070995199</end>", "2099-01-01"),
                new Row(Fault.RANGE_ABSURD, "<begin>1795564800</begin>", "<begin>1695564800</begin>", "days"),
                new Row(Fault.DOMAIN_UNREADABLE, "<domain>example.org</domain><p>", "<p>", "which domain"),
                new Row(Fault.DOMAIN_UNREADABLE, "<domain>example.org</domain><p>", "<domain>not a domain</domain><p>", "'not a domain'"),
                new Row(Fault.SEVERAL_REPORTS, "</feedback>\n", "</feedback>\n" + REPORT.substring(DECLARATION.length()), "second report"),
                new Row(Fault.SEVERAL_REPORTS, RECORD, "<feedback>" + RECORD + "</feedback>", "second report"),
                new Row(Fault.ENTITIES, DECLARATION, DECLARATION + "<!DOCTYPE feedback [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "entities of its own"),
                new Row(Fault.ENTITIES, DECLARATION, DECLARATION + "<!doctype feedback SYSTEM \"http://192.0.2.1/\" [<!ENTITY % x \"y\">]>".replace("doctype", "DOCTYPE"), "entities of its own"),
                // Records that do not fit together.
                new Row(Fault.MALFORMED, "</source_ip>", "", "not closed"),
                new Row(Fault.MALFORMED, "</count>", "", "not closed"),
                new Row(Fault.MALFORMED, "</row>", "", "not closed"),
                new Row(Fault.MALFORMED, "<row>", "</row>", "never opened"),
                new Row(Fault.MALFORMED, "</record>\n", "\n" + RECORD, "begins inside of it"),
                new Row(Fault.MALFORMED, "</row>", "</row><row><source_ip>192.0.2.1</source_ip><count>3</count></row>", "second row"),
                new Row(Fault.MALFORMED, "<record>", "", "cannot stand"),
                new Row(Fault.MALFORMED, "</feedback>", "</record></feedback>", "never opened"),
                new Row(Fault.MALFORMED, RECORD, "<extension><x>" + RECORD, "not closed"),
                new Row(Fault.TRUNCATED, "</auth_results></record>\n</feedback>\n", "", "inside a record"),
                new Row(Fault.TRUNCATED, "</feedback>\n", "", "after its first record"),
                new Row(Fault.TRUNCATED, "</feedback>\n", "</", "after its first record"),
                new Row(Fault.TRUNCATED, RECORD + "</feedback>\n", "", "before its first record"),
                new Row(Fault.NOT_A_REPORT, REPORT, "<html><body>Not found<br></body>", "no element 'feedback'"),
                new Row(Fault.NOT_A_REPORT, REPORT, "hello", "no element 'feedback'"),
                new Row(Fault.EMPTY, REPORT, " \n", "empty"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void is_told_with_its_reason(Row row) {
        assertTrue(REPORT.contains(row.damage), () -> row.damage + " is not in the report");
        var result = Sample.read(REPORT.replace(row.damage, row.by));
        Unreadable unreadable = result.unreadable();
        assertEquals(row.fault, unreadable.fault(), unreadable::toString);
        assertTrue(unreadable.sentence().contains(row.says), unreadable::toString);
    }

    @Test
    void the_record_is_named() {
        String second = RECORD.replace("<count>3</count>", "<count>x</count>");
        assertEquals("record 3", Sample.read(REPORT.replace(RECORD, RECORD + RECORD + second)).unreadable().where());
    }

    /// Cut anywhere, it is never read as if it were whole, nothing is thrown, and what was read before is true.
    @Test
    void cut_at_every_byte_it_says_so() {
        byte[] whole = Sample.utf8(REPORT.replace(RECORD, RECORD + RECORD));
        int lastTag = new String(whole, StandardCharsets.UTF_8).indexOf("</feedback>");
        for (int length = 0; length < lastTag + 3; length++) {
            var result = Sample.read(Arrays.copyOf(whole, length));
            Fault fault = result.unreadable().fault();
            assertTrue(fault == Fault.TRUNCATED || length <= DECLARATION.length() && fault == Fault.EMPTY, length + ": " + fault);
            assertTrue(result.rows().stream().allMatch(row -> row.messages() == 3));
        }
        for (int length = lastTag + 3; length < whole.length; length++) {
            assertEquals(2, Sample.read(Arrays.copyOf(whole, length)).read().rows());
        }
    }

    @Test
    void who_sent_it_cannot_be_told_after_the_records() {
        String nobody = REPORT.replace("<org_name>Receiver</org_name>", "").replace("</feedback>", "<report_metadata><org_name>Receiver</org_name></report_metadata></feedback>");
        assertEquals(Fault.CONTRADICTORY, Sample.read(nobody).unreadable().fault());
    }

    @Test
    void limits_hold() {
        var limits = new ReportLimits(1 << 20, 250, 1 << 20, 8, 10, 2, 1000, 10, 10, 1000);
        assertEquals(Fault.TOO_MANY_ROWS, Sample.read(Sample.utf8(REPORT.replace(RECORD, RECORD.repeat(3))), limits).unreadable().fault());
        assertEquals(2, Sample.read(Sample.utf8(REPORT.replace(RECORD, RECORD.repeat(2))), limits).read().rows());
        assertEquals(Fault.TEXT_TOO_LONG, Sample.read(Sample.utf8(REPORT.replace("Receiver", "x".repeat(1001))), limits).unreadable().fault());
        assertEquals(Fault.TEXT_TOO_LONG, Sample.read(Sample.utf8(REPORT.replace("<record>", "<record id=\"" + "x".repeat(1001) + "\">")), limits).unreadable().fault());
        assertEquals(Fault.NESTED_TOO_DEEP, Sample.read(Sample.utf8(REPORT.replace("Receiver", "<a>".repeat(20))), limits).unreadable().fault());
    }
}
