package org.mailward.intake.control;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.intake.PartState;
import org.mailward.intake.store.ArrivalParts;
import org.mailward.platform.settings.Settings;
import org.mailward.platform.suffixes.SuffixFile;
import org.mailward.sources.ServiceCatalogue;

/// Reads files that are made to do harm, one after the other, with the limits as they are shipped, and after each a good one. Run in a
/// process of its own with little memory; prints a line for each.
///
/// Nothing is held here but what is being read: large files are made while they are read.
final class HostileFiles {

    static final String GOOD = "read 1 rows []";

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final int MIB = 1 << 20;
    /// What is set when nobody sets it.
    private static final long HELD = 33_554_432;
    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <feedback xmlns="urn:ietf:params:xml:ns:dmarc-2.0"><version>1.0</version><report_metadata><org_name>Receiver</org_name><email>dmarc@receiver.example</email><report_id>r-1</report_id>
            <date_range><begin>1795564800</begin><end>1795651199</end></date_range></report_metadata><policy_published><domain>example.org</domain><p>reject</p></policy_published>
            """;
    private static final String TAIL = "</feedback>\n";

    /// What is read, made anew when it is.
    private interface Made {
        InputStream open() throws IOException;
    }

    private HostileFiles() {
    }

    private static String record(String source, String count, String selector) {
        return "<record><row><source_ip>" + source + "</source_ip><count>" + count + "</count><policy_evaluated><disposition>none</disposition><dkim>pass</dkim><spf>fail</spf></policy_evaluated></row>"
                + "<identifiers><header_from>example.org</header_from></identifiers><auth_results><dkim><domain>example.org</domain><selector>" + selector
                + "</selector><result>pass</result></dkim><spf><domain>example.org</domain><scope>mfrom</scope><result>fail</result></spf></auth_results></record>\n";
    }

    private static String report(String... records) {
        return HEAD + String.join("", records) + TAIL;
    }

    private static String[] servers(int count) {
        return IntStream.range(0, count).mapToObj(i -> record("10." + (i >> 16 & 255) + "." + (i >> 8 & 255) + "." + (i & 255), "1", "s")).toArray(String[]::new);
    }

    private static String[] same(int count) {
        return Collections.nCopies(count, record("192.0.2.1", "1", "s")).toArray(String[]::new);
    }

    private static String tls(int failures) {
        return "{\"organization-name\":\"Receiver\",\"report-id\":\"t-1\",\"date-range\":{\"start-datetime\":\"2026-11-25T00:00:00Z\",\"end-datetime\":\"2026-11-25T23:59:59Z\"},"
                + "\"policies\":[{\"policy\":{\"policy-type\":\"sts\",\"policy-domain\":\"example.org\"},\"summary\":{\"total-failure-session-count\":" + failures + "},\"failure-details\":["
                + IntStream.range(0, failures).mapToObj(i -> "{\"result-type\":\"certificate-expired\",\"failed-session-count\":1,\"additional-information\":\"" + i + "x".repeat(1000) + "\"}")
                        .collect(Collectors.joining(",")) + "]}]}";
    }

    private static Map<String, Made> files() {
        var files = new LinkedHashMap<String, Made>();
        var blanks = new byte[MIB];
        Arrays.fill(blanks, (byte) ' ');
        files.put("10 GB of blanks in 10 MB of gzip", () -> gzip(HEAD.getBytes(StandardCharsets.UTF_8), blanks, 10 * 1024));
        files.put("1.1 GB of noise, packed no tighter than reports are", () -> gzip(HEAD.getBytes(StandardCharsets.UTF_8), noise(), 1100));
        files.put("a zip in a zip, twelve times", () -> new ByteArrayInputStream(nested(12)));
        files.put("a zip with nine bombs", () -> new ByteArrayInputStream(zip(9, gzip(HEAD.getBytes(StandardCharsets.UTF_8), blanks, 64).readAllBytes())));
        files.put("a zip with ten thousand files", () -> new ByteArrayInputStream(zip(10_000, report().getBytes(StandardCharsets.UTF_8))));
        files.put("a zip with sixteen reports of many servers", () -> new ByteArrayInputStream(zip(16, report(servers(20_000)).getBytes(StandardCharsets.UTF_8))));
        files.put("a zip with forty reports of many rows", () -> new ByteArrayInputStream(zip(40, report(same(10_000)).getBytes(StandardCharsets.UTF_8))));
        files.put("a zip with twenty reports about TLS of many letters", () -> new ByteArrayInputStream(zip(20, tls(7_000).getBytes(StandardCharsets.UTF_8))));
        files.put("a million rows", () -> gzip(HEAD.getBytes(StandardCharsets.UTF_8), rows(2000), 500));
        files.put("half a million servers", () -> text(i -> i == 0 ? HEAD : record("10." + (i >> 16 & 255) + "." + (i >> 8 & 255) + "." + (i & 255), "1", "s"), 490_000));
        files.put("a thousand signatures of 60,000 letters", () -> text(i -> i == 0 ? HEAD : i > 1000 ? TAIL : record("192.0.2.1", "1", i + "x".repeat(60_000)), 1002));
        files.put("an attribute of 100 MB", () -> text(i -> i == 0 ? HEAD + "<extension a=\"" : "x".repeat(MIB), 101));
        files.put("a text without an end", () -> text(i -> i == 0 ? HEAD + "<record><row><source_ip>" : "1".repeat(MIB), 101));
        files.put("elements inside each other", () -> text(i -> i == 0 ? HEAD : "<a>".repeat(1000), 1000));
        files.put("a billion laughs", () -> text("<!DOCTYPE f [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>" + HEAD + "&b;" + TAIL));
        files.put("dated 1970", () -> text(report(record("192.0.2.1", "1", "s")).replace("1795564800", "0").replace("1795651199", "86399")));
        files.put("dated 2099", () -> text(report(record("192.0.2.1", "1", "s")).replace("1795564800", "4070908800").replace("1795651199", "4070995199")));
        files.put("a negative count", () -> text(report(record("192.0.2.1", "-5", "s"))));
        files.put("a count beyond all numbers", () -> text(report(record("192.0.2.1", "9".repeat(40), "s"))));
        files.put("characters of four bytes", () -> text(report(record("192.0.2.1", "1", "s\uD83D\uDE80"))));
        files.put("control characters", () -> text(report(record("192.0.2.1", "1", "s\u0001\u0000\u0008"))));
        files.put("cut in the middle of a record", () -> text(report(record("192.0.2.1", "1", "s")).substring(0, HEAD.length() + 200)));
        files.put("a gzip cut in half", () -> new ByteArrayInputStream(Arrays.copyOf(packed(report(record("192.0.2.1", "1", "s"))), 200)));
        files.put("a picture", () -> new ByteArrayInputStream(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'}));
        files.put("nothing", () -> new ByteArrayInputStream(new byte[0]));
        return files;
    }

    public static void main(String[] arguments) throws Exception {
        var reading = reading();
        System.out.println("memory\t" + Runtime.getRuntime().maxMemory() / MIB);
        for (var file : files().entrySet()) {
            String met;
            try (var in = file.getValue().open()) {
                met = read(reading, in);
            }
            System.out.println(file.getKey() + "\t" + met + "\t" + read(reading, text(report(record("192.0.2.1", "3", "s")))));
        }
    }

    private static String read(ArrivalReading reading, InputStream in) throws IOException {
        var parts = reading.read(in, "", NOW, HELD, HostileFiles::entered);
        try {
            return parts.stream().map(HostileFiles::said).distinct().collect(Collectors.joining(", "));
        } finally {
            for (var part : parts) {
                part.close();
            }
        }
    }

    /// As if all of it were in the books.
    private static List<ReadPart> entered(List<ReadPart> parts) {
        return parts.stream().<ReadPart>map(part -> part instanceof ReadPart.Readable readable ? new ReadPart.Entered(new ArrivalParts.Part(0, part.name(), part.container(), "", PartState.STORED, "",
                "", "", "", "", Optional.empty(), readable.head().rows(), 0, Optional.empty())) : part).toList();
    }

    private static String said(ReadPart part) {
        return switch (part) {
            case ReadPart.Entered before -> "entered " + before.line().rows() + " rows before the rest is read";
            case ReadPart.Broken broken -> broken.why().fault().id();
            case ReadPart.Readable readable -> "read " + readable.head().rows() + " rows " + readable.head().quirks();
        };
    }

    /// With every setting as it is when nobody sets it.
    private static ArrivalReading reading() throws ReflectiveOperationException {
        var limits = unset(new IntakeLimits());
        limits.check();
        var reading = unset(new ArrivalReading());
        set(reading, "suffixes", SuffixFile.read(new Settings(_ -> Optional.empty())));
        set(reading, "limits", limits);
        set(reading, "catalogue", ServiceCatalogue.standard());
        return reading;
    }

    private static <T> T unset(T bean) throws ReflectiveOperationException {
        for (var field : bean.getClass().getDeclaredFields()) {
            var property = field.getAnnotation(ConfigProperty.class);
            if (property != null) {
                var text = property.defaultValue();
                Object value = field.getType() == int.class ? (Object) Integer.valueOf(text) : field.getType() == long.class ? Long.valueOf(text) : Duration.parse(text);
                set(bean, field.getName(), value);
            }
        }
        return bean;
    }

    private static void set(Object bean, String name, Object value) throws ReflectiveOperationException {
        var field = bean.getClass().getDeclaredField(name);
        field.setAccessible(true);
        field.set(bean, value);
    }

    // How files are made

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /// A text in pieces, each made when the one before was read.
    private static InputStream text(IntFunction<String> pieces, int count) {
        return new SequenceInputStream(new Enumeration<>() {
            private int next;

            @Override
            public boolean hasMoreElements() {
                return next < count;
            }

            @Override
            public InputStream nextElement() {
                if (next >= count) {
                    throw new NoSuchElementException();
                }
                return text(pieces.apply(next++));
            }
        });
    }

    /// A gzip file whose content is a beginning and then a block many times. The packed block refers to nothing before it, so it is
    /// packed once.
    private static InputStream gzip(byte[] beginning, byte[] block, int times) {
        var head = new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
        var first = deflated(beginning);
        var packed = deflated(block);
        return new SequenceInputStream(new SequenceInputStream(new ByteArrayInputStream(head), new ByteArrayInputStream(first)), new SequenceInputStream(new Enumeration<>() {
            private int next;

            @Override
            public boolean hasMoreElements() {
                return next < times;
            }

            @Override
            public InputStream nextElement() {
                next++;
                return new ByteArrayInputStream(packed);
            }
        }));
    }

    private static byte[] deflated(byte[] bytes) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(bytes);
        var out = new ByteArrayOutputStream();
        var buffer = new byte[1 << 16];
        int count;
        do {
            count = deflater.deflate(buffer, 0, buffer.length, Deflater.FULL_FLUSH);
            out.write(buffer, 0, count);
        } while (count == buffer.length);
        deflater.end();
        return out.toByteArray();
    }

    private static byte[] noise() {
        var random = new Random(7);
        var text = new StringBuilder();
        while (text.length() < MIB) {
            text.append("<pad>").append(Long.toHexString(random.nextLong())).append(Long.toHexString(random.nextLong())).append(" ".repeat(2500)).append("</pad>\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] rows(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(record("192.0." + (i >> 8) + "." + (i & 255), String.valueOf(i + 1), "s"));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(int files, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (int i = 0; i < files; i++) {
                zip.putNextEntry(new ZipEntry(i + ".xml"));
                zip.write(content);
            }
        }
        return out.toByteArray();
    }

    private static byte[] nested(int times) throws IOException {
        byte[] inner = report().getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < times; i++) {
            inner = zip(1, inner);
        }
        return inner;
    }

    private static byte[] packed(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
