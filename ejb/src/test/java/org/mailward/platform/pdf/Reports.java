package org.mailward.platform.pdf;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.mailward.mailauth.dns.DomainName;
import org.mailward.publishing.Brand;
import org.mailward.publishing.Colour;
import org.mailward.publishing.ExposureReport;
import org.mailward.publishing.Logo;
import org.mailward.publishing.Mark;
import org.mailward.publishing.PostureReport;
import org.mailward.publishing.RecordInWords;
import org.mailward.publishing.Remedy;
import org.mailward.publishing.Remedy.ZoneRecord;
import org.mailward.publishing.ReportDomain;
import org.mailward.publishing.ReportFinding;
import org.mailward.publishing.ReportPeriod;
import org.mailward.publishing.ReportSeverity;
import org.mailward.publishing.ReportStage;
import org.mailward.publishing.ReportTraffic;
import org.mailward.publishing.ReportTrend;
import org.mailward.publishing.UnknownCheck;
import org.mailward.publishing.VectorLogo;
import org.mailward.sources.SourceClass;
import org.mailward.traffic.Failed;

/// Reports as customers get them, from two domains to two hundred and three.
final class Reports {

    static final Instant AT = Instant.parse("2026-11-22T09:30:00Z");
    static final Instant SCANNED = Instant.parse("2026-11-22T04:12:00Z");

    static final ReportPeriod PERIOD = new ReportPeriod(LocalDate.of(2026, 8, 25), LocalDate.of(2026, 11, 22));

