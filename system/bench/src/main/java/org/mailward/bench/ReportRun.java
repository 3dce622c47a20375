package org.mailward.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.mailward.assessment.Assessment;
import org.mailward.assessment.Examination;
import org.mailward.assessment.Gathering;
import org.mailward.assessment.Score;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.platform.pdf.Edition;
import org.mailward.platform.pdf.PaperSize;
import org.mailward.platform.pdf.PostureReportPdf;
import org.mailward.platform.time.Deadline;
import org.mailward.publishing.Brand;
import org.mailward.publishing.Colour;
import org.mailward.publishing.Mark;
import org.mailward.publishing.PostureReport;
import org.mailward.publishing.ReportDomain;
import org.mailward.publishing.ReportPeriod;
import org.mailward.publishing.ReportStage;
import org.mailward.publishing.ReportTraffic;
import org.mailward.publishing.ReportTrend;
import org.mailward.publishing.control.ReportAssembly;
import org.mailward.sources.SourceClass;
import org.mailward.traffic.Failed;

/// How long a report takes to draw, beside a browser that prints the very same pages.
///
/// The domains are judged by the real rules on records that are made up in memory: a quarter in each stage. What is measured is the
/// drawing alone; the browser's time has its start in it, as it would for each report.
final class ReportRun {

    /// Domains of the largest customer in the demo.
    static final int LARGEST_OF_THE_DEMO = 5;
    private static final Duration MOST = Duration.ofSeconds(1);
    private static final int WARMING_UP = 12;
    private static final int RUNS = 25;
    private static final int PRINTS = 5;
    private static final String[] POLICIES = {"", "v=DMARC1; p=none; rua=mailto:r@reports.test", "v=DMARC1; p=quarantine; rua=mailto:r@reports.test", "v=DMARC1; p=reject; rua=mailto:r@reports.test"};

    private final Path folder;
    private final int size;
    private final PostureReportPdf pdf = new PostureReportPdf();

    /// @param size domains of the customer
    ReportRun(Path folder, int size) {
        this.folder = folder;
        this.size = size;
    }

    void run() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var report = report();
        say("Mailward report benchmark: %d domains, %d findings, 90 days of traffic, %d processors, Java %s", size, report.totals().openFindings(),
                Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"));
        boolean slow = false;
        for (var edition : Edition.values()) {
            var times = draw(report, edition);
            slow |= times[times.length / 2] > MOST.toMillis();
            say("%-10s PDF/A-3a and PDF/UA-1, warm, %d times: median %d ms, fastest %d ms, slowest %d ms", edition.name().toLowerCase(Locale.ROOT), RUNS, times[times.length / 2], times[0], times[times.length - 1]);
            print(report, edition);
        }
        if (slow) {
            throw new Bench.CannotMeasureException("A report took over " + MOST.toMillis() + " ms at the median.");
        }
    }

    private long[] draw(PostureReport report, Edition edition) throws IOException {
        byte[] file = {};
        for (int i = 0; i < WARMING_UP; i++) {
            file = pdf.draw(report, PaperSize.A4, edition);
        }
        Files.write(folder.resolve("report-" + edition.name().toLowerCase(Locale.ROOT) + ".pdf"), file);
        return IntStream.range(0, RUNS).mapToLong(_ -> {
            var start = Deadline.in(Duration.ZERO);
            pdf.draw(report, PaperSize.A4, edition);
            return start.left().negated().toMillis();
        }).sorted().toArray();
    }

    /// The same pages by headless Chromium, where there is one.
    private void print(PostureReport report, Edition edition) throws IOException, InterruptedException {
        var browser = Programs.find("chromium").or(() -> Programs.find("chromium-browser")).or(() -> Programs.find("google-chrome"));
        if (browser.isEmpty()) {
            say("%-10s no Chromium on this machine to compare with", "");
            return;
        }
        var name = edition.name().toLowerCase(Locale.ROOT);
        Path pages = folder.resolve("report-" + name + ".xhtml");
        Files.writeString(pages, pdf.pages(report, PaperSize.A4, edition));
        var times = new long[PRINTS];
        for (int i = 0; i < PRINTS; i++) {
            var start = Deadline.in(Duration.ZERO);
            var process = new ProcessBuilder(browser.get().toString(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                    "--disable-component-update", "--disable-sync", "--user-data-dir=" + folder.resolve("browser"), "--no-pdf-header-footer",
                    "--print-to-pdf=" + folder.resolve("chromium-" + name + ".pdf"), pages.toUri().toString()).redirectErrorStream(true)
                    .redirectOutput(folder.resolve("chromium.log").toFile()).start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new Bench.CannotMeasureException("Chromium did not print within two minutes; see " + folder.resolve("chromium.log"));
            }
            times[i] = start.left().negated().toMillis();
        }
        Arrays.sort(times);
        say("%-10s headless Chromium printing the same pages, with its start, %d times: median %d ms, fastest %d ms, slowest %d ms (untagged as archive: no PDF/A)", "", PRINTS, times[PRINTS / 2], times[0], times[PRINTS - 1]);
    }

