package org.mailward.bench;

import com.sun.management.OperatingSystemMXBean;
import jakarta.enterprise.event.Event;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.mailward.assessment.Evidence;
import org.mailward.assessment.EvidenceJson;
import org.mailward.assessment.Examination;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.orgdomain.PublicSuffixList;
import org.mailward.platform.dns.DnsSettings;
import org.mailward.platform.dns.LiveDnsResolver;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.settings.Settings;
import org.mailward.platform.smtp.MailServers;
import org.mailward.platform.smtp.ProbeSettings;
import org.mailward.platform.smtp.StartTlsProber;
import org.mailward.platform.suffixes.SuffixFile;
import org.mailward.platform.time.Deadline;
import org.mailward.platform.time.Time;
import org.mailward.platform.web.GuardedFetch;
import org.mailward.platform.web.HttpsPolicyFetcher;
import org.mailward.platform.web.PolicySettings;
import org.mailward.scanning.control.ScanWork;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Scope;

/// Scans a world of domains from the queue to the database, and compares with what dnsperf gets from the same server.
final class ScanRun {

    private static final int CONSUMERS = 8;
    private static final int MESSAGE = 50;
    /// Domains that are scanned before any that count: after as many, the compilers have little left to do, as in a server that has been up for a while.
    private static final int WARMING = 25_000;
    private static final int EXAMINED = 2_000;
    private static final int ROUNDS = 3;
    private static final int DUE = 1_000_000;
    private static final Duration EXAMINE_FOR = Duration.ofSeconds(6);

    private static final Settings UNSET = new Settings(_ -> Optional.empty());

    private final Path folder;
    private final int size;
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    ScanRun(Path folder, int size) {
        this.folder = folder;
        this.size = size;
    }

    /// What one run of scans took.
    /// @param full until only one consumer was left, which waited for the answers of slow servers: the others had nothing more to do
    /// @param fullQuestions sent until then
    /// @param compiling the share of `own` that the just-in-time compilers took
    private record Taken(int domains, Duration time, Duration full, long fullQuestions, Duration own, Duration compiling, Duration server, Duration database, long questions, long heap, long live, long resident) {
        double perSecond(long number) {
            return number / (time.toNanos() / 1e9);
        }

        double fullPerSecond() {
            return fullQuestions / (full.toNanos() / 1e9);
        }
    }

    /// Where a consumer found nothing more to do.
    private record Ended(Duration after, long questions) {
    }

    /// Measures the examination alone, on the evidence of one run of scans.
    void examine() throws IOException, SQLException, InterruptedException {
        run(true);
    }

    void run() throws IOException, SQLException, InterruptedException {
        run(false);
    }

