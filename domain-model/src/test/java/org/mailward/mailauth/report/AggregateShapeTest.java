package org.mailward.mailauth.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.mailauth.report.Sample.DECLARATION;
import static org.mailward.mailauth.report.Sample.METADATA;
import static org.mailward.mailauth.report.Sample.RECORD;
import static org.mailward.mailauth.report.Sample.REPORT;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Elements that stand where, or end as, they should not: what is read all the same, to the letter.
class AggregateShapeTest {

    private static final String ORG = "<org_name>Receiver</org_name>";

    private static AggregateReading.Read read(String damaged, String by) {
        assertTrue(REPORT.contains(damaged), damaged);
        return Sample.read(REPORT.replace(damaged, by)).read();
    }

    private static Unreadable unreadable(String damaged, String by) {
        assertTrue(REPORT.contains(damaged), damaged);
        return Sample.read(REPORT.replace(damaged, by)).unreadable();
    }

    private static void named(String expected, Set<Quirk> quirks, String by) {
        var read = read(ORG, by);
        assertEquals(expected, read.header().organization(), by);
        assertEquals("r-1", read.header().id(), by);
        assertEquals(1, read.rows(), by);
        assertEquals(3, read.messages(), by);
        assertEquals(quirks, read.quirks(), by);
    }

    @Test
    void a_name_that_ends_in_another_case_ends_all_the_same() {
        named("Receiver", Set.of(Quirk.UPPER_CASE_NAME), "<org_name>Receiver</ORG_NAME>");
    }

    @Test
    void markup_in_a_text_is_part_of_the_text() {
        named("Rece</b>iver", Set.of(Quirk.STRAY_END), "<org_name>Rece</b>iver</org_name>");
        named("Rece<b>iver", Set.of(Quirk.STRAY_ELEMENT, Quirk.UNESCAPED_BRACKET), "<org_name>Rece<b>iver</org_name>");
        named("Rece<b>i</b>ver", Set.of(Quirk.STRAY_ELEMENT), "<org_name>Rece<b>i</b>ver</org_name>");
        named("Rece<b/>iver", Set.of(Quirk.STRAY_ELEMENT), "<org_name>Rece<b/>iver</org_name>");
    }

    @Test
    void an_element_that_is_not_closed_ends_where_the_next_begins() {
        var read = read(ORG + "<email>dmarc@receiver.example</email>", "<org_name>Receiver<email/>");
        assertEquals("Receiver", read.header().organization());
        assertEquals("", read.header().email());
        assertEquals("r-1", read.header().id());
        assertTrue(read.quirks().contains(Quirk.UNCLOSED_ELEMENT));
    }

    @Test
    void a_range_that_is_not_closed_ends_where_something_of_the_metadata_or_the_policy_begins() {
        var before = read("<report_id>r-1</report_id><date_range><begin>1795564800</begin><end>1795651199</end></date_range>",
                "<date_range><begin>1795564800</begin><end>1795651199</end><report_id>r-1</report_id>");
        assertEquals("r-1", before.header().id());
        assertEquals(Set.of(Quirk.UNCLOSED_ELEMENT), before.quirks());
        var outer = read("</date_range></report_metadata>", "");
        assertEquals("example.org", outer.header().policy().domain());
        assertEquals(Set.of(Quirk.UNCLOSED_ELEMENT), outer.quirks());
        var stray = read("<date_range>", "<date_range><zone>UTC</zone>");
        assertEquals(1_795_564_800, stray.header().range().begin().getEpochSecond());
        assertEquals(Set.of(Quirk.STRAY_ELEMENT), stray.quirks());
    }

    @Test
    void a_version_inside_the_metadata_closes_nothing() {
        var read = read("<report_metadata>", "<report_metadata><version>1.0</version>");
        assertEquals("Receiver", read.header().organization());
        assertEquals(Set.of(Quirk.STRAY_ELEMENT), read.quirks());
    }

