package org.mailward.crash;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The mails of one run: reports, some of them sent again whole, and some that nobody can read. The same seed makes the same mails.
final class Letters {

    /// One in so many is sent again, and one in so many is broken.
    private static final int AGAIN = 10;
    private static final int BROKEN = 20;
    private static final String HTML = "<html><body><p>You have a new aggregate report.<p>Sign in to read it</html>";

    private final Random random;
    private final Reports reports;

    Letters(Random random) {
        this.random = random;
        this.reports = new Reports(random);
    }

    /// In the order in which they are sent.
    List<Letter> make(int count) throws IOException {
        var all = new ArrayList<Letter>();
        int again = count / AGAIN;
        for (int no = 0; no < count - again; no++) {
            all.add(random.nextInt(BROKEN) == 0 ? broken(no) : good(no));
        }
        var good = all.stream().filter(letter -> Count.read(letter).isPresent()).toList();
        for (int i = 0; i < again; i++) {
            all.add(random.nextInt(all.size()), good.get(random.nextInt(good.size())));
        }
        return Collections.unmodifiableList(all);
    }

    private Letter good(int no) throws IOException {
        int domain = random.nextInt(Estate.DOMAINS);
        byte[] xml = reports.xml(no, domain);
        return switch (random.nextInt(4)) {
            case 0 -> letter(no, domain, "zip", zip(xml));
            case 1 -> letter(no, domain, "xml", xml);
            default -> letter(no, domain, "xml.gz", gzip(xml));
        };
    }

    private Letter broken(int no) throws IOException {
        int domain = random.nextInt(Estate.DOMAINS);
        byte[] xml = reports.xml(no, domain);
        return switch (random.nextInt(5)) {
            case 0 -> letter(no, domain, "xml.gz", half(gzip(xml)));
            case 1 -> letter(no, domain, "zip", half(zip(xml)));
            case 2 -> letter(no, domain, "xml.gz", gzip(noise()));
            case 3 -> letter(no, domain, "xml", (HTML + no).getBytes(StandardCharsets.US_ASCII));
            default -> letter(no, domain, "xml.gz", noise());
        };
    }

    private static Letter letter(int no, int domain, String extension, byte[] attachment) {
        return Letter.of(no, domain, Estate.address(domain), "reporter.example!" + Estate.domain(domain) + "!" + no + "." + extension, attachment);
    }

    private byte[] noise() {
        var noise = new byte[200 + random.nextInt(2_000)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] half(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    private static byte[] zip(byte[] content) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(packed)) {
            out.putNextEntry(new ZipEntry("report.xml"));
            out.write(content);
        }
        return packed.toByteArray();
    }
}
