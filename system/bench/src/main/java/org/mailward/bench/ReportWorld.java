package org.mailward.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.report.AggregateHeader;
import org.mailward.mailauth.report.AggregateRow;
import org.mailward.mailauth.report.AggregateWriter;
import org.mailward.mailauth.report.AuthResult;
import org.mailward.mailauth.report.Dialect;
import org.mailward.mailauth.report.Disposition;
import org.mailward.mailauth.report.DkimAuth;
import org.mailward.mailauth.report.Evaluated;
import org.mailward.mailauth.report.PublishedPolicy;
import org.mailward.mailauth.report.ReportRange;
import org.mailward.mailauth.report.SpfAuth;
import org.mailward.mailauth.report.SpfScope;
import org.mailward.mailauth.report.Stated;

/// A made-up world of aggregate reports: reporters, domains, and for each domain the services, forwarders and strangers that send in
/// its name. The same seed makes the same reports.
final class ReportWorld {

    static final int DOMAINS = 500;
    private static final int DAYS = 60;

    private static final int MOST_ROWS = 5_000;
    private static final int MEAN_ROWS = 20;
    private static final double TAIL = 1.25;
    /// Until a scale no longer differs by a row.
    private static final int HALVINGS = 60;
    private static final String[] REPORTERS = {"google.com", "Outlook.com", "Yahoo", "AMAZON-SES", "GMX", "WEB.DE", "Mail.Ru", "Fastmail Pty Ltd", "comcast.net", "Mimecast.org"};
    private static final String[] SERVICES = {"mailchimpapp.net", "sendgrid.net", "amazonses.com", "mandrillapp.com", "salesforce.com", "zendesk.com", "hubspotemail.net"};

    private final Random random = new Random(20261126);
    private final int all;
    private final Instant today;

    /// @param all reports, over the days before today
    ReportWorld(int all, LocalDate today) {
        this.all = all;
        this.today = today.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// A report as it is mailed, and the file in it.
    ///
    /// @param gzip the packed XML
    /// @param mail the whole mail
    record Made(byte[] gzip, byte[] mail, int rows, long messages) {
    }

    static String domain(int number) {
        return "d" + number + ".example";
    }

    /// Numbers of rows of so many reports: most have a few and some very many, [#MEAN_ROWS] times the reports in all.
    List<Integer> sizes(int reports) {
        var draws = random.doubles(reports).map(draw -> Math.pow(1 - draw, -1 / TAIL) - 1).toArray();
        int wanted = MEAN_ROWS * reports;
        double few = 0;
        double many = MOST_ROWS;
        for (int i = 0; i < HALVINGS; i++) {
            double scale = (few + many) / 2;
            if (Arrays.stream(draws).mapToInt(draw -> rows(draw, scale)).sum() > wanted) {
                many = scale;
            } else {
                few = scale;
            }
        }
        double scale = few;
        var sizes = Arrays.stream(draws).mapToInt(draw -> rows(draw, scale)).toArray();
        int missing = wanted - Arrays.stream(sizes).sum();
        for (int i = 0; missing > 0; i = (i + 1) % reports) {
            if (sizes[i] < MOST_ROWS) {
                sizes[i]++;
                missing--;
            }
        }
        return Arrays.stream(sizes).boxed().toList();
    }

    private static int rows(double draw, double scale) {
        return (int) Math.min(MOST_ROWS, 1 + draw * scale);
    }

    Made report(int number, int rows) throws IOException {
        int domain = random.nextInt(DOMAINS);
        var reporter = REPORTERS[random.nextInt(REPORTERS.length)];
        var begin = today.minusSeconds(86_400L * (DAYS - (long) number * DAYS / all));
        var packed = new ByteArrayOutputStream();
        long messages = 0;
        try (var gzip = new GZIPOutputStream(packed)) {
            var writer = new AggregateWriter(gzip);
            var policy = new PublishedPolicy(domain(domain), Optional.of("r"), Optional.of("r"), Optional.of("none"), Optional.of("none"), Optional.empty(), Optional.of("100"),
                    Optional.empty(), Optional.empty(), Optional.empty());
            writer.begin(new AggregateHeader(Dialect.NONE, "", "1.0", reporter, "reports@" + reporter.toLowerCase(Locale.ROOT).replace(' ', '-'), "", "bench-" + number,
                    new ReportRange(begin, begin.plusSeconds(86_399)), List.of(), "", policy, ""));
            for (int i = 0; i < rows; i++) {
                var row = row(domain, i);
                messages += row.messages();
                writer.row(row);
            }
            writer.end();
        }
        return new Made(packed.toByteArray(), mail(reporter, domain(domain), number, packed.toByteArray()), rows, messages);
    }

    /// A domain's servers, services and forwarders are the same every day; strangers are new ones each time.
    private AggregateRow row(int domain, int number) {
        var own = domain(domain);
        var same = new Random(31L * domain + number);
        int kind = same.nextInt(10);
        long messages = 1 + (long) Math.pow(10, random.nextDouble() * 3);
        var service = SERVICES[(domain + same.nextInt(3)) % SERVICES.length];
        var network = kind < 6 ? "198." + (50 + number / 250 % 100) + "." + domain % 250 : 20 + random.nextInt(170) + "." + random.nextInt(250) + "." + number / 250 % 250;
        if (kind == 6 || kind == 7) {
            network = 20 + same.nextInt(170) + "." + same.nextInt(250) + "." + number / 250 % 250;
        }
        var address = IpAddress.of(network + "." + number % 250).orElseThrow();
        boolean dkim = kind < 6;
        boolean spf = kind < 4;
        var signatures = kind < 8 ? List.of(signature(dkim ? own : service, dkim || kind == 6), signature(service, true)) : List.<DkimAuth>of();
        var path = spf ? "bounce." + own : kind < 8 ? "bounces." + service : "stranger" + random.nextInt(1000) + ".test";
        return new AggregateRow(address, messages, Stated.of(Disposition.NONE), Stated.of(dkim ? Evaluated.PASS : Evaluated.FAIL), Stated.of(spf ? Evaluated.PASS : Evaluated.FAIL),
                List.of(), own, path, "", signatures, List.of(new SpfAuth(path, Stated.of(SpfScope.MFROM), Stated.of(spf || kind < 8 ? AuthResult.PASS : AuthResult.SOFTFAIL), "")), "");
    }

    private static DkimAuth signature(String domain, boolean passed) {
        return new DkimAuth(domain, "s1", Stated.of(passed ? AuthResult.PASS : AuthResult.FAIL), "");
    }

    private static byte[] mail(String reporter, String domain, int number, byte[] gzip) {
        var name = reporter + "!" + domain + "!" + number + ".xml.gz";
        return ("From: reports@" + reporter + "\r\nTo: rua@reports.example\r\nSubject: Report domain: " + domain + " Submitter: " + reporter + " Report-ID: bench-" + number
                + "\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nThis is an aggregate report.\r\n--b\r\n"
                + "Content-Type: application/gzip; name=\"" + name + "\"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=\"" + name + "\"\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(gzip) + "\r\n--b--\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
