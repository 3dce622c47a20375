package org.mailward.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
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

    private static final int MOST_ROWS = 5_000;
    private static final int MEAN_ROWS = 20;
    private static final double TAIL = 1.25;
    private static final String[] REPORTERS = {"google.com", "Outlook.com", "Yahoo", "AMAZON-SES", "GMX", "WEB.DE", "Mail.Ru", "Fastmail Pty Ltd", "comcast.net", "Mimecast.org"};
    private static final String[] SERVICES = {"mailchimpapp.net", "sendgrid.net", "amazonses.com", "mandrillapp.com", "salesforce.com", "zendesk.com", "hubspotemail.net"};

    private final Random random = new Random(20261126);
    private final Instant today;

    ReportWorld(LocalDate today) {
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

    /// Numbers of rows, heavy-tailed, with the mean of [#MEAN_ROWS].
    List<Integer> sizes(int reports) {
        var sizes = new ArrayList<Integer>();
        long sum = 0;
        for (int i = 0; i < reports; i++) {
            int rows = (int) Math.min(MOST_ROWS, Math.ceil(Math.pow(1 - random.nextDouble(), -1 / TAIL)));
            sizes.add(rows);
            sum += rows;
        }
        double scale = (double) MEAN_ROWS * reports / sum;
        return sizes.stream().map(rows -> (int) Math.clamp(Math.round(rows * scale), 1, MOST_ROWS)).toList();
    }

    Made report(int number, int rows) throws IOException {
        int domain = random.nextInt(DOMAINS);
        var reporter = REPORTERS[random.nextInt(REPORTERS.length)];
        var begin = today.minusSeconds(86_400L * (1 + random.nextInt(60)));
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