    private static final String LOGO = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 180 48">
              <path d="M24 2 44 9v14c0 12-9 19-20 23C13 42 4 35 4 23V9z" fill="#0B5C7A"/>
              <path d="M14 24l7 7 13-15" fill="none" stroke="#FFFFFF" stroke-width="4"/>
              <rect x="60" y="14" width="108" height="7" fill="#0B5C7A"/><rect x="60" y="28" width="72" height="7" fill="#9BB8C4"/>
            </svg>""";

    private static final ReportStage[] MIX = {ReportStage.REJECTING, ReportStage.QUARANTINING, ReportStage.UNPROTECTED,
            ReportStage.REJECTING, ReportStage.MONITORING, ReportStage.REJECTING, ReportStage.REJECTING, ReportStage.MONITORING,
            ReportStage.UNPROTECTED, ReportStage.REJECTING, ReportStage.QUARANTINING, ReportStage.UNKNOWN};

    private Reports() {
    }

    static Brand brand() {
        return brand(Optional.of(new VectorLogo(LOGO)));
    }

    static Brand brand(Optional<Logo> logo) {
        return new Brand("SafePost", "Harbour Security", Colour.of("#0B5C7A"), Colour.WHITE, logo, "soc@harbour.example, +44 20 7946 0000",
                "Harbour Security Ltd · Confidential");
    }

    static PostureReport two() {
        return report("Bäckerei Müller & Söhne", Locale.GERMANY, ZoneId.of("Europe/Berlin"), brand(), List.of(
                domain("bäckerei-müller.example", ReportStage.UNPROTECTED), domain("mueller-catering.example", ReportStage.REJECTING)));
    }

    static ExposureReport exposure(Brand brand, ReportStage stage, Locale language) {
        return new ExposureReport(brand, "Bäckerei Müller & Söhne", SCANNED, language, ZoneOffset.UTC, domain("bäckerei-müller.example", stage));
    }

    static PostureReport twelve() {
        var domains = new ArrayList<ReportDomain>();
        String[] names = {"northwind.example", "northwind-trading.example", "shop.northwind.example", "nwt.example", "northwind-careers.example",
                "northwind.test", "mail.northwind.example", "northwind-logistics-and-warehousing-services-of-northern-region.example",
                "nörthwind.example", "northwind-invest.example", "parked-northwind.example", "northwind-legacy.example"};
        for (int i = 0; i < names.length; i++) {
            domains.add(domain(names[i], MIX[i]));
        }
        return report("Northwind Trading", Locale.UK, ZoneOffset.UTC, brand(), domains);
    }

    static PostureReport twoHundredAndThree() {
        var domains = new ArrayList<ReportDomain>();
        for (int i = 0; i < 203; i++) {
            domains.add(domain("agency-" + (i + 1) + ".government.example", MIX[i % MIX.length]));
        }
        return report("Bundesanstalt für Landwirtschaft, Ernährung und Verbraucherschutz – Gemeinsame Geschäftsstelle der nachgeordneten Behörden",
                Locale.GERMANY, ZoneId.of("Europe/Berlin"), brand(), domains);
    }

    static PostureReport report(String customer, Locale language, ZoneId zone, Brand brand, List<ReportDomain> domains) {
        var scores = domains.stream().flatMap(domain -> domain.mark().stream()).mapToInt(Mark::score).summaryStatistics();
        Optional<Mark> overall = scores.getCount() == 0 ? Optional.empty() : Optional.of(mark((int) Math.round(scores.getAverage())));
        return new PostureReport(brand, customer, AT, language, zone, PERIOD, overall, domains, domains.isEmpty() ? Optional.empty() : Optional.of(trend(domains)), traffic(domains.size()));
    }

    /// Thirteen weeks in which the domains came to stand as they do.
    private static ReportTrend trend(List<ReportDomain> domains) {
        var points = new ArrayList<ReportTrend.Point>();
        for (int week = 0; week < 13; week++) {
            var stages = new EnumMap<ReportStage, Integer>(ReportStage.class);
            for (int i = 0; i < domains.size(); i++) {
                var now = domains.get(i).stage();
                boolean arrived = now == ReportStage.UNKNOWN || week * 11 / 12 >= i % 12;
                stages.merge(arrived ? now : ReportStage.UNPROTECTED, 1, Integer::sum);
            }
            points.add(new ReportTrend.Point(PERIOD.until().minusWeeks(12L - week), stages, Optional.of(30 + 3 * week)));
        }
        return new ReportTrend(points);
    }

    /// Nothing for a customer without domains; days with a gap, and names as long as they get.
    private static Optional<ReportTraffic> traffic(int domains) {
        if (domains == 0) {
            return Optional.empty();
        }
        var days = new ArrayList<ReportTraffic.Day>();
        for (var day = PERIOD.from(); !day.isAfter(PERIOD.until()); day = day.plusDays(1)) {
            if (day.getDayOfMonth() != 3) {
                days.add(new ReportTraffic.Day(day, 420 + day.getDayOfYear() % 7 * 20, day.getDayOfMonth() % 5 * 12, day.getDayOfMonth() % 4 * 9));
            }
        }
        long passed = days.stream().mapToLong(ReportTraffic.Day::passed).sum();
        long delivered = days.stream().mapToLong(ReportTraffic.Day::failedDelivered).sum();
        long stopped = days.stream().mapToLong(ReportTraffic.Day::failedStopped).sum();
        long all = passed + delivered + stopped;
        // With every sentence about wanted mail, so that all of them have to find room.
        var known = new Failed(delivered / 2, stopped / 4, stopped / 4);
        var abuse = new Failed(0, stopped - known.stopped(), 0);
        var sources = List.of(new ReportTraffic.Source("Google Workspace", SourceClass.ALIGNED, passed, passed),
                new ReportTraffic.Source("Mailchimp", SourceClass.KNOWN_UNALIGNED, delivered / 2 + known.stopped(), 0), new ReportTraffic.Source("192.0.2.0/24", SourceClass.UNKNOWN, delivered - delivered / 2, 0),
                new ReportTraffic.Source("2001:db8:1234::/48", SourceClass.LIKELY_ABUSE, abuse.stopped(), 0));
        return Optional.of(new ReportTraffic(all, passed, (int) (passed * ReportTraffic.WHOLE / all), delivered, stopped,
                Map.of(SourceClass.ALIGNED, passed, SourceClass.KNOWN_UNALIGNED, delivered / 2 + known.stopped(), SourceClass.UNKNOWN, delivered - delivered / 2, SourceClass.LIKELY_ABUSE, abuse.stopped()),
                Map.of(SourceClass.KNOWN_UNALIGNED, known, SourceClass.UNKNOWN, new Failed(delivered - delivered / 2, 0, 0), SourceClass.LIKELY_ABUSE, abuse), sources, 31, days));
    }

    static ReportDomain domain(String name, ReportStage stage) {
        var at = DomainName.of(name);
        return switch (stage) {
            case UNPROTECTED -> new ReportDomain(at, stage, Optional.of(mark(18)), Optional.of(SCANNED),
                    List.of(noDmarc(at), softSpf(at), noTlsReports(at)), List.of(), List.of(spf(at, "v=spf1 include:_spf.mail.example ?all")));
            case MONITORING -> new ReportDomain(at, stage, Optional.of(mark(47)), Optional.of(SCANNED),
                    List.of(monitoringOnly(at), weakKey(at), noTlsReports(at)), List.of(),
                    List.of(dmarc(at, "none", "Forged mail is delivered as before; reports go to one address."), spf(at, "v=spf1 include:_spf.mail.example -all")));
            case QUARANTINING -> new ReportDomain(at, stage, Optional.of(mark(76)), Optional.of(SCANNED), List.of(noTlsReports(at)), List.of(),
                    List.of(dmarc(at, "quarantine", "Forged mail is treated as suspicious; reports go to one address.")));
            case REJECTING -> new ReportDomain(at, stage, Optional.of(mark(95)), Optional.of(SCANNED), List.of(), List.of(),
                    List.of(dmarc(at, "reject", "Forged mail is refused; reports go to one address."), spf(at, "v=spf1 mx -all")));
            case UNKNOWN -> new ReportDomain(at, stage, Optional.empty(), Optional.of(SCANNED), List.of(),
                    List.of(new UnknownCheck("The policy for forged mail", "The name servers of the domain did not answer within 5 seconds.")), List.of());
        };
    }

    static Mark mark(int score) {
        return new Mark(score, score >= 90 ? "A" : score >= 75 ? "B" : score >= 60 ? "C" : score >= 40 ? "D" : "F");
    }

    private static ReportFinding noDmarc(DomainName at) {
        return new ReportFinding(ReportSeverity.CRITICAL, "Receivers know what to do with forged mail.", at.ascii(), "Receivers are not told what to do with forged mail.",
                "Anyone can send mail that looks as if it came from this domain, and it reaches the inbox.",
                List.of("No DMARC record at _dmarc." + at.ascii() + " or above it"),
                Optional.of(new Remedy("Begin by asking for reports; nothing is blocked yet.", Optional.of(new ZoneRecord("_dmarc." + at.ascii(), "TXT",
                        "v=DMARC1; p=none; rua=mailto:reports+8f3a2c@in.harbour.example")))), "RFC 9989 §4.10");
    }

    private static ReportFinding monitoringOnly(DomainName at) {
        return new ReportFinding(ReportSeverity.HIGH, "Forged mail is refused.", at.ascii(), "Forged mail is counted, but still delivered.",
                "Reports alone stop nothing. All known senders of this domain have been confirmed for 30 days.",
                List.of("v=DMARC1; p=none; rua=mailto:reports+8f3a2c@in.harbour.example"),
                Optional.of(new Remedy("Ask receivers to treat forged mail as suspicious, as the next step.", Optional.of(new ZoneRecord("_dmarc." + at.ascii(), "TXT",
                        "v=DMARC1; p=quarantine; rua=mailto:reports+8f3a2c@in.harbour.example")))), "RFC 9989 §5.4");
    }

    private static ReportFinding softSpf(DomainName at) {
        return new ReportFinding(ReportSeverity.HIGH, "The list of permitted servers ends with a verdict.", at.ascii(), "The list of permitted servers ends without a verdict.",
                "Servers that are not on the list are treated as if nothing was said about them.",
                List.of("v=spf1 include:_spf.mail.example ?all"),
                Optional.of(new Remedy("", Optional.of(new ZoneRecord(at.ascii(), "TXT", "v=spf1 include:_spf.mail.example -all")))), "RFC 7208 §4.7");
    }

    private static ReportFinding weakKey(DomainName at) {
        return new ReportFinding(ReportSeverity.MEDIUM, "Signing keys have at least 2048 bits.", "s1._domainkey." + at.ascii(), "A signing key is shorter than 2048 bits.",
                "Short keys can be broken, and then mail can be signed in the name of this domain.",
                List.of("s1._domainkey." + at.ascii() + ": v=DKIM1; k=rsa; p=" + "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDk7xTf9".repeat(5) + "IDAQAB"),
                Optional.of(new Remedy("Have a key of 2048 bits made by the sending service, publish it under a new selector, then switch over.", Optional.empty())), "RFC 8301 §3.2");
    }

    private static ReportFinding noTlsReports(DomainName at) {
        return new ReportFinding(ReportSeverity.LOW, "Failed encryption is reported.", at.ascii(), "Failed encryption on the way to this domain is reported to nobody.",
                "Problems with encrypted delivery stay unseen.", List.of(),
                Optional.of(new Remedy("", Optional.of(new ZoneRecord("_smtp._tls." + at.ascii(), "TXT", "v=TLSRPTv1; rua=mailto:tls@in.harbour.example")))), "RFC 8460 §3");
    }

    private static RecordInWords dmarc(DomainName at, String policy, String meaning) {
        return new RecordInWords("_dmarc." + at.ascii(), "v=DMARC1; p=" + policy + "; rua=mailto:reports+8f3a2c@in.harbour.example", meaning);
    }

    private static RecordInWords spf(DomainName at, String text) {
        return new RecordInWords(at.ascii(), text, "The servers listed may send; the end of the record says what about all others.");
    }
}
