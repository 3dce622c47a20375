package org.mailward.mailauth.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.mailauth.report.Sample.DECLARATION;
import static org.mailward.mailauth.report.Sample.RECORD;
import static org.mailward.mailauth.report.Sample.REPORT;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is odd is told and changes no figure.
class AggregateQuirksTest {

    /// @param damage what is replaced in a right report
    /// @param section the standard's section that it is not as
    record Row(Quirk quirk, String damage, String by, String section) {
    }

    static Stream<Row> rows() {
        String no = "";
        return Stream.of(
                new Row(Quirk.NO_XML_DECLARATION, DECLARATION, no, "XML 1.0 §2.8"),
                new Row(Quirk.LEADING_SPACE, DECLARATION, "\n \n" + DECLARATION, "XML 1.0 §2.8"),
                new Row(Quirk.BYTE_ORDER_MARK, DECLARATION, "\uFEFF" + DECLARATION, "XML 1.0 §4.3.3"),
                new Row(Quirk.NAMESPACE_OLD, "urn:ietf:params:xml:ns:dmarc-2.0", "http://dmarc.org/dmarc-xml/0.2", "RFC 9990 §3.1"),
                new Row(Quirk.NAMESPACE_WRONG, "urn:ietf:params:xml:ns:dmarc-2.0", "http://www.w3.org/2001/XMLSchema", "RFC 9990 §3.1"),
                new Row(Quirk.DOCTYPE, DECLARATION, DECLARATION + "<!DOCTYPE feedback>\n", "RFC 9990 §3.1.1"),
                new Row(Quirk.FOUR_BYTE_CHARACTERS, "Receiver", "Receiver \uD83D\uDCE7", "XML 1.0 §2.2"),
                new Row(Quirk.STRAY_ELEMENT, "<p>reject</p>", "<p>reject</p><best_guess>x</best_guess>", "RFC 9990 §3.1.1"),
                new Row(Quirk.STRAY_TEXT, "<p>reject</p>", "<p>reject</p>11", "RFC 9990 §3.1.1"),
                new Row(Quirk.UPPER_CASE_NAME, "org_name>", "Org_Name>", "RFC 9990 §3.1.1"),
                new Row(Quirk.REPEATED_ELEMENT, "<p>reject</p>", "<p>reject</p><p>none</p>", "RFC 9990 §3.1.1"),
                new Row(Quirk.NO_VERSION, "<version>1.0</version>", no, "RFC 7489, appendix C"),
                new Row(Quirk.NO_ORG_NAME, "<org_name>Receiver</org_name>", "<org_name></org_name>", "RFC 9990 §3.1.1"),
                new Row(Quirk.NO_EMAIL, "<email>dmarc@receiver.example</email>", no, "RFC 9990 §3.1.1"),
                new Row(Quirk.NO_REPORT_ID, "<report_id>r-1</report_id>", "<report_id/>", "RFC 9990 §3.1.1"),
                new Row(Quirk.NO_POLICY, "<p>reject</p>", no, "RFC 9990 §3.1.1"),
                new Row(Quirk.NO_DISPOSITION, "<disposition>none</disposition>", "<disposition> </disposition>", "RFC 9990 §3.1.1"),
                new Row(Quirk.NO_EVALUATION, "<spf>fail</spf>", no, "RFC 9990 §3.1.1"),
                new Row(Quirk.NO_HEADER_FROM, "<header_from>example.org</header_from>", no, "RFC 9990 §3.1.1"),
                new Row(Quirk.NO_SPF_RESULT, "<spf><domain>bounce.example.org</domain><scope>mfrom</scope><result>pass</result></spf>", no, "RFC 9990 §3.1.1"),
                new Row(Quirk.NO_SPF_SCOPE, "<scope>mfrom</scope>", no, "RFC 7489, appendix C"),
                new Row(Quirk.NO_DKIM_SELECTOR, "<selector>s1</selector>", no, "RFC 9990 §3.1.1"),
                new Row(Quirk.EMPTY_REASON, "<spf>fail</spf></policy", "<spf>fail</spf><reason><type></type><comment/></reason></policy", "RFC 9990 §3.1.1"),
                new Row(Quirk.UPPER_CASE_WORD, "<dkim>pass</dkim>", "<dkim>Pass</dkim>", "RFC 9990 §3.1.1"),
                new Row(Quirk.OLD_WORD, "<spf>fail</spf>", "<spf>hardfail</spf>", "RFC 8601 §2.7.2"),
                new Row(Quirk.UNKNOWN_WORD, "<disposition>none</disposition>", "<disposition>delivered</disposition>", "RFC 9990 §3.1.1"),
                new Row(Quirk.ODD_NUMBER, "<count>3</count>", "<count>3.0</count>", "RFC 9990 §3.1.1"),
                new Row(Quirk.ODD_ADDRESS, "192.0.2.1", "[192.0.2.1]", "RFC 3986 §3.2.2"),
                new Row(Quirk.ODD_ADDRESS, "192.0.2.1", "192.0.2.1/32", "RFC 3986 §3.2.2"),
                new Row(Quirk.ODD_DATE, "<begin>1795564800</begin>", "<begin>2026-11-25T00:00:00Z</begin>", "RFC 9990 §3.1.1"),
                new Row(Quirk.ODD_DATE, "<begin>1795564800</begin>", "<begin>1795564800000</begin>", "RFC 9990 §3.1.1"),
                new Row(Quirk.ODD_DATE, "<begin>1795564800</begin>", "<begin>1795564800.25</begin>", "RFC 9990 §3.1.1"),
                new Row(Quirk.ODD_DATE, "<begin>1795564800</begin>", "<begin>1.7955648E9</begin>", "RFC 9990 §3.1.1"),
                new Row(Quirk.ODD_DATE, "<begin>1795564800</begin>", "<begin>2026-11-25 00:00:00</begin>", "RFC 9990 §3.1.1"),
                new Row(Quirk.ODD_DATE, "<begin>1795564800</begin>", "<begin>2026-11-25T01:00:00+0100</begin>", "RFC 9990 §3.1.1"),
                new Row(Quirk.ODD_DATE, "<begin>1795564800</begin>", "<begin>2026-11-25</begin>", "RFC 9990 §3.1.1"),
                new Row(Quirk.REVERSED_RANGE, "<begin>1795564800</begin><end>1795651199</end>", "<begin>1795651199</begin><end>1795564800</end>", "RFC 9990 §3.1.1"),
                // What is not well-formed, and leaves every record certain.
                new Row(Quirk.CONTROL_CHARACTERS, "bounce.example.org</domain>", "bounce.example.org\u0001</domain>", "XML 1.0 §2.2"),
                new Row(Quirk.CONTROL_CHARACTERS, "Receiver", "Rece&#0;iver", "XML 1.0 §4.1"),
                new Row(Quirk.UNESCAPED_AMPERSAND, "Receiver", "Receiver & Sons", "XML 1.0 §2.4"),
                new Row(Quirk.UNESCAPED_AMPERSAND, "Receiver", "Receiver&nbsp;Sons", "XML 1.0 §4.1"),
                new Row(Quirk.UNESCAPED_BRACKET, "dmarc@receiver.example", "<dmarc@receiver.example>", "XML 1.0 §2.4"),
                new Row(Quirk.UNCLOSED_ELEMENT, DECLARATION, DECLARATION + "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">", "XML 1.0 §3.1"),
                new Row(Quirk.UNCLOSED_ELEMENT, "<report_id>", "<extra_contact_info>somebody<report_id>", "XML 1.0 §3.1"),
                new Row(Quirk.UNCLOSED_ELEMENT, "</report_metadata>", no, "XML 1.0 §3.1"),
                new Row(Quirk.STRAY_END, "<p>reject</p>", "<p>reject</p></sp>", "XML 1.0 §3.1"),
                new Row(Quirk.JUNK_BEFORE, DECLARATION, "report:\n" + DECLARATION, "XML 1.0 §2.1"),
                new Row(Quirk.JUNK_AFTER, "</feedback>\n", "</feedback>\n\0\0\0", "XML 1.0 §2.1"),
                new Row(Quirk.JUNK_AFTER, "</feedback>\n", "</feedback>\n<!-- --><p>sent by x", "XML 1.0 §2.1"),
                new Row(Quirk.CUT_AFTER_RECORDS, "</feedback>\n", "</feedba", "XML 1.0 §2.1"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void is_told_and_changes_no_figure(Row row) {
        assertTrue(REPORT.contains(row.damage), () -> row.damage + " is not in the report");
        var result = Sample.read(REPORT.replace(row.damage, row.by));
        assertEquals(Set.of(row.quirk), without(result.read().quirks(), row), row.section);
        assertEquals(3, result.read().messages());
        assertEquals("192.0.2.1", result.rows().getFirst().source().text());
        assertEquals(row.quirk.isSalvage(), result.read().salvaged());
        assertEquals(Instant.ofEpochSecond(1795564800), result.read().header().range().begin());
        assertEquals(Instant.ofEpochSecond(1795651199), result.read().header().range().end());
    }

    /// Some damage has a second name that follows from the first.
    private static Set<Quirk> without(Set<Quirk> quirks, Row row) {
        var left = new HashSet<>(quirks);
        switch (row.quirk) {
            case JUNK_BEFORE -> left.remove(Quirk.NO_XML_DECLARATION);
            case UNCLOSED_ELEMENT -> left.remove(Quirk.STRAY_ELEMENT);
            case NAMESPACE_OLD, NAMESPACE_WRONG -> left.remove(Quirk.NO_PCT);
            default -> {
            }
        }
        return left;
    }

    @Test
    void a_right_report_has_none() {
        assertEquals(Set.of(), Sample.read(REPORT).read().quirks());
        assertFalse(Sample.read(REPORT).read().salvaged());
    }

    /// RFC 7489, appendix C requires it; RFC 9990 knows it no more.
    @Test
    void the_percentage_is_missed_in_old_reports_only() {
        String without = REPORT.replace("<pct>100</pct>", "");
        assertEquals(Set.of(), Sample.read(without).read().quirks());
        assertEquals(Set.of(Quirk.NO_PCT), Sample.read(without.replace("urn:ietf:params:xml:ns:dmarc-2.0", "http://dmarc.org/dmarc-xml/0.1")).read().quirks());
    }

    @Test
    void a_report_without_records_is_a_report() {
        var result = Sample.read(REPORT.replace(RECORD, ""));
        assertEquals(Set.of(Quirk.ZERO_RECORDS), result.read().quirks());
        assertEquals(1, result.headers().size());
    }

    @Test
    void records_without_messages_and_results_are_told() {
        String empty = RECORD.replaceAll("<auth_results>.*</auth_results>", "<auth_results/>").replace("<count>3</count>", "<count>0</count>");
        assertEquals(Set.of(Quirk.EMPTY_AUTH_RESULTS, Quirk.NO_SPF_RESULT, Quirk.ZERO_COUNT), Sample.read(REPORT.replace(RECORD, empty)).read().quirks());
    }

    @Test
    void a_head_that_comes_late_is_waited_for() {
        var result = Sample.read(REPORT.replace(Sample.POLICY, "").replace("</feedback>", RECORD + Sample.POLICY + "</feedback>"));
        assertEquals(Set.of(Quirk.LATE_HEADER), result.read().quirks());
        assertEquals(2, result.rows().size());
        assertEquals("example.org", result.headers().getFirst().policy().domain());
        var limits = new ReportLimits(1 << 20, 250, 1 << 20, 8, 10, 10, 1000, 32, 1, 1000);
        byte[] late = Sample.utf8(REPORT.replace(Sample.POLICY, "").replace("</feedback>", RECORD + Sample.POLICY + "</feedback>"));
        assertEquals(Fault.HEADER_TOO_LATE, Sample.read(late, limits).unreadable().fault());
    }

    @Test
    void rows_that_wait_for_their_head_have_so_much_room_together() {
        var many = RECORD.replace("</identifiers>", "<envelope_to>" + "x".repeat(60_000) + "</envelope_to></identifiers>").repeat(150);
        var late = Sample.read(REPORT.replace(Sample.POLICY, "").replace(RECORD, many + RECORD + Sample.POLICY));
        assertEquals(Fault.HEADER_TOO_LATE, late.unreadable().fault());
        assertEquals(151, Sample.read(REPORT.replace(RECORD, many + RECORD)).rows().size());
    }

    @Test
    void many_extensions_of_one_record_are_kept_as_far_as_there_is_room() {
        var extension = "<extension><x:y xmlns:x=\"urn:x\">" + "z".repeat(9_000) + "</x:y></extension>";
        var result = Sample.read(REPORT.replace("</record>", extension.repeat(50) + "</record>").replace("</policy_published>", "</policy_published>" + extension.repeat(50)));
        assertTrue(result.read().quirks().contains(Quirk.EXTENSION_CUT), result.read().quirks().toString());
        var kept = result.rows().getFirst().extensions();
        assertTrue(kept.length() <= ReportLimits.DEFAULTS.text() && kept.length() > ReportLimits.DEFAULTS.text() - extension.length(), "kept " + kept.length());
        assertTrue(kept.endsWith(">"), "whole elements only");
        assertTrue(result.read().header().extensions().length() <= ReportLimits.DEFAULTS.text());
    }

    @Test
    void the_range_is_judged_by_the_callers_clock() {
        assertEquals(Set.of(Quirk.LONG_PAST), dated("302832000", "302918399"));
        assertEquals(Set.of(Quirk.LONG_RANGE), dated("1795046400", "1795651199"));
        assertEquals(Set.of(Quirk.EMPTY_RANGE), dated("1795564800", "1795564800"));
        assertEquals(Set.of(Quirk.FUTURE), dated("1795737600", "1795823999"));
    }

    private static Set<Quirk> dated(String begin, String end) {
        return Sample.read(REPORT.replace("1795564800", begin).replace("1795651199", end)).read().quirks();
    }

    @Test
    void old_character_sets_are_read() {
        String report = REPORT.replace("UTF-8", "windows-1252").replace("Receiver", "M\u00FCller \u20AC");
        var result = Sample.read(report.getBytes(Charset.forName("windows-1252")));
        assertEquals("M\u00FCller \u20AC", result.read().header().organization());
        assertEquals(Set.of(Quirk.WINDOWS_1252), result.read().quirks());
        for (Charset wide : List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            result = Sample.read(("\uFEFF" + REPORT.replace("UTF-8", "UTF-16").replace("Receiver", "M\u00FCller \uD83D\uDCE7")).getBytes(wide));
            assertEquals("M\u00FCller \uD83D\uDCE7", result.read().header().organization());
            assertEquals(Set.of(Quirk.BYTE_ORDER_MARK, Quirk.UTF_16, Quirk.FOUR_BYTE_CHARACTERS), result.read().quirks());
        }
    }

    @Test
    void bytes_that_are_not_what_the_file_says_are_read_as_well_as_can_be() {
        byte[] latin = REPORT.replace("Receiver", "M\u00FCller").getBytes(StandardCharsets.ISO_8859_1);
        var result = Sample.read(latin);
        assertEquals("M\u00FCller", result.read().header().organization());
        assertEquals(Set.of(Quirk.INVALID_UTF8), result.read().quirks());
        byte[] mixed = REPORT.replace("Receiver", "\u00C3\u00BC\u00FF").getBytes(StandardCharsets.ISO_8859_1);
        assertEquals("\u00FC\uFFFD", Sample.read(mixed).read().header().organization());
    }

    @Test
    void more_than_a_hundred_signatures_are_cut() {
        String many = "<dkim><domain>example.org</domain><selector>s1</selector><result>pass</result></dkim>";
        var result = Sample.read(REPORT.replace(many, many.repeat(150)));
        assertEquals(Set.of(Quirk.TOO_MANY_DKIM), result.read().quirks());
        assertEquals(100, result.rows().getFirst().dkimResults().size());
    }

    /// Unknown words are kept as they are; known ones mean the same however they are spelled.
    @Test
    void words_keep_their_text_and_have_a_meaning() {
        var row = Sample.read(REPORT.replace("<disposition>none", "<disposition>Quarantine").replace("<spf>fail", "<spf>maybe")
                .replace("<scope>mfrom</scope><result>pass", "<scope>mfrom</scope><result>error")).rows().getFirst();
        assertTrue(row.disposition().is(Disposition.QUARANTINE));
        assertEquals("Quarantine", row.disposition().text());
        assertEquals("maybe", row.spf().text());
        assertTrue(row.spf().value().isEmpty());
        assertTrue(row.spfResults().getFirst().result().is(AuthResult.PERMERROR));
    }

    @Test
    void every_quirk_and_fault_has_an_id_of_its_own_and_a_sentence() {
        assertEquals(Quirk.values().length, Arrays.stream(Quirk.values()).map(Quirk::id).distinct().count());
        assertEquals(Fault.values().length, Arrays.stream(Fault.values()).map(Fault::id).distinct().count());
        assertTrue(Arrays.stream(Quirk.values()).allMatch(quirk -> quirk.sentence().endsWith(".") && quirk.id().matches("[a-z0-9-]+")));
    }
}
