package org.mailward.mailauth.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.mailauth.report.Sample.RECORD;
import static org.mailward.mailauth.report.Sample.REPORT;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/// Files that are made to fill a disk or a memory end at the first limit. They are made while they are read, so that the test
/// itself holds none of them.
class BombTest {

    private static final long GIGABYTES = 10L << 30;

    /// The same bytes again and again.
    private static final class Endless extends InputStream {
        private final byte[] bytes;
        private long left;
        private int at;

        Endless(String bytes, long length) {
            this.bytes = bytes.getBytes(StandardCharsets.UTF_8);
            this.left = length;
        }

        @Override
        public int read() {
            if (left == 0) {
                return -1;
            }
            left--;
            at = at + 1 == bytes.length ? 0 : at + 1;
            return bytes[at == 0 ? bytes.length - 1 : at - 1] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            int count = 0;
            while (count < length && left > 0) {
                buffer[offset + count++] = (byte) read();
            }
            return count == 0 ? -1 : count;
        }
    }

    private static InputStream of(InputStream... parts) {
        return new SequenceInputStream(Collections.enumeration(List.of(parts)));
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Packed bytes of 32 MiB of zeros; repeated they unpack to gigabytes.
    private static byte[] packed(boolean zip) throws IOException {
        var out = new ByteArrayOutputStream();
        try (OutputStream packer = zip ? new ZipOutputStream(out) : new GZIPOutputStream(out)) {
            if (packer instanceof ZipOutputStream files) {
                files.putNextEntry(new ZipEntry("bomb.xml"));
            }
            packer.write(REPORT.getBytes(StandardCharsets.UTF_8));
            byte[] block = new byte[1 << 20];
            Arrays.fill(block, (byte) ' ');
            for (int i = 0; i < 320; i++) {
                packer.write(block);
            }
        }
        return out.toByteArray();
    }

    private static Unpacked unpack(InputStream arrival, ReportLimits limits, List<Unreadable> met, long[] most) throws IOException {
        return Unpacking.unpack(arrival, "bomb", limits, (_, content) -> {
            AggregateReading reading = AggregateReader.read(content, Sample.NOW, ReportLimits.DEFAULTS, new Sample.Kept());
            if (reading instanceof Unreadable unreadable) {
                met.add(unreadable);
            }
            most[0] = Math.max(most[0], content.count());
        });
    }

    @Test
    void a_dense_gzip_ends_early() throws IOException {
        var met = new ArrayList<Unreadable>();
        long[] most = {0};
        unpack(new ByteArrayInputStream(packed(false)), ReportLimits.DEFAULTS, met, most);
        assertEquals(List.of(Fault.TOO_DENSE), met.stream().map(Unreadable::fault).toList());
        assertTrue(most[0] <= ReportLimits.DEFAULTS.ratioFrom() + (1 << 17), "unpacked " + most[0]);
    }

    @Test
    void a_dense_file_in_a_zip_ends_early() throws IOException {
        var met = new ArrayList<Unreadable>();
        long[] most = {0};
        unpack(new ByteArrayInputStream(packed(true)), ReportLimits.DEFAULTS, met, most);
        assertEquals(List.of(Fault.TOO_DENSE), met.stream().map(Unreadable::fault).toList());
        assertTrue(most[0] <= ReportLimits.DEFAULTS.ratioFrom() + (1 << 17), "unpacked " + most[0]);
    }

    @Test
    void a_bomb_inside_of_a_zip_inside_of_a_zip_ends_early() throws IOException {
        var inner = new String(packed(false), StandardCharsets.ISO_8859_1);
        byte[] nested = UnpackingTest.zip("a.zip", new String(UnpackingTest.zip("b.gz", inner, "c.gz", inner), StandardCharsets.ISO_8859_1));
        var met = new ArrayList<Unreadable>();
        unpack(new ByteArrayInputStream(nested), ReportLimits.DEFAULTS, met, new long[1]);
        assertEquals(List.of(Fault.TOO_DENSE, Fault.TOO_DENSE), met.stream().map(Unreadable::fault).toList());
    }

    /// The patience ends after some blocks, whatever the clock says.
    @Test
    void a_file_is_left_when_nobody_waits_any_longer_and_so_is_what_is_behind_it() throws IOException {
        var asked = new int[1];
        byte[] zip = UnpackingTest.zip("a.xml", REPORT.replace(RECORD, RECORD.repeat(2000)), "b.xml", REPORT);
        var met = new ArrayList<Fault>();
        Unpacking.unpack(new ByteArrayInputStream(zip), "", ReportLimits.DEFAULTS, () -> ++asked[0] > 20, (_, content) ->
                met.add(AggregateReader.read(content, Sample.NOW, ReportLimits.DEFAULTS, new Sample.Kept()) instanceof Unreadable unreadable ? unreadable.fault() : Fault.EMPTY))
                .failures().forEach(failure -> met.add(failure.fault()));
        assertEquals(List.of(Fault.TOO_SLOW), met.stream().distinct().toList());
        assertTrue(asked[0] < 40, "asked " + asked[0] + " times, so it went on");
    }

    @Test
    void all_files_of_an_arrival_share_one_limit() throws IOException {
        String file = REPORT + " ".repeat(60_000);
        byte[] zip = UnpackingTest.zip("a.xml", file, "b.xml", file, "c.xml", file);
        var limits = new ReportLimits(100_000, 10_000, 1 << 30, 8, 200, 100, 1 << 16, 32, 10, 1000);
        var met = new ArrayList<Unreadable>();
        Unpacked unpacked = unpack(new ByteArrayInputStream(zip), limits, met, new long[1]);
        assertEquals(List.of(Fault.TOO_LARGE), met.stream().map(Unreadable::fault).toList());
        assertEquals(2, unpacked.payloads());
        assertEquals(1, unpacked.failures().size());
    }

    private static AggregateReading read(InputStream content, ReportLimits limits) throws IOException {
        return AggregateReader.read(content, Sample.NOW, limits, new AggregateRows() {
            @Override
            public void begin(AggregateHeader header) {
            }

            @Override
            public void row(AggregateRow row) {
            }
        });
    }

    private static Fault fault(InputStream content) throws IOException {
        return fault(content, ReportLimits.DEFAULTS);
    }

    private static Fault fault(InputStream content, ReportLimits limits) throws IOException {
        return read(content, limits) instanceof Unreadable unreadable ? unreadable.fault() : Fault.EMPTY;
    }

    @Test
    void endless_rows_are_refused() throws IOException {
        String head = REPORT.substring(0, REPORT.indexOf(RECORD));
        var limits = new ReportLimits(1 << 30, 250, 1 << 25, 8, 200, 50_000, 1 << 16, 32, 10, 1000);
        assertEquals(Fault.TOO_MANY_ROWS, fault(of(text(head), new Endless(RECORD, GIGABYTES)), limits));
    }

    @Test
    void an_endless_attribute_text_or_nesting_is_refused() throws IOException {
        String head = REPORT.substring(0, REPORT.indexOf("<org_name>"));
        assertEquals(Fault.TEXT_TOO_LONG, fault(of(text(head + "<org_name lang=\""), new Endless("x", GIGABYTES))));
        assertEquals(Fault.TEXT_TOO_LONG, fault(of(text(head + "<org_name>"), new Endless("x", GIGABYTES))));
        assertEquals(Fault.TEXT_TOO_LONG, fault(of(text(head + "<org_name>"), new Endless("<", GIGABYTES))));
        assertEquals(Fault.TEXT_TOO_LONG, fault(of(text(head + "<org_name><![CDATA["), new Endless("]]", GIGABYTES))));
        assertEquals(Fault.TEXT_TOO_LONG, fault(of(text(head + "<"), new Endless("x", GIGABYTES))));
        assertEquals(Fault.NESTED_TOO_DEEP, fault(of(text(head), new Endless("<a>", GIGABYTES))));
        assertEquals(Fault.NESTED_TOO_DEEP, fault(of(text(head + "<org_name>"), new Endless("<a>", GIGABYTES))));
    }

    /// Nothing is expanded, so that a billion laughs stay the nine letters they are.
    @Test
    void entities_are_neither_expanded_nor_fetched() {
        String laughs = "<!DOCTYPE feedback [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
        assertEquals(Fault.ENTITIES, Sample.read(REPORT.replace("<feedback", laughs + "<feedback")).unreadable().fault());
        var result = Sample.read(REPORT.replace("Receiver", "&xxe;").replace("<feedback", "<!DOCTYPE feedback SYSTEM \"http://192.0.2.1/x.dtd\"><feedback"));
        assertEquals("&xxe;", result.read().header().organization());
    }

    @Test
    void a_deep_or_endless_tls_report_is_refused() throws IOException {
        assertEquals(Fault.NESTED_TOO_DEEP, tls(new Endless("{\"a\":", 1 << 20)));
        assertEquals(Fault.NESTED_TOO_DEEP, tls(of(text("{\"a\":"), new Endless("[", 1 << 20))));
        assertEquals(Fault.TEXT_TOO_LONG, tls(of(text("{\"a\":\""), new Endless("x", GIGABYTES))));
        assertEquals(Fault.MALFORMED, tls(of(text("{\"a\":"), new Endless("1", GIGABYTES))));
        String policy = "{\"policy\":{\"policy-type\":\"sts\",\"policy-domain\":\"example.org\"},\"summary\":{}},";
        assertEquals(Fault.TOO_MANY_ROWS, tls(of(text("{\"policies\":["), new Endless(policy, GIGABYTES))));
    }

    private static Fault tls(InputStream content) throws IOException {
        return TlsReader.read(content, Sample.NOW, ReportLimits.DEFAULTS) instanceof Unreadable unreadable ? unreadable.fault() : Fault.EMPTY;
    }
}