    @Test
    void elements_without_content_are_closed_at_once() {
        assertEquals(Fault.RANGE_UNREADABLE, Sample.read("<feedback/>").unreadable().fault());
        assertEquals(Set.of(Quirk.STRAY_ELEMENT), read(DECLARATION, DECLARATION + "<wrapper/>").quirks());
        assertEquals(Set.of(Quirk.JUNK_AFTER), read("</feedback>", "</feedback><wrapper/>").quirks());
    }

    @Test
    void an_element_around_the_report_may_be_closed_or_not() {
        assertEquals(Set.of(Quirk.STRAY_ELEMENT), Sample.read(DECLARATION + "<reports>" + REPORT.substring(DECLARATION.length()).strip() + "</reports>").read().quirks()
                .stream().filter(quirk -> quirk != Quirk.JUNK_AFTER).collect(Collectors.toSet()));
        assertEquals(Set.of(Quirk.STRAY_ELEMENT, Quirk.UNCLOSED_ELEMENT), Sample.read(DECLARATION + "<reports>" + REPORT.substring(DECLARATION.length()).strip()).read().quirks());
    }

    @Test
    void what_is_unknown_is_told_once_with_all_that_is_in_it() {
        assertEquals(Set.of(Quirk.STRAY_ELEMENT), read("<p>reject</p>", "<p>reject</p><guess>text<inner>more</inner></guess>").quirks());
        assertEquals(Set.of(Quirk.STRAY_ELEMENT, Quirk.UNCLOSED_ELEMENT), read("<p>reject</p>", "<p>reject</p><guess><inner>").quirks());
    }

