package org.mailward.assessment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mailward.assessment.Facts.Section;
import org.mailward.mailauth.bimi.BimiPublication;
import org.mailward.mailauth.caa.CaaPublication;
import org.mailward.mailauth.dkim.CommonSelectors;
import org.mailward.mailauth.dkim.SelectorPlan;
import org.mailward.mailauth.dkim.Selectors;
import org.mailward.mailauth.dmarc.ReportAuthorization;
import org.mailward.mailauth.dmarc.Strays;
import org.mailward.mailauth.dmarc.TreeWalk;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.dnssec.Signing;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.mtasts.PolicyFetcher;
import org.mailward.mailauth.mtasts.StsPublication;
import org.mailward.mailauth.mx.MailExchanges;
import org.mailward.mailauth.mx.MailHost;
import org.mailward.mailauth.orgdomain.PublicSuffixes;
import org.mailward.mailauth.spf.SpfAnalysis;
import org.mailward.mailauth.spf.SpfLimits;
import org.mailward.mailauth.tlsrpt.TlsRptPublication;
import org.mailward.mailauth.web.FetchFailure;

/// Asks everything that the rulebook needs to know about one domain, and judges nothing.
///
/// The work is done twice. First all sections ask at the same time, each on its own virtual thread, and every answer is
/// remembered. Then the facts are read once more in a fixed order from what was remembered, and that reading becomes the
/// evidence: it does not depend on which thread was faster. What had no answer when the time was up is unknown.
public final class Gathering {

    /// The longest domain that is gathered, in octets: the names asked about must fit into 253.
    public static final int LONGEST_DOMAIN = 200;

    private Gathering() {
    }

    /// Limits and choices, each with a default.
    ///
    /// @param mostQuestions the most questions to DNS for one domain; at least 1
    /// @param timeLimit when asking ends
    /// @param selectors the DKIM selectors to try, without doubles
    /// @param probe a label that nobody publishes
    /// @param suffixes the public suffix list that the old standard's organizational domain comes from
    public record Settings(int mostQuestions, Duration timeLimit, List<String> selectors, String probe, Optional<PublicSuffixes> suffixes) {

        /// The most selectors that are tried for one domain beside the usual ones.
        public static final int MOST_EXTRA = 50;

        public static final Settings DEFAULT = new Settings(400, Duration.ofSeconds(30), CommonSelectors.all(), "mw-probe-q7x3k9v2");

        public Settings(int mostQuestions, Duration timeLimit, List<String> selectors, String probe) {
            this(mostQuestions, timeLimit, selectors, probe, Optional.empty());
        }

        public Settings {
            selectors = List.copyOf(selectors);
            if (mostQuestions < 1 || timeLimit.isNegative() || timeLimit.isZero()) {
                throw new IllegalArgumentException("Gathering needs at least one question and some time, not " + mostQuestions + " and " + timeLimit);
            }
        }

        public Settings with(PublicSuffixes list) {
            return new Settings(mostQuestions, timeLimit, selectors, probe, Optional.of(list));
        }

        /// Tries selectors that were met in the domain's messages or reports as well, before all others.
        /// @param met at most [#MOST_EXTRA] of them that can be labels are taken; the others are left out
        public Settings trying(Collection<String> met) {
            var all = new LinkedHashSet<String>();
            met.stream().filter(Selectors::isSelector).map(name -> name.toLowerCase(Locale.ROOT)).distinct().limit(MOST_EXTRA).forEach(all::add);
            all.addAll(selectors);
            return new Settings(mostQuestions, timeLimit, List.copyOf(all), probe, suffixes);
        }
    }

    /// Told how far the asking is, from the threads that ask.
    @FunctionalInterface
    public interface Watcher {

        /// @param areas the areas whose questions have now all been asked; each is told of once
        /// @param soFar reads what was answered until now; whatever was not is unknown in it
        void finished(Set<Protocol> areas, Supplier<Evidence> soFar);
    }

    private static final Watcher NOBODY = (_, _) -> {
    };

    public static Evidence gather(DomainName domain, DnsResolver resolver, PolicyFetcher fetcher, Instant now) {
        return gather(domain, resolver, fetcher, now, Settings.DEFAULT);
    }

    /// @param now when asking began
    /// @throws IllegalArgumentException when the domain is the root or longer than [#LONGEST_DOMAIN]
    /// @throws CancellationException when the thread was interrupted while it waited
    public static Evidence gather(DomainName domain, DnsResolver resolver, PolicyFetcher fetcher, Instant now, Settings settings) {
        return gather(domain, resolver, fetcher, now, settings, NOBODY);
    }

