package org.mailward.mailauth.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.mailauth.report.Sample.REPORT;
import static org.mailward.mailauth.report.Sample.gzip;
import static org.mailward.mailauth.report.Sample.utf8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reports are found in whatever they are packed in, told by their bytes.
class UnpackingTest {

    private static final byte[] XML = utf8(REPORT);
    private static final String TLS = "{\"organization-name\":\"x\",\"policies\":[]}";

    /// @param content what was read, or empty when it broke
    record Taken(Payload payload, byte[] content, Set<Quirk> quirks) {
    }

    record Result(Unpacked unpacked, List<Taken> taken) {

        Taken only() {
            assertEquals(1, taken.size(), unpacked::toString);
            assertArrayEquals(XML, taken.getFirst().content);
            return taken.getFirst();
        }

        Fault fault() {
            assertEquals(List.of(), taken);
            return unpacked.failures().getFirst().fault();
        }
    }

    static Result unpack(byte[] arrival) {
        return unpack(arrival, ReportLimits.DEFAULTS);
    }

    static Result unpack(byte[] arrival, ReportLimits limits) {
        var taken = new ArrayList<Taken>();
        try {
            Unpacked unpacked = Unpacking.unpack(new ByteArrayInputStream(arrival), "file", limits, (payload, content) -> {
                byte[] octets = content.readAllBytes();
                assertEquals(octets.length, content.count());
                taken.add(new Taken(payload, octets, content.quirks()));
            });
            return new Result(unpacked, taken);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static byte[] zip(String... namesAndContents) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.ISO_8859_1));
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return out.toByteArray();
    }

    private static String latin(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] zlib(byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out)) {
            deflater.write(content);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return out.toByteArray();
    }

    static byte[] mail(String type, String encoding, byte[] content) {
        return joined(utf8("Received: from a by b\r\nFrom: a@example.org\r\nSubject: Report Domain: example.org\r\nMIME-Version: 1.0\r\nContent-Type: " + type + "\r\n"
                + (encoding.isEmpty() ? "" : "Content-Transfer-Encoding: " + encoding + "\r\n") + "\r\n"), content);
    }

    private static byte[] base64(byte[] content) {
        return Base64.getMimeEncoder().encode(content);
    }

    private static String part(String header, String content) {
        return "--b1\r\n" + header + "\r\n\r\n" + content + "\r\n";
    }

    private static byte[] multipart(String... parts) {
        return mail("multipart/mixed; boundary=\"b1\"", "", utf8("This is a mail in parts.\r\n" + String.join("", parts) + "--b1--\r\nend\r\n"));
    }

    @Test
    void a_bare_file_is_told_by_its_bytes() {
        assertEquals(ReportKind.AGGREGATE, unpack(XML).only().payload().kind());
        assertEquals(ReportKind.TLS, unpack(utf8(TLS)).taken().getFirst().payload().kind());
        assertEquals(ReportKind.FAILURE, unpack(utf8("Feedback-Type: auth-failure\r\nVersion: 1\r\n")).taken().getFirst().payload().kind());
        assertEquals(ReportKind.AGGREGATE, unpack(REPORT.getBytes(StandardCharsets.UTF_16)).taken().getFirst().payload().kind());
        assertEquals(ReportKind.AGGREGATE, unpack(utf8("oops\n" + REPORT)).taken().getFirst().payload().kind());
    }

    @Test
    void gzip_is_unpacked_also_when_it_is_odd() {
        assertEquals(List.of("gzip"), unpack(gzip(XML)).only().payload().path());
        assertEquals(Set.of(Quirk.GZIP_IN_GZIP), unpack(gzip(gzip(XML))).only().quirks());
        assertEquals(Set.of(Quirk.GZIP_TRAILING_BYTES), unpack(joined(gzip(XML), new byte[] {0, 0, 1})).only().quirks());
        byte[] half = Arrays.copyOf(XML, XML.length / 2);
        byte[] rest = Arrays.copyOfRange(XML, XML.length / 2, XML.length);
        assertEquals(Set.of(Quirk.GZIP_CONCATENATED), unpack(joined(gzip(half), gzip(rest))).only().quirks());
        assertEquals(Set.of(Quirk.ZLIB), unpack(zlib(XML)).only().quirks());
    }

    /// Deflated bytes say themselves where they end; a report says so too.
    @Test
    void gzip_that_lacks_nothing_but_its_end_is_read() throws IOException {
        byte[] packed = gzip(XML);
        assertEquals(Set.of(Quirk.GZIP_UNCHECKED), unpack(Arrays.copyOf(packed, packed.length - 3)).only().quirks());
        assertEquals(Set.of(Quirk.GZIP_UNCHECKED), unpack(Arrays.copyOf(packed, packed.length - 8)).only().quirks());
        var out = new ByteArrayOutputStream();
        var flushed = new GZIPOutputStream(out, true);
        flushed.write(XML);
        flushed.flush();
        var read = new ArrayList<AggregateReading>();
        Unpacking.unpack(new ByteArrayInputStream(out.toByteArray()), "", ReportLimits.DEFAULTS, (_, content) -> read.add(AggregateReader.read(content, Sample.NOW, ReportLimits.DEFAULTS, new Sample.Kept())));
        assertEquals(Set.of(Quirk.PACKING_CUT), ((AggregateReading.Read) read.getFirst()).quirks());
    }

    @Test
    void the_fields_of_a_gzip_header_are_passed_over() {
        byte[] plain = gzip(XML);
        byte[] header = {0x1F, (byte) 0x8B, 8, 4 | 8 | 16 | 2, 0, 0, 0, 0, 0, 3, 2, 0, 'x', 'y', 'n', 0, 'c', 0, 1, 2};
        assertEquals(Set.of(), unpack(joined(header, Arrays.copyOfRange(plain, 10, plain.length))).only().quirks());
    }

    @Test
    void damaged_gzip_spoils_the_report() {
        byte[] packed = gzip(XML);
        packed[packed.length - 6] ^= 1;
        assertEquals(Fault.PACKING_BROKEN, unpack(packed).fault());
        assertEquals(Fault.TRUNCATED, unpack(Arrays.copyOf(gzip(XML), 100)).fault());
        byte[] damaged = gzip(XML);
        Arrays.fill(damaged, 40, 60, (byte) 0xFF);
        assertEquals(Fault.PACKING_BROKEN, unpack(damaged).fault());
    }

    @Test
    void every_file_of_a_zip_is_found() {
        var result = unpack(zip("a.xml", REPORT, "folder/", "", "folder/b.json", TLS, "readme.txt", "hello"));
        assertEquals(List.of(List.of("zip[1]"), List.of("zip[2]")), result.taken().stream().map(taken -> taken.payload().path()).toList());
        assertEquals("folder/b.json", result.taken().getLast().payload().name());
        assertEquals(Set.of(Quirk.SEVERAL_FILES), result.unpacked().quirks());
        assertEquals("zip[3] readme.txt", result.unpacked().failures().getFirst().where());
        assertEquals(Fault.EMPTY, unpack(zip()).fault());
    }

    @Test
    void containers_may_stand_inside_each_other() {
        var taken = unpack(zip("x.zip", latin(zip("y.xml.gz", latin(gzip(XML)))))).only();
        assertEquals(List.of("zip[1]", "zip[1]", "gzip"), taken.payload().path());
        assertEquals(Set.of(Quirk.ZIP_IN_ZIP), taken.quirks());
        byte[] deep = XML;
        for (int i = 0; i < 8; i++) {
            deep = gzip(deep);
        }
        assertEquals(1, unpack(deep).taken().size());
        assertEquals(Fault.TOO_DEEP, unpack(gzip(deep)).fault());
    }

    @Test
    void one_damaged_file_does_not_spoil_its_neighbours() {
        byte[] packed = zip("a.xml", REPORT, "b.xml", REPORT, "c.xml", REPORT);
        int second = latin(packed).indexOf("b.xml") + 5;
        for (int damage : new int[] {second, second + 30, second + 200}) {
            byte[] damaged = packed.clone();
            Arrays.fill(damaged, damage, damage + 12, (byte) 0xFF);
            var result = unpack(damaged);
            List<String> whole = result.taken().stream().filter(taken -> Arrays.equals(XML, taken.content)).map(taken -> taken.payload().name()).toList();
            assertEquals(List.of("a.xml", "c.xml"), whole, () -> damage + " " + result.unpacked());
            assertTrue(result.unpacked().failures().stream().anyMatch(failure -> failure.where().equals("zip[2] b.xml")), () -> result.unpacked().toString());
        }
    }

    @Test
    void a_zip_without_its_directory_is_read() {
        byte[] packed = zip("a.xml", REPORT);
        assertEquals("a.xml", unpack(Arrays.copyOf(packed, latin(packed).indexOf("PK\u0001\u0002"))).only().payload().name());
    }

    /// Sizes before a file are not believed, and where none are, a stored file ends at its descriptor.
    @Test
    void sizes_that_lie_or_come_late_do_no_harm() {
        byte[] deflated = zip("a.xml", REPORT);
        ByteBuffer lying = ByteBuffer.wrap(deflated.clone()).order(ByteOrder.LITTLE_ENDIAN);
        lying.putInt(18, 7).putInt(22, 2_000_000_000);
        assertEquals("a.xml", unpack(lying.array()).only().payload().name());
        assertEquals("a.xml", unpack(stored(true)).only().payload().name());
        assertEquals("a.xml", unpack(stored(false)).only().payload().name());
    }

    private static byte[] stored(boolean late) {
        var sum = new CRC32();
        sum.update(XML);
        var zip = ByteBuffer.allocate(XML.length + 100).order(ByteOrder.LITTLE_ENDIAN);
        zip.putInt(0x04034B50).putShort((short) 20).putShort((short) (late ? 8 : 0)).putShort((short) 0).putInt(0);
        zip.putInt(late ? 0 : (int) sum.getValue()).putInt(late ? 0 : XML.length).putInt(late ? 0 : XML.length).putShort((short) 5).putShort((short) 0).put(utf8("a.xml")).put(XML);
        if (late) {
            zip.putInt(0x08074B50).putInt((int) sum.getValue()).putInt(XML.length).putInt(XML.length);
        }
        return Arrays.copyOf(zip.array(), zip.position());
    }

    @Test
    void what_is_locked_or_packed_otherwise_is_told() {
        byte[] locked = zip("a.xml", REPORT, "b.xml", REPORT);
        locked[6] |= 1;
        var result = unpack(locked);
        assertEquals(Fault.PACKING_UNKNOWN, result.unpacked().failures().getFirst().fault());
        assertEquals("b.xml", result.only().payload().name());
        assertEquals(Fault.PACKING_UNKNOWN, unpack(new byte[] {'7', 'z', (byte) 0xBC, (byte) 0xAF, 0x27, 0x1C}).fault());
        assertEquals(Fault.NOT_A_REPORT, unpack(utf8("<html><body>hello</body></html>")).fault());
        assertEquals(Fault.NOT_A_REPORT, unpack(utf8("hello")).fault());
        assertEquals(Fault.EMPTY, unpack(new byte[0]).fault());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/gzip; name=x.xml.gz", "application/zip", "application/octet-stream", "text/plain; name=\"a;b.gz\""})
    void a_mail_that_is_the_file_is_unpacked(String type) {
        var taken = unpack(mail(type, "base64", base64(gzip(XML)))).only();
        assertEquals(List.of("mime:" + type.replaceFirst(";.*", ""), "gzip"), taken.payload().path());
        boolean right = type.contains("gzip") || type.contains("octet");
        assertEquals(right ? Set.of() : Set.of(Quirk.WRONG_CONTENT_TYPE), taken.quirks());
    }

    @Test
    void the_report_is_found_beside_texts_and_inside_parts() {
        String attachment = part("Content-Type: application/zip\r\nContent-Disposition: attachment;\r\n filename*=utf-8''r.zip\r\nContent-Transfer-Encoding: BASE64", new String(base64(zip("r.xml", REPORT)), StandardCharsets.US_ASCII));
        String preview = part("Content-Type: text/html", "<html><body>&lt;feedback&gt;</body></html>");
        assertEquals(List.of("mime:application/zip", "zip[1]"), unpack(multipart(part("Content-Type: text/plain", "Hello <feedback"), preview, attachment)).only().payload().path());
        String inner = "--b1\r\nContent-Type: multipart/alternative; boundary=b2\r\n\r\n--b2\r\n\r\ntext\r\n--b2\r\nContent-Type: text/html\r\n\r\n<html>\r\n--b2--\r\n";
        assertEquals(List.of("mime:application/zip", "zip[1]"), unpack(multipart(inner, attachment)).only().payload().path());
    }

    /// It may quote the report, or speak of one.
    @Test
    void a_text_beside_an_attached_report_is_not_read_in_its_place() {
        String attachment = part("Content-Type: application/gzip\r\nContent-Transfer-Encoding: base64", new String(base64(gzip(XML)), StandardCharsets.US_ASCII));
        for (String text : List.of("Your report begins with <feedback> and is attached.", REPORT, "You wrote:\r\n" + REPORT.substring(0, REPORT.length() / 2))) {
            for (String type : List.of("text/plain", "text/html")) {
                for (byte[] mail : List.of(multipart(part("Content-Type: " + type, text), attachment), multipart(attachment, part("Content-Type: " + type, text)))) {
                    var result = unpack(mail);
                    assertEquals(List.of("mime:application/gzip", "gzip"), result.only().payload().path());
                    assertEquals(List.of(), result.unpacked().failures());
                    assertEquals(Set.of(Quirk.TEXT_LEFT_OUT), result.unpacked().quirks());
                }
            }
        }
    }

    @Test
    void a_text_is_read_where_nothing_else_is_a_report() {
        String broken = part("Content-Type: application/gzip\r\nContent-Transfer-Encoding: base64", new String(base64(Arrays.copyOf(gzip(XML), 12)), StandardCharsets.US_ASCII));
        for (byte[] mail : List.of(multipart(part("Content-Type: text/plain", REPORT), part("Content-Type: image/png", "PNG")), multipart(part("Content-Type: text/plain", REPORT), broken))) {
            var result = unpack(mail);
            assertEquals(List.of("mime:text/plain"), result.only().payload().path());
            assertEquals(Set.of(), result.unpacked().quirks());
        }
        assertEquals(2, unpack(multipart(part("Content-Type: text/xml; name=a.xml", REPORT), part("Content-Type: text/xml; name=b.xml", REPORT))).taken().size());
    }

    /// A text or a picture beside the report is no report that cannot be read.
    @Test
    void what_else_is_written_in_xml_and_html_spoils_nothing() {
        String attachment = part("Content-Type: application/gzip\r\nContent-Transfer-Encoding: base64", new String(base64(gzip(XML)), StandardCharsets.US_ASCII));
        String preview = part("Content-Type: text/html", "<meta http-equiv=\"Content-Type\" content=\"text/html\"><div>We value your feedback.</div>");
        String page = part("Content-Type: application/xhtml+xml", "<?xml version=\"1.0\"?><!DOCTYPE html><html><body>feedback</body></html>");
        String logo = part("Content-Type: image/svg+xml", "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>feedback</title></svg>");
        var result = unpack(multipart(preview, page, logo, attachment));
        assertEquals(List.of("mime:application/gzip", "gzip"), result.only().payload().path());
        assertEquals(List.of(), result.unpacked().failures());
    }

    @Test
    void a_report_may_be_the_mails_text() {
        assertEquals(Set.of(Quirk.REPORT_AS_BODY), unpack(mail("text/xml", "", XML)).only().quirks());
        String quoted = REPORT.replace("=", "=3D").replace("<row>", "<r=\r\now>");
        assertEquals(Set.of(Quirk.REPORT_AS_BODY), unpack(mail("text/plain", "quoted-printable", utf8(quoted))).only().quirks());
        assertEquals(Set.of(), unpack(multipart(part("Content-Type: text/xml; name=r.xml", REPORT))).only().quirks());
    }

    @Test
    void base64_that_nobody_announced_is_undone() {
        assertEquals(Set.of(Quirk.UNDECLARED_BASE64), unpack(base64(gzip(XML))).only().quirks());
        assertEquals(Set.of(Quirk.UNDECLARED_BASE64, Quirk.WRONG_CONTENT_TYPE), Quirks.ordered(List.of(Quirk.WRONG_CONTENT_TYPE, Quirk.UNDECLARED_BASE64)));
        assertTrue(unpack(multipart(part("Content-Type: application/zip", new String(base64(zip("r.xml", REPORT)), StandardCharsets.US_ASCII)))).only().quirks().contains(Quirk.UNDECLARED_BASE64));
    }

    @Test
    void a_forwarded_mail_is_looked_into() {
        String forwarded = latin(mail("application/gzip", "base64", base64(gzip(XML))));
        var taken = unpack(multipart(part("Content-Type: message/rfc822", forwarded))).only();
        assertEquals(Set.of(Quirk.FORWARDED), taken.quirks());
        assertEquals(List.of("mime:message/rfc822", "mime:application/gzip", "gzip"), taken.payload().path());
    }

    @Test
    void line_ends_and_a_missing_end_do_no_harm() {
        byte[] whole = multipart(part("Content-Type: application/gzip", ""), part("Content-Type: application/xml\r\nContent-Transfer-Encoding: base64", new String(base64(XML), StandardCharsets.US_ASCII)));
        assertEquals(1, unpack(utf8(latin(whole).replace("\r\n", "\n"))).taken().size());
        var cut = unpack(utf8(latin(whole).replace("--b1--\r\nend\r\n", "")));
        assertEquals(1, cut.taken().size());
        assertEquals(Set.of(Quirk.UNCLOSED_MULTIPART), cut.unpacked().quirks());
        assertEquals(1, unpack(joined(utf8("From x@example.org Thu Nov 26 12:00:00 2026\n"), mail("text/xml", "", XML))).taken().size());
    }

    @Test
    void attachments_of_outlooks_container_are_found() {
        var tnef = new ByteArrayOutputStream();
        tnef.writeBytes(new byte[] {0x78, (byte) 0x9F, 0x3E, 0x22, 1, 0});
        attribute(tnef, 1, 0x8008, utf8("IPM.Microsoft Mail.Note\0"));
        attribute(tnef, 2, 0x9002, new byte[14]);
        attribute(tnef, 2, 0x8010, utf8("report.xml.gz\0"));
        attribute(tnef, 2, 0x800F, gzip(XML));
        var taken = unpack(mail("application/ms-tnef; name=winmail.dat", "base64", base64(tnef.toByteArray()))).only();
        assertEquals(List.of("mime:application/ms-tnef", "tnef[1]", "gzip"), taken.payload().path());
        assertEquals(Set.of(Quirk.TNEF), taken.quirks());
    }

    private static void attribute(ByteArrayOutputStream out, int level, int id, byte[] data) {
        out.writeBytes(ByteBuffer.allocate(9).order(ByteOrder.LITTLE_ENDIAN).put((byte) level).putShort((short) id).putShort((short) 6).putInt(data.length).array());
        out.writeBytes(data);
        out.writeBytes(new byte[2]);
    }

    @Test
    void a_failure_report_is_handed_over_whole() {
        byte[] mail = mail("multipart/report; report-type=feedback-report; boundary=b1", "", utf8(part("Content-Type: text/plain", "x") + part("Content-Type: message/feedback-report", "Feedback-Type: auth-failure") + "--b1--\r\n"));
        var taken = unpack(mail).taken();
        assertEquals(1, taken.size());
        assertEquals(ReportKind.FAILURE, taken.getFirst().payload().kind());
        assertArrayEquals(mail, taken.getFirst().content);
        byte[] mixed = utf8(latin(mail).replace("multipart/report; report-type=feedback-report", "multipart/mixed"));
        assertEquals(ReportKind.FAILURE, unpack(mixed).taken().getFirst().payload().kind());
    }

    /// Whatever its subject and its text say.
    @Test
    void an_aggregate_report_is_not_taken_for_one_about_a_failure() {
        String xml = part("Content-Type: text/xml; name=r.xml\r\nContent-Transfer-Encoding: base64", new String(base64(XML), StandardCharsets.US_ASCII));
        String packed = part("Content-Type: application/gzip\r\nContent-Transfer-Encoding: base64", new String(base64(gzip(XML)), StandardCharsets.US_ASCII));
        for (var mail : List.of(multipart(xml), multipart(part("Content-Type: text/plain", "This DMARC report lists each sender IP address."), xml),
                multipart(part("Content-Type: text/plain", "This is no message/feedback-report."), packed), mail("text/xml", "base64", base64(XML)))) {
            assertEquals(ReportKind.AGGREGATE, unpack(utf8(latin(mail).replace("Report Domain: example.org", "DMARC report for failsafe.example"))).only().payload().kind(), () -> latin(mail));
        }
    }

    @Test
    void a_failure_report_may_quote_the_header_of_a_mail_with_attachments() {
        String text = "Sender Domain: example.org\r\nSender IP Address: 192.0.2.7\r\nDMARC Results: Reject\r\n\r\n------ This is a copy of the headers\r\n\r\nContent-Type: multipart/signed;\r\n protocol=\"application/pkcs7-signature\"\r\n";
        assertEquals(ReportKind.FAILURE, unpack(mail("text/plain", "", utf8(text))).taken().getFirst().payload().kind());
    }

    @Test
    void forwarded_failure_reports_are_each_handed_over() {
        String report = latin(mail("multipart/report; report-type=feedback-report; boundary=b2", "", utf8("--b2\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: auth-failure\r\nSource-IP: 192.0.2.1\r\n--b2--\r\n")));
        var taken = unpack(multipart(part("Content-Type: text/plain", "see below"), part("Content-Type: message/rfc822", report), part("Content-Type: message/rfc822", report))).taken();
        assertEquals(List.of(ReportKind.FAILURE, ReportKind.FAILURE), taken.stream().map(each -> each.payload().kind()).toList());
        assertEquals(Set.of(Quirk.FORWARDED), taken.getLast().quirks());
    }

    private static FailureReport failure(Taken taken) {
        try {
            return ((FailureReading.Read) FailureReader.read(new ByteArrayInputStream(taken.content), ReportLimits.DEFAULTS)).report();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String fields(int last) {
        return part("Content-Type: message/feedback-report", "Feedback-Type: auth-failure\r\nSource-IP: 192.0.2." + last);
    }

    private static String sample(String subject) {
        return part("Content-Type: message/rfc822", "From: x@example.org\r\nSubject: " + subject);
    }

    private static List<String> told(Result result) {
        assertEquals(List.of(), result.unpacked().failures());
        return result.taken().stream().map(taken -> {
            assertEquals(ReportKind.FAILURE, taken.payload().kind());
            var report = failure(taken);
            return report.source().map(Object::toString).orElse("") + " " + report.message().subject() + " " + report.reporter();
        }).toList();
    }

    /// RFC 2046 §5.1.5: what a digest does not name is a mail.
    @Test
    void each_failure_report_of_a_digest_is_handed_over() {
        for (String header : List.of("", "Content-Type: message/rfc822\r\n")) {
            var parts = new StringBuilder();
            for (int i = 1; i <= 2; i++) {
                parts.append("--b1\r\n").append(header).append("\r\n").append("From: r").append(i).append("@receiver.example\r\nContent-Type: multipart/report; report-type=feedback-report; boundary=b2\r\n\r\n")
                        .append((fields(i) + sample("s" + i)).replace("--b1", "--b2")).append("--b2--\r\n");
            }
            byte[] mail = mail("multipart/digest; boundary=b1", "", utf8(parts + "--b1--\r\n"));
            assertEquals(List.of("192.0.2.1 s1 r1@receiver.example", "192.0.2.2 s2 r2@receiver.example"), told(unpack(mail)), header);
        }
    }

    @Test
    void several_failure_reports_in_one_mail_are_each_handed_over() {
        String nested = "--b1\r\nContent-Type: multipart/report; report-type=feedback-report; boundary=b%1$d\r\n\r\n%2$s--b%1$d--\r\n";
        String first = nested.formatted(2, (fields(1) + sample("s1")).replace("--b1", "--b2"));
        String second = nested.formatted(3, (fields(2) + sample("s2")).replace("--b1", "--b3"));
        for (byte[] mail : List.of(multipart(fields(1) + sample("s1"), fields(2) + sample("s2")), multipart(part("Content-Type: text/plain", "Two reports"), first, second))) {
            for (String type : List.of("multipart/mixed", "multipart/report; report-type=feedback-report")) {
                var result = unpack(utf8(latin(mail).replace("multipart/mixed", type)));
                assertEquals(List.of("192.0.2.1 s1 a@example.org", "192.0.2.2 s2 a@example.org"), told(result), type);
                assertEquals(List.of(List.of("report[1]"), List.of("report[2]")), result.taken().stream().map(taken -> taken.payload().path()).toList());
                assertEquals(Set.of(Quirk.SEVERAL_FILES), result.unpacked().quirks());
            }
        }
    }

    /// Whose it is cannot be told, and a wrong one would be worse than none.
    @Test
    void a_message_that_may_be_another_report_s_is_left_out() {
        assertEquals(List.of("192.0.2.1  a@example.org", "192.0.2.2  a@example.org"), told(unpack(multipart(fields(1), fields(2), sample("s1"), sample("s2")))));
        assertEquals(List.of("192.0.2.1  a@example.org", "192.0.2.2  a@example.org"), told(unpack(utf8(latin(multipart(sample("s1"), fields(1), sample("s2"), fields(2)))
                .replace("multipart/mixed", "multipart/report; report-type=feedback-report")))));
        assertEquals(List.of("192.0.2.1  a@example.org", "192.0.2.2 s2 a@example.org"), told(unpack(multipart(fields(1), fields(2), sample("s2")))));
    }

    @Test
    void some_mail_holds_no_report() {
        assertEquals(Fault.NO_REPORT, unpack(mail("text/plain", "", utf8("Hello"))).fault());
        assertEquals(Fault.NO_REPORT, unpack(multipart(part("Content-Type: image/png", "PNG"))).fault());
        assertEquals(Fault.NO_REPORT, unpack(utf8("Subject: x\r\n")).fault());
    }

    @Test
    void names_come_as_they_were_meant() {
        byte[] mail = multipart(part("Content-Type: application/xml\r\nContent-Disposition: attachment; filename=\"=?utf-8?B?bcO8bGxlci54bWw=?=\"", REPORT));
        assertEquals("m\u00FCller.xml", unpack(mail).only().payload().name());
        for (var filename : List.of("filename*=utf-8''m%C3%BCller.xml", "filename*1*=%C3%BCll; filename*2=\"er.xml\"; filename*0*=utf-8'de'm", "filename*=m%C3%BCller.xml")) {
            assertEquals("m\u00FCller.xml", unpack(multipart(part("Content-Type: application/xml\r\nContent-Disposition: attachment; " + filename, REPORT))).only().payload().name(), filename);
        }
    }

    /// RFC 2231 §3: a long value may come in pieces, and so may what divides the parts.
    @ParameterizedTest
    @ValueSource(strings = {"boundary*0=b; boundary*1=\"1\"", "boundary*1=1;\r\n boundary*0=b", "boundary*=us-ascii''b%31", "boundary*0*=''%62; boundary*1=1", "boundary=\"b1", "", "charset=x\r\nboundary=\"b1\""})
    void parts_are_divided_by_what_the_header_means(String boundary) {
        byte[] mail = utf8(latin(multipart(part("Content-Type: application/xml", REPORT))).replace("boundary=\"b1\"", boundary));
        assertEquals(ReportKind.AGGREGATE, unpack(mail).only().payload().kind());
    }

    @Test
    void the_number_of_files_is_limited() {
        String[] files = new String[2 * 300];
        for (int i = 0; i < files.length; i += 2) {
            files[i] = i + ".xml";
            files[i + 1] = REPORT;
        }
        var result = unpack(zip(files));
        assertEquals(199, result.taken().size());
        assertEquals(List.of(Fault.TOO_MANY_FILES), result.unpacked().failures().stream().map(Unreadable::fault).toList());
    }

    @Test
    void the_number_of_parts_is_limited() {
        var result = unpack(multipart("--b1\r\n\r\nx\r\n".repeat(5_000)));
        assertEquals(List.of(Fault.TOO_MANY_FILES, Fault.TOO_MANY_FILES), result.unpacked().failures().stream().map(Unreadable::fault).toList());
    }

    @Test
    void names_are_fit_to_be_kept() {
        assertEquals("a\uFFFDb.xml", unpack(zip("a\0b.xml", REPORT)).only().payload().name());
        assertEquals(List.of("r.xml"), unpack(zip("__MACOSX/._r.xml", "\0\5", "r.xml", REPORT)).taken().stream().map(taken -> taken.payload().name()).toList());
    }

    @Test
    void a_mail_cut_or_damaged_anywhere_throws_nothing() {
        byte[] mail = multipart(part("Content-Type: text/plain", "x"), part("Content-Type: application/zip\r\nContent-Transfer-Encoding: base64", new String(base64(zip("r.xml", REPORT)), StandardCharsets.US_ASCII)));
        for (int length = 0; length < mail.length; length++) {
            unpack(Arrays.copyOf(mail, length));
        }
        byte[] packed = zip("a.xml", REPORT, "b.xml", REPORT);
        for (int at = 0; at < packed.length; at++) {
            unpack(Arrays.copyOf(packed, at));
            byte[] damaged = packed.clone();
            damaged[at] ^= 0x55;
            unpack(damaged);
        }
    }

    @Test
    void a_taker_that_cannot_go_on_ends_it() {
        var thrown = assertThrows(IOException.class, () -> Unpacking.unpack(new ByteArrayInputStream(zip("a.xml", REPORT)), "", ReportLimits.DEFAULTS, (_, _) -> {
            throw new IOException("disk");
        }));
        assertEquals("disk", thrown.getMessage());
    }

    /// Bytes that come one at a time, as from a network, are the same bytes.
    @Test
    void slow_streams_are_read_to_their_end() throws IOException {
        byte[] mail = mail("application/gzip", "base64", base64(gzip(XML)));
        var slow = new InputStream() {
            private int at;

            @Override
            public int read() {
                return at < mail.length ? mail[at++] & 0xFF : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                int octet = read();
                if (octet < 0) {
                    return -1;
                }
                buffer[offset] = (byte) octet;
                return 1;
            }
        };
        Unpacked unpacked = Unpacking.unpack(slow, "", ReportLimits.DEFAULTS, (_, content) -> assertArrayEquals(XML, content.readAllBytes()));
        assertEquals(1, unpacked.payloads());
    }
}
