package org.mailward.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.orgdomain.PublicSuffixList;
import org.mailward.mailauth.report.AggregateHeader;
import org.mailward.mailauth.report.AggregateReader;
import org.mailward.mailauth.report.AggregateReading;
import org.mailward.mailauth.report.AggregateRow;
import org.mailward.mailauth.report.AggregateRows;
import org.mailward.mailauth.report.Disposition;
import org.mailward.mailauth.report.Evaluated;
import org.mailward.mailauth.report.ReportKind;
import org.mailward.mailauth.report.ReportLimits;
import org.mailward.mailauth.report.Unpacking;
import org.mailward.mailbox.control.ReportDesk;
import org.mailward.platform.dns.DnsSettings;
import org.mailward.platform.dns.LiveDnsResolver;
import org.mailward.platform.mailbox.Answer;
import org.mailward.platform.mailbox.Envelope;
import org.mailward.platform.time.Time;
import org.mailward.system.dns.DnsServer;
import org.mailward.system.dns.PastZones;

/// What the demo's receivers report, from the demo's own zones as they were on some days, asked over the network.
class DemoReportsTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 26);
    private static final int LEAST_LETTERS = 150;

    private static DnsServer server;
    private static LiveDnsResolver dns;
    private static PastReports reports;
    private static final List<Envelope> SENT = new ArrayList<>();
    private static final List<byte[]> LETTERS = new ArrayList<>();

    /// A row and whom it is about.
    private record Seen(String domain, AggregateRow row) {
    }

    @BeforeAll
    static void start() throws IOException, ReflectiveOperationException {
        int port;
        try (var free = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        server = new DnsServer(port, new PastZones(Path.of("src", "main", "resources", "demo", "zones")));
        server.start();
        dns = new LiveDnsResolver(DnsSettings.of(List.of(new InetSocketAddress("127.0.0.1", port))), new Time());
        var suffixes = suffixes();
        var world = new PastWorld();
        put(world, "dns", Optional.of(dns));
        put(world, "suffixes", suffixes);
        reports = new PastReports();
        put(reports, "world", world);
        put(reports, "suffixes", suffixes);
        put(reports, "desk", new ReportDesk() {
            @Override
            public Answer deliver(Envelope envelope, byte[] message) {
                SENT.add(envelope);
                LETTERS.add(message);
                return new Answer.Taken();
            }
        });
    }

    /// The copy that the application brings along.
    private static PublicSuffixList suffixes() throws IOException {
        try (var list = Objects.requireNonNull(DemoReportsTest.class.getResourceAsStream("/org/publicsuffix/list/effective_tld_names.dat"))) {
            return PublicSuffixList.read(new String(list.readAllBytes(), StandardCharsets.UTF_8), "publicsuffix.org");
        }
    }

    @AfterAll
    static void stop() throws IOException {
        dns.close();
        server.close();
    }

    @Test
    void a_service_becomes_aligned_on_the_day_of_its_key_and_forgers_are_refused_once_the_policy_says_so() throws IOException {
        var before = seen(65, "gatehouse.example");
        var after = seen(5, "gatehouse.example");
        assertEquals(Set.of(Evaluated.FAIL), dkim(before, "letterpress.example"), "Its newsletter is not signed for the domain yet");
        assertEquals(Set.of(Evaluated.PASS), dkim(after, "letterpress.example"));
        assertEquals(Set.of(Disposition.NONE), before.stream().map(one -> one.row().disposition().value().orElseThrow()).collect(Collectors.toSet()));
        assertTrue(after.stream().filter(one -> one.row().dkim().is(Evaluated.FAIL) && one.row().spf().is(Evaluated.FAIL)).anyMatch(one -> one.row().disposition().is(Disposition.REJECT)));
    }

    @Test
    void a_broken_spf_record_shows_in_the_reports_of_its_days() throws IOException {
        assertEquals(Set.of(Evaluated.PASS), spf(seen(28, "gatehouse-claims.example"), "gatehouse-claims.example"));
        assertEquals(Set.of(Evaluated.FAIL), spf(seen(20, "gatehouse-claims.example"), "gatehouse-claims.example"));
        assertEquals(Set.of(Evaluated.PASS), spf(seen(12, "gatehouse-claims.example"), "gatehouse-claims.example"));
    }

    @Test
    void every_domain_that_asks_for_reports_gets_ones_that_can_be_read_and_no_other_does() throws IOException {
        var all = Cast.houses().stream().flatMap(house -> Cast.companies(house.name()).stream()).flatMap(company -> company.domains().stream()).toList();
        var reported = seen(2, all.toArray(DomainName[]::new)).stream().map(Seen::domain).collect(Collectors.toCollection(LinkedHashSet::new));
        assertTrue(LETTERS.size() >= LEAST_LETTERS, LETTERS.size() + " letters");
        assertTrue(reported.size() >= 40, "reported on: " + reported);
        for (var silent : List.of("cedar-law.example", "acme-careers.example", "quarry-sites.example", "lumen-music.example")) {
            assertTrue(!reported.contains(silent), silent);
        }
        assertTrue(SENT.stream().allMatch(envelope -> envelope.receivedAt().isBefore(FIRST.minusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).plusSeconds(7 * 3600))));
    }

    private static Set<Evaluated> dkim(List<Seen> seen, String service) {
        return seen.stream().map(Seen::row).filter(row -> row.dkimResults().stream().anyMatch(one -> one.domain().equals(service))).map(row -> row.dkim().value().orElseThrow()).collect(Collectors.toSet());
    }

    /// Of what the domain's own mail service sends.
    private static Set<Evaluated> spf(List<Seen> seen, String domain) {
        return seen.stream().map(Seen::row).filter(row -> row.source().text().startsWith("198.51.100.") && row.source().text().length() == "198.51.100.1".length()
                && row.spfResults().getFirst().domain().equals(domain)).map(row -> row.spf().value().orElseThrow()).collect(Collectors.toSet());
    }

    private static List<Seen> seen(int ago, String domain) throws IOException {
        return seen(ago, new DomainName(domain));
    }

    private static List<Seen> seen(int ago, DomainName... domains) throws IOException {
        SENT.clear();
        LETTERS.clear();
        reports.send(FIRST.minusDays(ago), ago, List.of(domains).stream().map(name -> new PastReports.Subject(name, true, "token@reports.example")).toList(), Set.of());
        var rows = new ArrayList<Seen>();
        for (var letter : LETTERS) {
            Unpacking.unpack(new ByteArrayInputStream(letter), "", ReportLimits.DEFAULTS, (payload, content) -> {
                if (payload.kind() == ReportKind.AGGREGATE) {
                    var about = new String[1];
                    var reading = AggregateReader.read(content, Instant.parse("2026-11-27T00:00:00Z"), ReportLimits.DEFAULTS, new AggregateRows() {
                        @Override
                        public void begin(AggregateHeader header) {
                            about[0] = header.policy().domain();
                        }

                        @Override
                        public void row(AggregateRow row) {
                            rows.add(new Seen(about[0], row));
                        }
                    });
                    assertTrue(reading instanceof AggregateReading.Read read && !read.salvaged(), reading.toString());
                }
            });
        }
        return rows;
    }

    private static void put(Object into, String field, Object value) throws ReflectiveOperationException {
        var found = into.getClass().getDeclaredField(field);
        found.setAccessible(true);
        found.set(into, value);
    }
}