    @Test
    void an_extension_of_a_record_is_no_stray_and_an_unknown_element_is() {
        for (var extension : Set.of("<extension>x</extension>", "<extensions><a/></extensions>", "<v:x xmlns:v=\"urn:v\">1</v:x>")) {
            assertEquals(Set.of(), read("</auth_results>", "</auth_results>" + extension).quirks(), extension);
            assertEquals(extension, Sample.read(REPORT.replace("</auth_results>", "</auth_results>" + extension)).rows().getFirst().extensions());
        }
        assertEquals(Set.of(Quirk.STRAY_ELEMENT), read("</auth_results>", "</auth_results><note>x</note>").quirks());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<note>x</not<!DOCTYPE a>e>", "<note><inner>x</note>", "<note>x</inner></note>", "<note><dkim>x</DKIM></note>"})
    void an_extension_that_is_no_xml_is_left_out_and_told(String extension) {
        var result = Sample.read(REPORT.replace("</auth_results>", "</auth_results>" + extension));
        assertEquals("", result.rows().getFirst().extensions());
        assertTrue(result.read().quirks().contains(Quirk.EXTENSION_BROKEN), result.read().quirks().toString());
    }

    @Test
    void damage_says_whether_a_record_or_the_file_has_it() {
        assertTrue(unreadable("</record>", "").sentence().startsWith("A record is damaged"), "in a record");
        assertTrue(unreadable("<p>reject</p>", "<p>reject</p></count>").sentence().startsWith("The file is damaged"), "outside");
        assertEquals(Fault.MALFORMED, unreadable("<count>3</count>", "3</count>").fault());
        assertEquals(Fault.MALFORMED, unreadable("</header_from>", "").fault());
    }

    @Test
    void a_result_that_says_anything_is_kept_and_one_that_says_nothing_is_not() {
        for (var said : Set.of("<human_result>x</human_result>", "<selector>x</selector>", "<domain>x.example</domain>", "<result>pass</result>")) {
            assertEquals(2, Sample.read(REPORT.replace("<auth_results>", "<auth_results><dkim>" + said + "</dkim>")).rows().getFirst().dkimResults().size(), said);
        }
        for (var said : Set.of("<human_result>x</human_result>", "<scope>helo</scope>", "<domain>x.example</domain>", "<result>pass</result>")) {
            assertEquals(2, Sample.read(REPORT.replace("<auth_results>", "<auth_results><spf>" + said + "</spf>")).rows().getFirst().spfResults().size(), said);
        }
        var row = Sample.read(REPORT.replace("<auth_results>", "<auth_results><dkim></dkim><spf/>")).rows().getFirst();
        assertEquals(1, row.dkimResults().size());
        assertEquals(1, row.spfResults().size());
    }

    @Test
    void of_what_a_result_says_twice_the_first_is_kept() {
        var twice = Sample.read(REPORT.replace("<selector>s1</selector>", "<selector>s1</selector><selector>s2</selector>"));
        assertEquals("s1", twice.rows().getFirst().dkimResults().getFirst().selector());
        assertEquals(Set.of(Quirk.REPEATED_ELEMENT), twice.read().quirks());
        var empty = Sample.read(REPORT.replace("<selector>s1</selector>", "<selector>s1</selector><selector/>"));
        assertEquals("s1", empty.rows().getFirst().dkimResults().getFirst().selector());
        assertEquals(Set.of(), empty.read().quirks());
    }

    @Test
    void a_hundred_reasons_and_errors_are_kept_and_no_more() {
        var reasons = Sample.read(REPORT.replace("<spf>fail</spf></policy", "<spf>fail</spf>" + "<reason><type>other</type></reason>".repeat(101) + "</policy"));
        assertEquals(100, reasons.rows().getFirst().reasons().size());
        assertEquals(100, read("</report_metadata>", "<error>e</error>".repeat(101) + "</report_metadata>").header().errors().size());
    }

    @Test
    void an_empty_policy_is_none() {
        assertEquals(Optional.empty(), read("<p>reject</p>", "<p></p>").header().policy().p());
    }

    @Test
    void the_reporter_is_who_it_says_it_is_else_the_domain_of_its_address() {
        assertEquals("Receiver", read(ORG, ORG).header().reporter());
        assertEquals("receiver.example", read(ORG, "").header().reporter());
        assertEquals("", Sample.read(REPORT.replace(ORG, "").replace("<email>dmarc@receiver.example</email>", "")).read().header().reporter());
    }

    @Test
    void prefixes_of_names_are_passed_over() {
        var prefixed = REPORT.replace("xmlns=", "xmlns:f=").replaceAll("<(/?)([a-z])", "<$1f:$2");
        var read = Sample.read(prefixed).read();
        assertEquals(Dialect.RFC_9990, read.header().dialect());
        assertEquals(3, read.messages());
        assertEquals(Set.of(), read.quirks());
    }

    @Test
    void names_by_the_thousand_are_told_apart() {
        var many = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            many.append("<n").append(i).append(">1</n").append(i).append('>');
        }
        var read = read("<p>reject</p>", many + "<p>reject</p>");
        assertEquals(Optional.of("reject"), read.header().policy().p());
        assertEquals(Set.of(Quirk.STRAY_ELEMENT), read.quirks());
    }

    @Test
    void a_long_report_is_written_as_it_goes_and_read_as_it_was() throws IOException {
        var sample = Sample.read(REPORT);
        var out = new ByteArrayOutputStream();
        var writer = new AggregateWriter(out);
        writer.begin(sample.read().header());
        for (int i = 0; i < 2000; i++) {
            writer.row(sample.rows().getFirst());
        }
        int before = out.size();
        writer.end();
        assertTrue(before > 100_000, "written before its end: " + before);
        var again = Sample.read(out.toByteArray());
        assertEquals(2000, again.read().rows());
        assertEquals(sample.read().header().organization(), again.read().header().organization());
        assertEquals(sample.rows().getFirst(), again.rows().getLast());
    }

    @Test
    void a_head_behind_the_records_is_told_and_its_rows_come_in_order() {
        var late = Sample.read(REPORT.replace(METADATA, "").replace(RECORD, RECORD + RECORD.replace("<count>3", "<count>4") + METADATA + RECORD.replace("<count>3", "<count>5")));
        assertEquals(List.of(3L, 4L, 5L), late.rows().stream().map(AggregateRow::messages).toList());
        assertEquals(Set.of(Quirk.LATE_HEADER), late.read().quirks());
        assertFalse(late.headers().isEmpty());
    }
}