    private void run(boolean examineOnly) throws IOException, SQLException, InterruptedException {
        say("Mailward scan benchmark: %d domains, %d processors, Java %s", size, Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"));
        int warming = examineOnly ? 0 : Math.min(WARMING, size);
        var world = new World(folder.resolve("zones"), size + warming);
        var zones = world.write();
        var domains = world.domains().subList(0, size);
        try (var slow = new SlowServer(); var nameServer = NameServer.serving(zones, folder.resolve("zones"), folder.resolve("nsd"));
             var books = new Books(folder); var dns = resolver(nameServer.address(), slow.address())) {
            equip(books.parts(), dns);
            var work = books.parts().get(ScanWork.class);
            Path questions = folder.resolve("questions.txt");
            Optional<Double> before = Optional.empty();
            if (!examineOnly) {
                var others = world.domains().subList(size, size + warming);
                tell(warming + " other domains (the warming up)", scan(books, work, dns, nameServer, others, size, new UUID(0, 3)));
                questions(books, questions, others);
                before = DnsPerf.rate(nameServer.address(), questions);
                dns.clearCache();
            }
            Taken all = scan(books, work, dns, nameServer, domains, 0, new UUID(0, 4));
            tell("all domains", all);
            // What it gives besides is read again for the examination: evidence of thousands of domains would stand in the second run's heap.
            var sample = questions(books, questions, domains);
            if (examineOnly) {
                examine(sample);
                return;
            }
            sample.clear();
            Optional<Double> between = DnsPerf.rate(nameServer.address(), questions);
            dns.clearCache();
            Taken again = scan(books, work, dns, nameServer, domains, 0, new UUID(0, 5));
            tell("all domains once more, as on every day", again);
            Optional<Double> after = DnsPerf.rate(nameServer.address(), questions);
            say("recorded: %d snapshots, %d findings, %d scans done, %d scans failed", books.count("select count(*) from snapshot"), books.count("select count(*) from finding"),
                    books.count("select count(*) from scan where state = 'DONE'"), books.count("select count(*) from scan where state not in ('DONE')"));
            say("the clock finds %d of them due half a day later, and %d a day later (of at most %d asked for at once)", due(books, Duration.ofHours(13)), due(books, Duration.ofHours(25)), DUE);
            if (before.isPresent() && between.isPresent() && after.isPresent()) {
                compare("the scan", all, before.get(), between.get());
                compare("the scan once more", again, between.get(), after.get());
            } else {
                say("dnsperf is not on this machine, so there is nothing to compare with (Debian: apt-get install dnsperf)");
            }
            examine(questions(books, questions, domains));
            say("left out: the message broker and Payara; MTA-STS policies lead to a closed port of loopback (0.5 %% of domains have one)");
        }
    }

    /// How fast a machine is can change from minute to minute, so dnsperf is asked on both sides of a scan.
    /// @param before what dnsperf reached shortly before the scan, in questions a second: with the same questions, or those about other domains of the same kind
    /// @param after the same shortly after it
    private static void compare(String what, Taken taken, double before, double after) {
        double rate = (before + after) / 2;
        say("dnsperf, the same questions but for those to slow servers: %,.0f questions/s before and %,.0f after; %s reached %.1f %% of their mean (goal 40, at least 25); until nothing but slow domains was left, %.1f %%",
                before, after, what, 100 * taken.perSecond(taken.questions) / rate, 100 * taken.fullPerSecond() / rate);
    }

    /// How many domains the clock would ask scans for, so long from now.
    private static int due(Books books, Duration later) {
        var scope = new Scope.WholeProvider(books.provider(), Actor.system("bench"));
        var domains = books.parts().get(ManagedDomains.class);
        return books.parts().get(Transactions.class).call(() -> domains.due(scope, new Time().now().plus(later), Duration.ofDays(1), DUE).size());
    }

    static LiveDnsResolver resolver(InetSocketAddress server, InetSocketAddress slow) {
        var usual = DnsSettings.of(List.of(server));
        return new LiveDnsResolver(new DnsSettings(List.of(server), Map.of(DomainName.of(World.SLOW_ZONE), List.of(slow)), Duration.ofSeconds(1), usual.tries(),
                usual.cacheEntries(), usual.maxTtl(), usual.maxNegativeTtl(), usual.maxInFlight()), new Time());
    }

    /// Gives what the server's producers would.
    static void equip(Parts parts, LiveDnsResolver dns) {
        parts.put(LiveDnsResolver.class, dns);
        parts.put(Time.class, new Time());
        parts.put(Event.class, unheard());
        var closed = closed();
        parts.put(HttpsPolicyFetcher.class, new HttpsPolicyFetcher(closed, dns));
        parts.put(GuardedFetch.class, new GuardedFetch(closed, dns));
        parts.put(PublicSuffixList.class, SuffixFile.read(UNSET));
        var probing = ProbeSettings.read(UNSET);
        parts.put(MailServers.class, new MailServers(probing, new StartTlsProber(probing, dns)));
    }

    /// Events that nobody listens to.
    private static Object unheard() {
        return Proxy.newProxyInstance(ScanRun.class.getClassLoader(), new Class<?>[] {Event.class}, (_, _, _) -> null);
    }

    /// Every web server of the world is a port where nobody listens.
    private static PolicySettings closed() {
        return PolicySettings.read(new Settings(property -> property.equals(PolicySettings.CONNECT_TO) ? Optional.of("*.test=127.0.0.1:1,*.example=127.0.0.1:1") : Optional.empty()));
    }

    private Taken scan(Books books, ScanWork work, LiveDnsResolver dns, NameServer nameServer, List<DomainName> domains, int from, UUID batch) throws IOException, SQLException, InterruptedException {
        var scans = books.queue(domains, from, batch);
        var messages = new ConcurrentLinkedQueue<List<UUID>>();
        for (int i = 0; i < scans.size(); i += MESSAGE) {
            messages.add(scans.subList(i, Math.min(i + MESSAGE, scans.size())));
        }
        System.gc();
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
        long questions = dns.questionsSent();
        long own = system.getProcessCpuTime();
        Duration compiling = Compilers.processorTime();
        Duration server = nameServer.processorTime();
        Duration database = books.processorTime();
        var start = Deadline.in(Duration.ZERO);
        var ended = new ArrayList<Ended>();
        try (var consumers = Executors.newFixedThreadPool(CONSUMERS, Thread.ofPlatform().name("consumer-", 0).factory())) {
            var done = new ArrayList<Future<Ended>>();
            for (int i = 0; i < CONSUMERS; i++) {
                done.add(consumers.submit(() -> {
                    for (var message = messages.poll(); message != null; message = messages.poll()) {
                        work.perform(books.provider(), message);
                    }
                    return new Ended(start.left().negated(), dns.questionsSent() - questions);
                }));
            }
            for (var each : done) {
                ended.add(each.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A consumer broke", e.getCause());
        }
        Duration time = start.left().negated();
        Duration used = Duration.ofNanos(system.getProcessCpuTime() - own);
        Duration compiled = Compilers.processorTime().minus(compiling);
        Duration serverUsed = nameServer.processorTime().minus(server);
        Duration databaseUsed = books.processorTime().minus(database);
        long heap = heapPools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.gc();
        long live = heapPools().stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
        ended.sort(Comparator.comparing(Ended::after));
        Ended lastButOne = ended.get(CONSUMERS - 2);
        return new Taken(domains.size(), time, lastButOne.after, lastButOne.questions, used, compiled, serverUsed, databaseUsed, dns.questionsSent() - questions, heap, live, resident());
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP).toList();
    }

    /// The most memory that the process ever had, in octets; 0 where the system does not tell.
    private static long resident() {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024).findFirst().orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static void tell(String what, Taken taken) {
        say("%s: %.1f s, the last %.1f of it for slow domains alone; %,.0f domains/s; %,.0f questions/s; %.1f questions/domain; own processor time %.3f ms/domain, %.3f of it spent on compiling; the name server's %.3f ms/domain, the database's %.3f; peak heap %d MB, %d MB of it alive at the end; peak resident %d MB",
                what, taken.time.toNanos() / 1e9, taken.time.minus(taken.full).toNanos() / 1e9, taken.perSecond(taken.domains), taken.perSecond(taken.questions), (double) taken.questions / taken.domains,
                taken.own.toNanos() / 1e6 / taken.domains, taken.compiling.toNanos() / 1e6 / taken.domains, taken.server.toNanos() / 1e6 / taken.domains, taken.database.toNanos() / 1e6 / taken.domains, taken.heap >> 20, taken.live >> 20, taken.resident >> 20);
    }

    /// Writes the questions that the newest snapshots of these domains rest on, each once, but for those to the slow server.
    /// @return some of the evidence
    private List<Evidence> questions(Books books, Path file, List<DomainName> domains) throws SQLException, IOException {
        var wanted = new HashSet<>(domains);
        var sample = new ArrayList<Evidence>();
        var shared = new HashSet<Question>();
        try (var superuser = books.superuser(); BufferedWriter out = Files.newBufferedWriter(file)) {
            superuser.setAutoCommit(false);
            try (var statement = superuser.createStatement()) {
                statement.setFetchSize(500);
                try (var rows = statement.executeQuery("select k.evidence from snapshot s join managed_domain d on d.snapshot_id = s.id join snapshot k on k.id = coalesce(s.evidence_of, s.id)")) {
                    while (rows.next()) {
                        Evidence evidence = EvidenceJson.read(rows.getString(1));
                        if (!wanted.contains(evidence.domain())) {
                            continue;
                        }
                        if (sample.size() < EXAMINED) {
                            sample.add(evidence);
                        }
                        for (Question question : evidence.answers().keySet()) {
                            boolean own = question.name().isWithin(evidence.domain());
                            if (!question.name().isWithin(DomainName.of(World.SLOW_ZONE)) && (own || shared.add(question))) {
                                out.write(question.name().ascii() + " " + question.type());
                                out.newLine();
                            }
                        }
                    }
                }
            }
        }
        return sample;
    }

    /// What one round of examinations took.
    ///
    /// @param processor the thread's own processor time and that of collecting its garbage
    private record Examined(long domains, long findings, Duration processor, Duration time) {
        static Examined of(List<Evidence> sample) {
            Duration before = processorTime();
            var start = Deadline.in(Duration.ZERO);
            var deadline = Deadline.in(EXAMINE_FOR);
            long domains = 0;
            long findings = 0;
            while (!deadline.passed()) {
                for (Evidence evidence : sample) {
                    findings += Examination.examine(evidence).findings().size();
                }
                domains += sample.size();
            }
            return new Examined(domains, findings, processorTime().minus(before), start.left().negated());
        }

        private static Duration processorTime() {
            long collecting = ManagementFactory.getGarbageCollectorMXBeans().stream().mapToLong(GarbageCollectorMXBean::getCollectionTime).sum();
            return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()).plusMillis(collecting);
        }

        double perSecond(Duration of) {
            return domains / (of.toNanos() / 1e9);
        }
    }

    /// Judged by processor time: by the clock, the rounds of one run told more of what else the machine did than of examinations. After a
    /// short run of scans most of the rules are not compiled yet, so that a first round, which is not told, does nothing but that.
    private static void examine(List<Evidence> sample) {
        Examined.of(sample);
        for (int round = 0; round < ROUNDS; round++) {
            Examined examined = Examined.of(sample);
            say("examination from evidence in memory, one thread: %,.0f domains for each second of processor time (goal 20,000), %,.0f/s by the clock, %.1f findings/domain",
                    examined.perSecond(examined.processor), examined.perSecond(examined.time), (double) examined.findings / examined.domains);
        }
        var deadline = Deadline.in(EXAMINE_FOR.dividedBy(3));
        long written = 0;
        long octets = 0;
        while (!deadline.passed()) {
            for (Evidence evidence : sample) {
                octets += EvidenceJson.write(evidence).length();
            }
            written += sample.size();
        }
        say("evidence written as JSON, one thread: %,.0f domains/s, %,d bytes each", written / (EXAMINE_FOR.toNanos() / 3e9), octets / written);
    }

    private static void say(String line, Object... values) {
        System.out.println(String.format(Locale.ROOT, line, values));
    }
}
