package org.mailward.checker.control;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.mailward.assessment.Gathering;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.mtasts.PolicyFetcher;
import org.mailward.mailauth.orgdomain.PublicSuffixes;
import org.mailward.platform.time.Time;

/// Looks at domains, a bounded number at a time. Who asks for a domain that is being looked at, or was a moment ago, follows
/// the same inquiry.
public final class Inquiries {

    private static final Logger LOG = System.getLogger(Inquiries.class.getName());
    /// Inquiries that are kept to be followed, and the most octets that their answers may have; usual are some ten thousand each.
    private static final int REMEMBERED = 300;
    private static final long REMEMBERED_OCTETS = 32L * 1024 * 1024;

    /// What an inquiry is about.
    private record Subject(DomainName domain, Optional<String> selector) {
    }

    /// What an inquiry asks with.
    public record Means(DnsResolver dns, PolicyFetcher policies, PublicSuffixes suffixes) {
    }

    private final CheckerSettings settings;
    private final Supplier<Means> means;
    private final Executor executor;
    private final Time time;
    private final long octets;
    private final Semaphore free;
    private final LinkedHashMap<Subject, Inquiry> kept = new LinkedHashMap<>(16, 0.75f, false) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Subject, Inquiry> eldest) {
            return size() > REMEMBERED;
        }
    };

    /// @param means asked once for each inquiry
    public Inquiries(CheckerSettings settings, Supplier<Means> means, Executor executor, Time time) {
        this(settings, means, executor, time, REMEMBERED_OCTETS);
    }

    /// @param octets the most octets of answers that are kept
    Inquiries(CheckerSettings settings, Supplier<Means> means, Executor executor, Time time, long octets) {
        this.octets = octets;
        this.settings = settings;
        this.means = means;
        this.executor = executor;
        this.time = time;
        this.free = new Semaphore(settings.concurrent());
    }

    /// @return empty while as many domains as allowed are looked at
    /// @throws IllegalArgumentException when the name is longer than [Gathering#LONGEST_DOMAIN]
    public Optional<Inquiry> about(DomainName domain) {
        return about(domain, Optional.empty());
    }

    /// @param selector a DKIM selector to try beside the usual ones
    public synchronized Optional<Inquiry> about(DomainName domain, Optional<String> selector) {
        var subject = new Subject(domain, selector);
        var known = kept.get(subject);
        if (known != null && (known.running() || reusable(known))) {
            return Optional.of(known);
        }
        if (!free.tryAcquire()) {
            return Optional.empty();
        }
        var inquiry = new Inquiry(domain, time.now());
        try {
            executor.execute(() -> look(inquiry, selector));
        } catch (RejectedExecutionException e) {
            free.release();
            LOG.log(Level.WARNING, "No thread was free to look at " + domain, e);
            return Optional.empty();
        }
        kept.remove(subject);
        kept.put(subject, inquiry);
        return Optional.of(inquiry);
    }

    /// What nobody could say may be known by now, so it is asked again.
    private boolean reusable(Inquiry inquiry) {
        return inquiry.startedAt().plus(settings.reuse()).isAfter(time.now()) && !inquiry.whole().isCompletedExceptionally()
                && inquiry.whole().join().failures().isEmpty();
    }

    /// Forgets the oldest that have ended while all together are too large. Whoever follows one still has it.
    private synchronized void shrink() {
        long held = kept.values().stream().mapToLong(Inquiry::octets).sum();
        for (var each = kept.values().iterator(); held > octets && each.hasNext(); ) {
            var eldest = each.next();
            if (!eldest.running()) {
                held -= eldest.octets();
                each.remove();
            }
        }
    }

    private void look(Inquiry inquiry, Optional<String> selector) {
        try {
            var asking = means.get();
            var wish = Gathering.Settings.DEFAULT.trying(selector.stream().toList());
            inquiry.done(Gathering.gather(inquiry.domain(), asking.dns(), asking.policies(), inquiry.startedAt(),
                    new Gathering.Settings(wish.mostQuestions(), settings.timeLimit(), wish.selectors(), wish.probe()).with(asking.suffixes()), inquiry::heard));
        } catch (RuntimeException e) {
            // Those who follow must hear that nothing more comes.
            LOG.log(Level.WARNING, "Looking at " + inquiry.domain() + " broke off", e);
            inquiry.broke(e);
        } finally {
            free.release();
        }
        shrink();
    }
}
