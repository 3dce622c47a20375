package org.mailward.platform.dns;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.ConcurrentDnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.platform.time.Time;

/// Asks real DNS servers.
///
/// Callers wait, best on virtual threads. Whoever asks a question that is already on its way waits for the same answer;
/// answers are remembered for their TTL, trouble never. The resolver trusts the configured servers, and so their AD bit:
/// `authenticated` means that they say so. What one damaged message says is not believed, see [View#isDoubtful].
public final class LiveDnsResolver implements ConcurrentDnsResolver, AutoCloseable {

    private final Post post = new Post();
    private final AnswerCache cache;
    private final LongAdder asked = new LongAdder();
    private final Flights flights = new Flights();
    private final Means means;
    private final View everyday = new View(Optional.empty(), 0, 1);

    public LiveDnsResolver(DnsSettings settings, Time time) {
        this.cache = new AnswerCache(settings.cacheEntries(), settings.limits().cacheSize());
        this.means = new Means(settings, time, post, cache, new Zones(settings, post, cache::forgetUnconfirmed, asked));
    }

    @Override
    public Answer ask(Question question) {
        return everyday.ask(question);
    }

    @Override
    public void askAll(List<Question> questions, Duration limit, Consumer<Answer> heard) {
        everyday.askAll(questions, limit, heard);
    }

    @Override
    public Optional<Runnable> begin(List<Question> questions, Duration limit, Consumer<Answer> heard) {
        return everyday.begin(questions, limit, heard);
    }

    /// A view for a scan of one domain. The domain's own names, and the DMARC records above it, are asked anew: the view never
    /// sees an answer about them that was asked for before this call. What others publish, such as the includes of a mail
    /// service, may be remembered from before within its time to live. The servers behind may remember anything.
    public View fresh(DomainName about) {
        return new View(Optional.of(about), flights.now(), 1);
    }

    /// A view that takes every name for the domain's own, and so asks all of them anew.
    public View fresh() {
        return fresh(DomainName.ROOT);
    }

    /// The same answers for strangers, who are told nothing about inner networks, whatever leads there.
    /// @param asking this resolver or a view of it
    public ConcurrentDnsResolver outward(ConcurrentDnsResolver asking) {
        return new Outward(asking, means.zones());
    }

    /// True for a name that strangers are told nothing about: one of a stub zone, or one that no public DNS has. Names for examples are
    /// of no inner network, nor are those for tests that stand in a stub zone.
    public boolean isInner(DomainName name) {
        return means.zones().isInner(name);
    }

    /// Forgets every answer.
    public void clearCache() {
        cache.clear();
    }

    /// How many questions were sent to servers so far, the repeated ones included.
    public long questionsSent() {
        return asked.sum();
    }

    /// Closes the sockets. Who waits is told that the server could not be reached.
    @Override
    public void close() {
        post.close();
    }

    /// One scan's view on DNS.
    public final class View implements ConcurrentDnsResolver {

        private final Optional<DomainName> about;
        private final long start;
        private final int votes;
        private volatile boolean doubtful;

        private View(Optional<DomainName> about, long start, int votes) {
            this.about = about;
            this.start = start;
            this.votes = votes;
        }

        @Override
        public Answer ask(Question question) {
            return askAll(List.of(question), Trip.NO_LIMIT).getFirst();
        }

        @Override
        public void askAll(List<Question> questions, Duration limit, Consumer<Answer> heard) {
            begin(questions, limit, heard).ifPresent(Runnable::run);
        }

        @Override
        public Optional<Runnable> begin(List<Question> questions, Duration limit, Consumer<Answer> heard) {
            return new Trip(means, flights, this, questions, limit, heard).begin();
        }

        /// True when messages were lost or damaged while this view asked, so that what a single message said may be wrong. DNS
        /// itself has nothing by which a damaged record could be told from a sound one (RFC 5452 §3 counts on the id and the
        /// question alone). What was gathered is then better gathered again with [#confirming].
        public boolean isDoubtful() {
            return votes == 1 && (doubtful || about.isPresent() && means.zones().isDoubted(about.get()));
        }

        /// The same view, which believes only what several messages say alike.
        public View confirming() {
            return new View(about, start, Asking.VOTES_AFTER_LOSS);
        }

        void doubt() {
            doubtful = true;
        }

        /// Whether what one message says about a name is remembered. A domain's own names are asked about anew for each view: dozens of
        /// answers for each domain that nobody asks for again. A view of everything may ask twice itself, and so does one that has to
        /// confirm what it heard: what several messages said is always remembered.
        boolean keeps(DomainName name) {
            return about.isEmpty() || about.get().equals(DomainName.ROOT) || !owns(about.get(), name);
        }

        long after(DomainName name) {
            return about.isPresent() && owns(about.get(), name) ? start : 0;
        }

        int votes(DomainName name) {
            return means.zones().isDoubted(name) ? Asking.VOTES_IN_DOUBT : votes;
        }

        private static boolean owns(DomainName domain, DomainName name) {
            return name.isWithin(domain)
                    || name.ascii().startsWith("_dmarc.") && domain.ascii().endsWith(name.ascii().substring("_dmarc".length())) && name.ascii().indexOf('.', "_dmarc.".length()) > 0;
        }
    }
}