    /// @param watcher must be quick and must not throw
    public static Evidence gather(DomainName domain, DnsResolver resolver, PolicyFetcher fetcher, Instant now, Settings settings, Watcher watcher) {
        if (domain.equals(DomainName.ROOT) || domain.ascii().length() > LONGEST_DOMAIN) {
            throw new IllegalArgumentException("A domain of 1 to " + LONGEST_DOMAIN + " octets can be examined, not '" + domain + "'");
        }
        var tried = new Facts.Tried(settings.selectors(), settings.probe(), settings.suffixes().map(list -> list.suffixOf(domain)));
        var allowances = allowances(settings);
        var memory = new Memory(resolver, fetcher);
        Supplier<Evidence> reading = () -> read(domain, now, tried, memory, allowances, settings);
        askEverything(domain, tried, memory, allowances, settings, areas -> watcher.finished(areas, reading));
        return reading.get();
    }

    private static Evidence read(DomainName domain, Instant now, Facts.Tried tried, Memory memory, Map<Section, Integer> allowances, Settings settings) {
        var notes = memory.close(settings);
        Facts.of(domain, tried, section -> new Limited(notes, allowances.get(section), settings.mostQuestions()).andNote(notes), host -> Optional.of(notes.policy(host)), Map.of());
        return new Evidence(domain, now, notes.answers(), notes.policy(), settings.selectors(), settings.probe(), tried.suffix());
    }

    /// Divides the questions: fixed shares first, the rest to the SPF tree, whose size others decide.
    private static Map<Section, Integer> allowances(Settings settings) {
        var wanted = new LinkedHashMap<Section, Integer>();
        wanted.put(Section.APEX, 8);
        wanted.put(Section.DMARC, TreeWalk.MOST_QUERIES + 1 + Strays.MOST_QUESTIONS);
        wanted.put(Section.TRANSPORT, 3);
        wanted.put(Section.REPORTS, ReportAuthorization.MOST_HOSTS);
        // The selectors, the name above them, and the probe.
        // One question for each server and one for its TLSA record, were there only IPv4; the rest is for odd worlds.
        wanted.put(Section.HOSTS, 1 + MailHost.MOST_HOSTS * 4 + CaaPublication.MOST_STEPS);
        wanted.put(Section.DKIM, settings.selectors().size() + 2);
        wanted.put(Section.SPF, Integer.MAX_VALUE);
        var allowances = new EnumMap<Section, Integer>(Section.class);
        int left = settings.mostQuestions();
        for (var entry : wanted.entrySet()) {
            int given = Math.min(left, entry.getValue());
            allowances.put(entry.getKey(), given);
            left -= given;
        }
        return allowances;
    }

    private static void askEverything(DomainName domain, Facts.Tried tried, Memory memory, Map<Section, Integer> allowances, Settings settings,
            Consumer<Set<Protocol>> finished) {
        var tasks = new ArrayList<Callable<Object>>();
        DnsResolver apex = new Limited(memory, allowances.get(Section.APEX), settings.mostQuestions());
        // One thread asks about the apex, in the order of the second reading, so that a small allowance is spent alike.
        tasks.add(then(() -> List.of(Facts.existence(domain, apex), MailExchanges.of(domain, apex), Signing.of(domain, apex),
                        Facts.servers(domain, MailExchanges.of(domain, apex), new Limited(memory, allowances.get(Section.HOSTS), settings.mostQuestions()))),
                () -> finished.accept(Set.of(Protocol.MX, Protocol.DNSSEC))));
        tasks.add(then(() -> {
            var dmarc = Facts.DmarcAnswers.of(domain, tried, new Limited(memory, allowances.get(Section.DMARC), settings.mostQuestions()));
            return dmarc.authorizations(new Limited(memory, allowances.get(Section.REPORTS), settings.mostQuestions()));
        }, () -> finished.accept(Set.of(Protocol.DMARC))));
        tasks.add(then(() -> {
            DnsResolver transport = new Limited(memory, allowances.get(Section.TRANSPORT), settings.mostQuestions());
            StsPublication sts = StsPublication.of(domain, transport);
            TlsRptPublication.of(domain, transport);
            BimiPublication.of(domain, transport);
            return sts instanceof StsPublication.One ? memory.fetch(StsPublication.policyHost(domain)) : sts;
        }, () -> finished.accept(Set.of(Protocol.MTA_STS, Protocol.TLS_RPT, Protocol.BIMI))));
        tasks.add(then(() -> SpfAnalysis.of(domain, new Limited(memory, allowances.get(Section.SPF), settings.mostQuestions()), SpfLimits.STANDARD),
                () -> finished.accept(Set.of(Protocol.SPF))));
        SelectorPlan plan = SelectorPlan.of(tried.selectors());
        var keys = new ArrayList<Question>();
        keys.add(SelectorPlan.above(domain));
        plan.first().forEach(selector -> keys.add(Selectors.question(domain, selector)));
        keys.add(Selectors.question(domain, tried.probe()));
        plan.rest().forEach(selector -> keys.add(Selectors.question(domain, selector)));
        var asked = keys.stream().distinct().limit(allowances.get(Section.DKIM)).toList();
        var waiting = new AtomicInteger(asked.size());
        asked.forEach(question -> tasks.add(then(() -> memory.ask(question), () -> {
            if (waiting.decrementAndGet() == 0) {
                finished.accept(Set.of(Protocol.DKIM));
            }
        })));
        run(tasks, settings.timeLimit(), domain);
    }

