package org.mailward.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.mailward.assessment.Assessment;
import org.mailward.assessment.CheckId;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Stage;
import org.mailward.history.Recalled;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.platform.dns.DnsSettings;
import org.mailward.platform.dns.LiveDnsResolver;
import org.mailward.platform.time.Deadline;
import org.mailward.platform.time.Time;
import org.mailward.scanning.control.Look;
import org.mailward.scanning.control.ScanTask;

/// Looks at the same domains twice, once over a good network and once over a bad one, and holds the verdicts side by side.
///
/// The bad network may hide things, which are then unknown. It must never make a finding that the good one does not show, and
/// never take one away without saying that the check could not be made. The slow zone is left out: it is not the same twice.
final class ChaosRun {

    private static final int AT_ONCE = 100;
    private static final int SHOWN = 20;
    /// Of what is found over the good network: questions are asked again until the time is up.
    private static final double LEAST_FOUND = 0.5;
    private static final long SEED = 7;

    private final Path folder;
    private final int size;

    ChaosRun(Path folder, int size) {
        this.folder = folder;
        this.size = size;
    }

    void run() throws IOException, InterruptedException {
        var world = new World(folder.resolve("zones"), size);
        var zones = world.write();
        List<DomainName> domains = world.domains().stream().filter(domain -> !domain.isWithin(DomainName.of(World.SLOW_ZONE))).toList();
        try (var nameServer = NameServer.serving(zones, folder.resolve("zones"), folder.resolve("nsd")); var way = new LossyWay(nameServer.address(), SEED)) {
            Map<DomainName, Assessment> clean;
            try (var dns = new LiveDnsResolver(DnsSettings.of(List.of(nameServer.address())), new Time())) {
                clean = look(domains, dns);
            }
            var usual = DnsSettings.of(List.of(way.address()));
            var impatient = new DnsSettings(usual.resolvers(), Map.of(), Duration.ofMillis(150), 5, usual.cacheEntries(), usual.maxTtl(), usual.maxNegativeTtl(), usual.maxInFlight(),
                    usual.limits().repeating(Duration.ofMillis(30), 2));
            var start = Deadline.in(Duration.ZERO);
            Map<DomainName, Assessment> noisy;
            long questions;
            try (var dns = new LiveDnsResolver(impatient, new Time())) {
                noisy = look(domains, dns);
                questions = dns.questionsSent();
            }
            say("bad network: %,d answers, %,d dropped, %,d damaged; %,d questions for %,d domains in %.1f s", way.answers.sum(), way.dropped.sum(), way.damaged.sum(),
                    questions, domains.size(), start.left().negated().toNanos() / 1e9);
            List<String> wrong = compare(clean, noisy);
            wrong.stream().limit(SHOWN).forEach(line -> say("WRONG %s", line));
            say("findings: %,d over the good network, %,d over the bad one; checks unknown: %,d and %,d; wrong verdicts: %d",
                    count(clean), count(noisy), unknown(clean), unknown(noisy), wrong.size());
            if (!wrong.isEmpty() || noisy.size() != domains.size()) {
                throw new Bench.CannotMeasureException("A bad network changed verdicts, or scans did not end");
            }
            if (count(noisy) < LEAST_FOUND * count(clean)) {
                throw new Bench.CannotMeasureException("So little was found over the bad network that nothing could have been wrong. Was the machine busy with something else?");
            }
        }
    }

    private static Map<DomainName, Assessment> look(List<DomainName> domains, LiveDnsResolver dns) throws InterruptedException {
        var parts = new Parts();
        ScanRun.equip(parts, dns);
        var look = parts.get(Look.class);
        var places = new Semaphore(AT_ONCE);
        var seen = new ConcurrentHashMap<DomainName, Assessment>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (DomainName domain : domains) {
                places.acquire();
                threads.execute(() -> {
                    try {
                        seen.put(domain, look.at(new ScanTask(new UUID(0, 0), new UUID(0, 0), new UUID(0, 0), domain, 1, Recalled.NOTHING, Optional.empty())).assessment());
                    } finally {
                        places.release();
                    }
                });
            }
        }
        return new TreeMap<>(seen);
    }

    private static List<String> compare(Map<DomainName, Assessment> clean, Map<DomainName, Assessment> noisy) {
        var wrong = new ArrayList<String>();
        noisy.forEach((domain, now) -> {
            Assessment before = clean.get(domain);
            Map<CheckId, Finding> real = byId(before);
            Map<CheckId, Finding> seen = byId(now);
            seen.forEach((id, finding) -> {
                if (!real.containsKey(id)) {
                    wrong.add(domain + " has only over the bad network: " + finding.sentence() + " " + finding.evidence());
                } else if (real.get(id).severity() != finding.severity()) {
                    wrong.add(domain + " has " + id + " at another severity");
                }
            });
            real.forEach((id, finding) -> {
                if (!seen.containsKey(id) && !now.cannotTell(id)) {
                    wrong.add(domain + " lost over the bad network: " + finding.sentence());
                }
            });
            Stage stage = now.stage().current();
            if (stage != Stage.UNKNOWN && stage != before.stage().current()) {
                wrong.add(domain + " is " + stage + ", not " + before.stage().current());
            }
        });
        return wrong;
    }

    private static Map<CheckId, Finding> byId(Assessment assessment) {
        return assessment.findings().stream().collect(Collectors.toMap(Finding::id, finding -> finding, (one, _) -> one));
    }

    private static long count(Map<DomainName, Assessment> all) {
        return all.values().stream().mapToLong(each -> each.findings().size()).sum();
    }

    private static long unknown(Map<DomainName, Assessment> all) {
        return all.values().stream().mapToLong(each -> each.unknowns().size()).sum();
    }

    private static void say(String line, Object... values) {
        System.out.println(String.format(Locale.ROOT, line, values));
    }
}