    private PostureReport report() {
        var now = Instant.parse("2026-11-26T09:00:00Z");
        var domains = IntStream.range(0, size).mapToObj(i -> judged(DomainName.of("customer-domain-" + i + ".test"), i, now)).map(ReportAssembly::domain).toList();
        var scores = domains.stream().flatMap(domain -> domain.mark().stream()).mapToInt(Mark::score).average();
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var brand = new Brand("SafePost", "Harbour Security", Colour.of("#0B5C7A"), Colour.WHITE, Optional.empty(), "soc@harbour.test", "Harbour Security · Confidential");
        return new PostureReport(brand, "Largest Customer", now, Locale.UK, ZoneOffset.UTC, new ReportPeriod(today.minusDays(89), today),
                scores.isPresent() ? Optional.of(mark((int) Math.round(scores.getAsDouble()))) : Optional.empty(), domains, Optional.of(trend(domains, today)), Optional.of(traffic(today)));
    }

    private static Mark mark(int score) {
        return new Mark(score, Score.grade(score, 100).name());
    }

    private static Assessment judged(DomainName domain, int place, Instant now) {
        var texts = Map.of("_dmarc." + domain, POLICIES[place % POLICIES.length], domain.toString(), place % 3 == 0 ? "v=spf1 ip4:192.0.2.0/24 ?all" : "v=spf1 ip4:192.0.2.0/24 -all");
        DnsResolver resolver = question -> {
            var text = texts.getOrDefault(question.name().toString(), "");
            return question.type() == RecordType.TXT && !text.isEmpty()
                    ? new Answer.Found(question, List.of(new RecordData.Text(List.of(text))), List.of(), Duration.ofHours(1), false) : new Answer.NoData(question, false);
        };
        return Examination.examine(Gathering.gather(domain, resolver, _ -> new FetchedPolicy.Status(404), now));
    }

    private static ReportTrend trend(List<ReportDomain> domains, LocalDate today) {
        var points = new ArrayList<ReportTrend.Point>();
        for (int week = 12; week >= 0; week--) {
            var stages = new EnumMap<ReportStage, Integer>(ReportStage.class);
            for (int i = 0; i < domains.size(); i++) {
                stages.merge(i % 13 >= week ? domains.get(i).stage() : ReportStage.UNPROTECTED, 1, Integer::sum);
            }
            points.add(new ReportTrend.Point(today.minusWeeks(week), stages, Optional.of(60 - 2 * week)));
        }
        return new ReportTrend(points);
    }

    private static ReportTraffic traffic(LocalDate today) {
        var days = IntStream.range(0, 90).mapToObj(i -> new ReportTraffic.Day(today.minusDays(89L - i), 1_000 + i, 40, 20)).toList();
        long passed = days.stream().mapToLong(ReportTraffic.Day::passed).sum();
        long all = days.stream().mapToLong(ReportTraffic.Day::all).sum();
        var sources = IntStream.range(0, ReportTraffic.MOST_SOURCES).mapToObj(i -> new ReportTraffic.Source("198.51.100." + i + "/24", SourceClass.values()[i % 5], 1_000 - i, 10)).toList();
        return new ReportTraffic(all, passed, (int) (passed * ReportTraffic.WHOLE / all), 3_600, 1_800, Map.of(SourceClass.ALIGNED, passed, SourceClass.UNKNOWN, all - passed),
                Map.of(SourceClass.UNKNOWN, new Failed(3_600, 1_800, 0)), sources, 40, days);
    }

    private static void say(String sentence, Object... figures) {
        System.out.println(String.format(Locale.UK, sentence, figures));
    }
}