    private static Callable<Object> then(Callable<Object> task, Runnable next) {
        return () -> {
            Object result = task.call();
            // Who was interrupted ran out of time, and its area is not finished.
            if (!Thread.currentThread().isInterrupted()) {
                next.run();
            }
            return result;
        };
    }

    private static void run(List<Callable<Object>> tasks, Duration limit, DomainName domain) {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            for (Future<Object> done : threads.invokeAll(tasks, limit.toMillis(), TimeUnit.MILLISECONDS)) {
                if (done.state() == Future.State.FAILED) {
                    throw new IllegalStateException("Asking about " + domain + " broke", done.exceptionNow());
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Asking about " + domain + " was interrupted");
        } finally {
            // Not close(): that would wait for a resolver which does not heed interruption.
            threads.shutdownNow();
        }
    }

    /// Asks each question once, whoever wants to know.
    private static final class Memory implements DnsResolver {
        private final DnsResolver resolver;
        private final PolicyFetcher fetcher;
        private final ConcurrentMap<Question, CompletableFuture<Answer>> answers = new ConcurrentHashMap<>();
        private final CompletableFuture<FetchedPolicy> policy = new CompletableFuture<>();

        Memory(DnsResolver resolver, PolicyFetcher fetcher) {
            this.resolver = resolver;
            this.fetcher = fetcher;
        }

        @Override
        public Answer ask(Question question) {
            var mine = new CompletableFuture<Answer>();
            CompletableFuture<Answer> other = answers.putIfAbsent(question, mine);
            if (other != null) {
                return other.join();
            }
            try {
                Answer answer = resolver.ask(question);
                mine.complete(answer);
                return answer;
            } catch (RuntimeException broken) {
                mine.completeExceptionally(broken);
                throw broken;
            }
        }

        FetchedPolicy fetch(DomainName host) {
            FetchedPolicy fetched = fetcher.fetch(host);
            policy.complete(fetched);
            return fetched;
        }

        Notes close(Settings settings) {
            var known = new HashMap<Question, Answer>();
            answers.forEach((question, answer) -> {
                if (answer.state() == Future.State.SUCCESS) {
                    known.put(question, answer.resultNow());
                }
            });
            return new Notes(known, policy.state() == Future.State.SUCCESS ? Optional.of(policy.resultNow()) : Optional.empty(), settings.timeLimit());
        }
    }

    /// What was answered in time, and what the second reading makes of it.
    private static final class Notes implements DnsResolver {
        private final Map<Question, Answer> known;
        private final Optional<FetchedPolicy> fetched;
        private final Duration limit;
        private final Map<Question, Answer> read = new LinkedHashMap<>();
        private Optional<FetchedPolicy> policy = Optional.empty();

        Notes(Map<Question, Answer> known, Optional<FetchedPolicy> fetched, Duration limit) {
            this.known = known;
            this.fetched = fetched;
            this.limit = limit;
        }

        @Override
        public Answer ask(Question question) {
            Answer answer = known.get(question);
            return answer != null ? answer : new Answer.Failed(question, Answer.Failure.TIMEOUT, "There was no answer within the " + limit.toSeconds() + " seconds that one domain may take.");
        }

        FetchedPolicy policy(DomainName host) {
            FetchedPolicy answer = fetched.orElseGet(() -> new FetchedPolicy.Failed(FetchFailure.TIMEOUT, host + " did not answer within the " + limit.toSeconds() + " seconds that one domain may take."));
            policy = Optional.of(answer);
            return answer;
        }

        void note(Answer answer) {
            read.merge(answer.question(), answer, (before, now) -> before instanceof Answer.Failed ? now : before);
        }

        Map<Question, Answer> answers() {
            return read;
        }

        Optional<FetchedPolicy> policy() {
            return policy;
        }
    }

    /// Lets a number of different questions through.
    private static final class Limited implements DnsResolver {
        private final DnsResolver resolver;
        private final int allowance;
        private final int all;
        private final Set<Question> asked = new HashSet<>();

        Limited(DnsResolver resolver, int allowance, int all) {
            this.resolver = resolver;
            this.allowance = allowance;
            this.all = all;
        }

        @Override
        public Answer ask(Question question) {
            if (!asked.contains(question) && asked.size() >= allowance) {
                return new Answer.Failed(question, Answer.Failure.TIMEOUT, "This was not asked: a domain may cause at most " + all + " questions.");
            }
            asked.add(question);
            return resolver.ask(question);
        }

        DnsResolver andNote(Notes notes) {
            return question -> {
                Answer answer = ask(question);
                notes.note(answer);
                return answer;
            };
        }
    }
}
