package org.mailward.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mailward.assessment.Assessment;
import org.mailward.assessment.Evidence;
import org.mailward.assessment.Examination;
import org.mailward.assessment.Protocol;
import org.mailward.checker.control.CheckerSettings;
import org.mailward.checker.control.Inquiries;
import org.mailward.checker.control.Inquiry;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.platform.dns.DnsSettings;
import org.mailward.platform.dns.LiveDnsResolver;
import org.mailward.platform.settings.Settings;
import org.mailward.platform.suffixes.SuffixFile;
import org.mailward.platform.time.Deadline;
import org.mailward.platform.time.Time;
import org.mailward.platform.web.HttpsPolicyFetcher;
import org.mailward.platform.web.PolicySettings;

/// Checks healthy domains one after the other, as the public checker does for a stranger, over a network where every answer of
/// the name server comes 20 ms later; nothing is remembered from one domain to the next.
///
/// The first result is the first area of which a visitor could be shown a verdict, its examination included. The whole is the
/// verdict on every area.
final class CheckerRun {

    private static final Duration DELAY = Duration.ofMillis(20);
    private static final Duration FIRST_WITHIN = Duration.ofMillis(300);
    private static final Duration WHOLE_WITHIN = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration GLANCE = Duration.ofMillis(1);
    private static final int WARMING_UP = 5;

    private static final Settings UNSET = new Settings(_ -> Optional.empty());

    private final Path folder;
    private final int size;

    CheckerRun(Path folder, int size) {
        this.folder = folder;
        this.size = size;
    }

    /// What one check took.
    private record Taken(Duration first, Duration whole, long questions, Assessment assessment) {
    }

    void run() throws IOException, InterruptedException {
        var domains = IntStream.range(0, size + WARMING_UP).mapToObj(i -> "healthy" + i + ".test").toList();
        Path zones = folder.resolve("zones");
        write(zones, domains);
        var hosts = domains.stream().map(domain -> "mta-sts." + domain).toList();
        // The address of the policy's host is given to the fetcher, so the question for it is made up for by a later answer.
        try (var nameServer = NameServer.serving(Stream.concat(domains.stream(), Stream.of("test")).toList(), zones, folder.resolve("nsd"));
             var way = new LongWay(nameServer.address(), DELAY);
             var policyServer = new PolicyServer(folder.resolve("policies"), hosts, "version: STSv1\nmode: enforce\nmx: *.office.test\nmax_age: 604800\n", DELAY);
             var dns = new LiveDnsResolver(DnsSettings.of(List.of(way.address())), new Time());
             var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var policies = new HttpsPolicyFetcher(settings(policyServer), dns);
            var suffixes = SuffixFile.read(UNSET);
            var inquiries = new Inquiries(new CheckerSettings(), () -> {
                var asked = dns.fresh();
                return new Inquiries.Means(asked, policies.asking(asked), suffixes);
            }, threads, new Time());
            var taken = new ArrayList<Taken>();
            for (var domain : domains) {
                dns.clearCache();
                taken.add(check(inquiries, DomainName.of(domain), dns));
            }
            tell(taken);
        }
    }

    private static PolicySettings settings(PolicyServer server) {
        return PolicySettings.read(new Settings(property -> switch (property) {
            case PolicySettings.CONNECT_TO -> Optional.of("*.test=127.0.0.1:" + server.address().getPort());
            case PolicySettings.EXTRA_TRUST -> Optional.of(server.trust().toString());
            default -> Optional.empty();
        }));
    }

    private static Taken check(Inquiries inquiries, DomainName domain, LiveDnsResolver dns) {
        long before = dns.questionsSent();
        var start = Deadline.in(Duration.ZERO);
        Inquiry inquiry = inquiries.about(domain).orElseThrow();
        var progress = inquiry.progress();
        while (progress.assessment().isEmpty() && start.left().negated().compareTo(PATIENCE) < 0) {
            LockSupport.parkNanos(GLANCE.toNanos());
            progress = inquiry.progress();
        }
        Duration first = start.left().negated();
        Evidence evidence = inquiry.await(EnumSet.allOf(Protocol.class), PATIENCE)
                .orElseThrow(() -> new Bench.CannotMeasureException("The check of " + domain + " broke off"));
        Assessment assessment = Examination.examine(evidence);
        return new Taken(first, start.left().negated(), dns.questionsSent() - before, assessment);
    }

    private void tell(List<Taken> taken) {
        var cold = taken.getFirst();
        var measured = taken.subList(WARMING_UP, taken.size());
        var assessment = measured.getLast().assessment();
        say("Mailward checker benchmark: %d healthy domains, every DNS answer %d ms later, nothing remembered, %d processors, Java %s", measured.size(), DELAY.toMillis(),
                Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"));
        say("a domain: %d questions, %d points, %d findings, %d checks unknown", measured.getLast().questions(), assessment.score().points(),
                assessment.findings().size(), assessment.unknowns().size());
        say("the very first check of a new process: first result after %d ms, whole after %d ms", cold.first().toMillis(), cold.whole().toMillis());
        boolean first = tell("first result", measured, Taken::first, FIRST_WITHIN);
        boolean whole = tell("whole check", measured, Taken::whole, WHOLE_WITHIN);
        if (measured.stream().anyMatch(each -> !each.assessment().unknowns().isEmpty())) {
            throw new Bench.CannotMeasureException("Not everything of a healthy domain was found out");
        }
        if (!first || !whole) {
            throw new Bench.CannotMeasureException("The checker is slower than it may be");
        }
    }

    private static boolean tell(String what, List<Taken> taken, Function<Taken, Duration> time, Duration limit) {
        var times = taken.stream().map(time).sorted().toList();
        say("%s: median %d ms, worst %d ms (limit %d ms)", what, times.get(times.size() / 2).toMillis(), times.getLast().toMillis(), limit.toMillis());
        return times.getLast().compareTo(limit) <= 0;
    }

    private static void write(Path zones, List<String> domains) throws IOException {
        Files.createDirectories(zones);
        for (var domain : domains) {
            World.zone(zones, domain, out -> {
                out.accept("@ A 192.0.2.1\n@ MX 10 mx1.office.test.\n@ MX 20 mx2.office.test.");
                out.accept("@ TXT \"v=spf1 include:_spf.bigmail.test include:_spf.letters.test include:_spf.desk.test -all\"");
                out.accept("_dmarc TXT \"v=DMARC1; p=reject; rua=mailto:dmarc@" + domain + ",mailto:reports@office.test\"");
                World.key("s1._domainkey", out);
                out.accept("_mta-sts TXT \"v=STSv1; id=20260101T000000\"\nmta-sts A 192.0.2.1");
                out.accept("_smtp._tls TXT \"v=TLSRPTv1; rua=mailto:tls@" + domain + "\"");
                out.accept("@ CAA 0 issue \"ca.test\"");
            });
        }
        World.zone(zones, "test", out -> {
            domains.forEach(domain -> out.accept(domain + ". NS ns.dns.test."));
            World.services(out);
        });
    }

    private static void say(String line, Object... values) {
        System.out.println(String.format(Locale.ROOT, line, values));
    }
}
