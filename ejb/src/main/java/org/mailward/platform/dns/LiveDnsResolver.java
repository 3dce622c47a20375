package org.mailward.platform.dns;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.Answer.Failure;
import org.mailward.mailauth.dns.ConcurrentDnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.platform.time.Deadline;
import org.mailward.platform.time.Time;

/// Asks real DNS servers.
///
/// Callers wait, best on virtual threads. Whoever asks a question that is already on its way waits for the same answer;
/// answers are remembered for their TTL, trouble never. The resolver trusts the configured servers, and so their AD bit:
/// `authenticated` means that they say so. What one damaged message says is not believed, see [View#isDoubtful].
public final class LiveDnsResolver implements ConcurrentDnsResolver, AutoCloseable {

    /// A larger answer is given but not remembered, so that no single one fills the cache.
    static final int LARGEST_REMEMBERED = 8 * 1024;

    private static final Logger LOG = System.getLogger(LiveDnsResolver.class.getName());
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(50);
    /// How long a trip waits for all its answers before it goes on with those that are there.
    private static final Duration TOGETHER = Duration.ofMillis(200);
    private static final Duration NO_LIMIT = Duration.ofHours(1);
    /// How many messages must say the same while damage is about, and when only loss is.
    private static final int VOTES_IN_DOUBT = 3;
    private static final int VOTES_AFTER_LOSS = 2;
    private static final int MOST_BALLOTS = 12;

    private final DnsSettings settings;
    private final Time time;
    private final Post post = new Post();
    private final AnswerCache cache;
    private final List<Server> resolvers;
    private final Map<DomainName, List<Server>> stubs;
    private final AtomicLong tickets = new AtomicLong();
    private final LongAdder asked = new LongAdder();
    private final ConcurrentMap<Question, Flight> flights = new ConcurrentHashMap<>();
    private final View everyday = new View(Optional.empty(), 0, 1);

    public LiveDnsResolver(DnsSettings settings, Time time) {
        this.settings = settings;
        this.time = time;
        this.cache = new AnswerCache(settings.cacheEntries(), settings.limits().cacheSize());
        var random = new Unguessable();
        var everywhere = new Semaphore(settings.maxInFlight(), true);
        var known = new HashMap<InetSocketAddress, Server>();
        this.resolvers = servers(settings.resolvers(), known, random, everywhere);
        var zones = new HashMap<DomainName, List<Server>>();
        settings.stubZones().forEach((zone, addresses) -> zones.put(zone, servers(addresses, known, random, everywhere)));
        this.stubs = Map.copyOf(zones);
    }

    private List<Server> servers(List<InetSocketAddress> addresses, Map<InetSocketAddress, Server> known, Unguessable random, Semaphore everywhere) {
        return addresses.stream()
                .map(address -> known.computeIfAbsent(address, one -> new Server(one, settings, post, random, everywhere, cache::forgetUnconfirmed)))
                .toList();
    }

    @Override
    public Answer ask(Question question) {
        return everyday.ask(question);
    }

    @Override
    public void askAll(List<Question> questions, Duration limit, Consumer<Answer> heard) {
        everyday.askAll(questions, limit, heard);
    }

    /// A view for a scan of one domain. The domain's own names, and the DMARC records above it, are asked anew: the view never
    /// sees an answer about them that was asked for before this call. What others publish, such as the includes of a mail
    /// service, may be remembered from before within its time to live. The servers behind may remember anything.
    public View fresh(DomainName about) {
        return new View(Optional.of(about), tickets.get(), 1);
    }

    /// A view that takes every name for the domain's own, and so asks all of them anew.
    public View fresh() {
        return fresh(DomainName.ROOT);
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

    /// What came back, and whether its way was rough: a message was lost or damaged before it came.
    private record Landed(Answer answer, boolean shaky) {
    }

    /// @param votes how many messages had to say the same
    /// @param landed empty when its owner gave up; who waits must then ask himself
    private record Flight(long ticket, int votes, CompletableFuture<Optional<Landed>> landed) {
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
            return askAll(List.of(question), NO_LIMIT).getFirst();
        }

        @Override
        public void askAll(List<Question> questions, Duration limit, Consumer<Answer> heard) {
            new Trip(this, questions, limit, heard).go();
        }

        /// True when messages were lost or damaged while this view asked, so that what a single message said may be wrong. DNS
        /// itself has nothing by which a damaged record could be told from a sound one (RFC 5452 §3 counts on the id and the
        /// question alone). What was gathered is then better gathered again with [#confirming].
        public boolean isDoubtful() {
            return votes == 1 && (doubtful || about.isPresent() && isDoubted(about.get()));
        }

        /// The same view, which believes only what several messages say alike.
        public View confirming() {
            return new View(about, start, VOTES_AFTER_LOSS);
        }

        private long after(DomainName name) {
            return about.isPresent() && owns(about.get(), name) ? start : 0;
        }

        private int votes(DomainName name) {
            return isDoubted(name) ? VOTES_IN_DOUBT : votes;
        }

        private static boolean owns(DomainName domain, DomainName name) {
            return name.isWithin(domain)
                    || name.ascii().startsWith("_dmarc.") && domain.ascii().endsWith(name.ascii().substring("_dmarc".length())) && name.ascii().indexOf('.', "_dmarc.".length()) > 0;
        }
    }

    /// Several questions on their way together: first all are sent, then their answers are awaited, those of others last.
    private final class Trip {

        private final View view;
        private final List<Question> questions;
        private final Deadline deadline;
        private final boolean unlimited;
        private final Consumer<Answer> heard;
        private final Arrivals arrivals = new Arrivals();
        private final List<Own> own = new ArrayList<>();
        private final List<Question> joined = new ArrayList<>(0);
        private final List<Slow> slow = new ArrayList<>(0);
        private final BlockingQueue<Slow> landed = new LinkedBlockingQueue<>();

        private record Own(Question question, Flight flight, Opening opening) {
        }

        Trip(View view, List<Question> questions, Duration limit, Consumer<Answer> heard) {
            this.view = view;
            this.questions = questions;
            this.deadline = Deadline.in(limit);
            this.unlimited = limit.compareTo(NO_LIMIT) >= 0;
            this.heard = heard;
        }

        void go() {
            try {
                var now = time.now();
                questions.forEach(question -> start(question, now));
                for (Own one : own) {
                    one.opening.pending = servers(zone(one.question.name())).getFirst().send(one.question, true, patience(deadline), arrivals);
                    asked.increment();
                }
                landAll();
                while (slow.size() > 0) {
                    Slow next = landed.take();
                    slow.remove(next);
                    heard.accept(next.answer());
                }
                while (!joined.isEmpty()) {
                    heard.accept(join(joined.getFirst()));
                    joined.removeFirst();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                slow.forEach(one -> one.thread.interrupt());
                own.forEach(left -> end(left, Optional.empty()));
            }
            Stream.of(own.stream().map(Own::question), slow.stream().map(one -> one.question), joined.stream()).flatMap(Function.identity())
                    .forEach(question -> heard.accept(brokenOff(question)));
        }

        /// Finds an answer in the cache or a flight to wait for, or notes a flight of its own.
        private void start(Question question, Instant now) {
            long after = view.after(question.name());
            int votes = view.votes(question.name());
            Optional<Answer> known = cache.find(question, after, votes > 1, now);
            if (known.isPresent()) {
                heard.accept(known.get());
                return;
            }
            var mine = new Flight(tickets.incrementAndGet(), votes, new CompletableFuture<>());
            if (flights.compute(question, (same, other) -> other != null && other.ticket > after && other.votes >= votes ? other : mine) == mine) {
                own.add(new Own(question, mine, new Opening()));
            } else {
                joined.add(question);
            }
        }

        /// Lands the flights together, or in the order of their arrival when some take long.
        private void landAll() throws InterruptedException {
            if (own.size() > 1) {
                post.time(new Nudge(arrivals, Deadline.in(TOGETHER)));
            }
            arrivals.await();
            while (!own.isEmpty()) {
                boolean none = true;
                for (int i = 0; i < own.size();) {
                    Own next = own.get(i);
                    if (!next.opening.isOver()) {
                        i++;
                        continue;
                    }
                    none = false;
                    own.remove(i);
                    if (next.flight.votes == 1 && next.opening.isWhole()) {
                        // Whoever interrupts the chase of an alias leaves this question without an answer.
                        joined.addFirst(next.question);
                        heard.accept(land(next));
                        joined.removeFirst();
                    } else {
                        slow.add(new Slow(next));
                    }
                }
                if (none) {
                    arrivals.awaitNext();
                }
            }
        }

        private Answer land(Own own) throws InterruptedException {
            Question question = own.question;
            try {
                var asking = new Asking(question, own.flight, deadline, own.opening);
                Landed landed = asking.landed();
                if (landed.shaky) {
                    view.doubtful = true;
                }
                end(own, asking.outOfTime ? Optional.empty() : Optional.of(landed));
                return landed.answer;
            } catch (InterruptedException e) {
                end(own, Optional.empty());
                throw e;
            } catch (RuntimeException | Error e) {
                flights.remove(question, own.flight);
                own.flight.landed.completeExceptionally(e);
                throw e;
            }
        }

        /// A question that needs more than one message, on a thread of its own, so that the others need not wait for it.
        private final class Slow {

            private final Question question;
            private final Thread thread;
            private volatile @Nullable Answer answer;
            private volatile @Nullable Throwable fault;

            Slow(Own own) {
                this.question = own.question;
                this.thread = Thread.ofVirtual().name("dns " + own.question).start(() -> {
                    try {
                        answer = land(own);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        answer = brokenOff(question);
                    } catch (RuntimeException | Error e) {
                        // The caller waits in another thread and must hear of it there.
                        fault = e;
                    }
                    landed.add(this);
                });
            }

            Answer answer() {
                Answer known = answer;
                if (known == null) {
                    throw new IllegalStateException("Asking DNS for " + question + " ended in a fault of Mailward's own", fault);
                }
                return known;
            }
        }

        /// First out of the map: whoever asks after hearing the answer must not be given this flight again.
        private void end(Own own, Optional<Landed> landed) {
            flights.remove(own.question, own.flight);
            own.flight.landed.complete(landed);
        }

        private Answer join(Question question) throws InterruptedException {
            Flight other = flights.get(question);
            if (other != null && other.ticket > view.after(question.name()) && other.votes >= view.votes(question.name())) {
                try {
                    Optional<Landed> landed = unlimited ? other.landed.get() : other.landed.get(deadline.millisLeft(), TimeUnit.MILLISECONDS);
                    if (landed.isPresent()) {
                        if (landed.get().shaky) {
                            view.doubtful = true;
                        }
                        return landed.get().answer;
                    }
                } catch (ExecutionException e) {
                    throw new IllegalStateException("Asking DNS for " + question + " ended in a fault of Mailward's own", e.getCause());
                } catch (TimeoutException e) {
                    return outOfTime(question);
                }
            }
            // It has landed since, and is remembered, or its owner gave up: ask as if it had never been.
            return deadline.passed() ? outOfTime(question) : view.askAll(List.of(question), unlimited ? NO_LIMIT : deadline.left()).getFirst();
        }
    }

    /// The first message of a flight, sent before anybody waits for it.
    private static final class Opening {
        private @Nullable Pending pending;

        boolean isOver() {
            return pending != null && pending.isOver();
        }

        boolean isWhole() {
            return pending != null && pending.isWhole();
        }
    }

    /// Tells a trip to go on with what it has.
    private record Nudge(Arrivals arrivals, Deadline deadline) implements Post.Alarm {
        @Override
        public boolean isOver() {
            return false;
        }

        @Override
        public void ring() {
            arrivals.nudge();
        }
    }

    private static Answer.Failed brokenOff(Question question) {
        return new Answer.Failed(question, Failure.TIMEOUT, "The wait for DNS was broken off.");
    }

    private static Answer.Failed outOfTime(Question question) {
        return new Answer.Failed(question, Failure.TIMEOUT, "There was no answer in the time that the whole may take.");
    }

    private Duration patience(Deadline deadline) {
        Duration left = deadline.left();
        return left.compareTo(settings.timeout()) >= 0 ? settings.timeout() : left.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : left;
    }

    /// One question from its first message to its answer, with all its aliases.
    private final class Asking {

        private final Question question;
        private final Flight flight;
        private final Deadline deadline;
        private final Opening opening;
        private boolean shaky;
        private boolean outOfTime;

        Asking(Question question, Flight flight, Deadline deadline, Opening opening) {
            this.question = question;
            this.flight = flight;
            this.deadline = deadline;
            this.opening = opening;
        }

        Landed landed() throws InterruptedException {
            Answer answer = resolve(flight.votes);
            if (flight.votes == 1 && isDoubted(question.name()) && !outOfTime) {
                // Doubt arose on the way, and this answer rests on one message.
                answer = resolve(VOTES_IN_DOUBT);
            }
            return new Landed(answer, shaky);
        }

        private Answer resolve(int votes) throws InterruptedException {
            List<DomainName> aliases = new ArrayList<>(0);
            var seen = new HashSet<DomainName>(List.of(question.name()));
            Duration ttl = ChronoUnit.FOREVER.getDuration();
            boolean authenticated = true;
            int octets = 0;
            DomainName at = question.name();
            while (true) {
                Heard heard = believed(aliases.isEmpty() ? question : new Question(at, question.type()), votes);
                Leg leg = heard.leg;
                octets += heard.octets;
                ttl = shorter(ttl, leg.ttl());
                authenticated &= leg.authenticated();
                for (DomainName alias : leg.aliases()) {
                    if (!seen.add(alias) || aliases.size() == Leg.MOST_ALIASES) {
                        return new Answer.Failed(question, Failure.MALFORMED, "The aliases of " + question.name()
                                + " lead in a circle or through more than " + Leg.MOST_ALIASES + " names.");
                    }
                    aliases.add(alias);
                    at = alias;
                }
                switch (leg.end()) {
                    case Leg.End.Elsewhere() -> {
                        // The loop asks about the last alias.
                    }
                    case Leg.End.Records(var records) -> {
                        // The TTL shown is the one received; only the time of remembering is capped.
                        var found = new Answer.Found(question, records, aliases, ttl, authenticated);
                        return remember(found, votes, shorter(ttl, settings.maxTtl()), octets);
                    }
                    case Leg.End.Nothing() -> {
                        return remember(new Answer.NoData(question, authenticated), votes, shorter(ttl, settings.maxNegativeTtl()), octets);
                    }
                    case Leg.End.NoName() -> {
                        return remember(new Answer.NoSuchName(question, authenticated), votes, shorter(ttl, settings.maxNegativeTtl()), octets);
                    }
                    case Leg.End.Broken(var failure, var detail) -> {
                        return new Answer.Failed(question, failure, detail);
                    }
                }
            }
        }

        /// What rests on one message that came by a rough way is not passed on to others.
        private Answer remember(Answer answer, int votes, Duration ttl, int octets) {
            if (ttl.isPositive() && octets <= LARGEST_REMEMBERED && (votes > 1 || !shaky && !isDoubted(question.name()))) {
                cache.keep(answer, flight.ticket, time.now().plus(ttl), votes > 1, octets);
            }
            return answer;
        }

        /// What as many messages as wanted say alike; loss and trouble are no votes.
        private Heard believed(Question wanted, int votes) throws InterruptedException {
            if (votes == 1) {
                return heard(wanted);
            }
            var ballots = new HashMap<Leg.Word, Integer>();
            var failures = new HashMap<Failure, Integer>();
            for (int ballot = 0; ballot < MOST_BALLOTS && !outOfTime; ballot++) {
                Heard heard = heard(wanted);
                boolean decided = heard.leg.end() instanceof Leg.End.Broken(var failure, _)
                        ? failures.merge(failure, 1, Integer::sum) >= votes
                        : ballots.merge(heard.leg.word(), 1, Integer::sum) >= votes;
                if (decided) {
                    return heard;
                }
            }
            return new Heard(Leg.broken(Failure.MALFORMED, "The DNS server's answers are damaged on the way and do not agree with each other."), 0, true);
        }

        /// Asks the servers in turn, as many rounds as allowed. A server that was silent or not understood is asked again in
        /// the next round; one that spoke, or that is not there, is not. The failure reported is the most telling one heard.
        private Heard heard(Question wanted) throws InterruptedException {
            DomainName zone = zone(wanted.name());
            var servers = new ArrayList<>(servers(zone));
            @Nullable Heard worst = null;
            for (int round = 0; round < settings.tries() && !servers.isEmpty(); round++) {
                for (Server server : List.copyOf(servers)) {
                    if (deadline.passed()) {
                        outOfTime = true;
                        return new Heard(Leg.broken(Failure.TIMEOUT, outOfTime(wanted).detail()), 0, false);
                    }
                    Heard heard = exchange(server, wanted, zone);
                    if (!(heard.leg.end() instanceof Leg.End.Broken(var failure, var detail))) {
                        return heard;
                    }
                    if (LOG.isLoggable(Level.DEBUG)) {
                        LOG.log(Level.DEBUG, "{0} on {1}: {2}", server.address(), wanted, detail);
                    }
                    if (!heard.again) {
                        servers.remove(server);
                    } else {
                        shaky = true;
                    }
                    worst = worst == null || telling(failure) > telling(((Leg.End.Broken) worst.leg.end()).failure()) ? heard : worst;
                }
            }
            return worst == null ? new Heard(Leg.broken(Failure.UNREACHABLE, "No DNS server is configured."), 0, false) : worst;
        }

        /// Asks with EDNS, and once more without when the server does not know it (RFC 6891 §7); by TCP when the answer was cut.
        private Heard exchange(Server server, Question wanted, DomainName zone) throws InterruptedException {
            Heard heard = exchange(server, wanted, zone, true);
            return heard.knowsNoEdns ? exchange(server, wanted, zone, false) : heard;
        }

        private Heard exchange(Server server, Question wanted, DomainName zone, boolean edns) throws InterruptedException {
            Duration limit = patience(deadline);
            Pending pending = opening.pending;
            if (pending != null && pending.server() == server) {
                opening.pending = null;
            } else {
                var arrivals = new Arrivals();
                pending = server.send(wanted, edns, limit, arrivals);
                asked.increment();
                arrivals.await();
            }
            Pending.Outcome outcome = pending.take();
            if (outcome instanceof Pending.Outcome.Octets(byte[] message, _) && Reply.isCut(message)) {
                outcome = Tcp.ask(server.address(), pending.query(), limit);
                if (outcome instanceof Pending.Outcome.Octets(byte[] whole, _) && Reply.isCut(whole)) {
                    // What is left of a cut answer may look like an absence.
                    outcome = new Pending.Outcome.Nothing(Failure.MALFORMED, "The DNS server cut its answer even by TCP.");
                }
            }
            return switch (outcome) {
                case Pending.Outcome.Nothing(var failure, var detail) -> new Heard(Leg.broken(failure, detail), 0, failure == Failure.TIMEOUT);
                case Pending.Outcome.Octets(var message, boolean doubtful) -> {
                    shaky |= doubtful;
                    yield read(server, wanted, zone, message, edns);
                }
            };
        }

        private Heard read(Server server, Question wanted, DomainName zone, byte[] message, boolean edns) {
            try {
                Reply reply = Reply.read(message);
                boolean knowsNoEdns = edns && switch (reply.rcode()) {
                    case Reply.FORMERR, Reply.NOTIMP, Reply.BADVERS -> true;
                    default -> false;
                };
                return new Heard(Leg.read(wanted, reply, name -> zone(name).equals(zone)), message.length, false, knowsNoEdns);
            } catch (UnreadableDataException e) {
                server.doubt();
                return new Heard(Leg.broken(Failure.MALFORMED, "The DNS server's answer could not be read: " + e.getMessage() + "."), 0, true);
            }
        }
    }

    /// @param again whether the same server may have a better answer at once
    private record Heard(Leg leg, int octets, boolean again, boolean knowsNoEdns) {
        Heard(Leg leg, int octets, boolean again) {
            this(leg, octets, again, false);
        }
    }

    private List<Server> servers(DomainName zone) {
        return stubs.getOrDefault(zone, resolvers);
    }

    private boolean isDoubted(DomainName name) {
        for (Server server : servers(zone(name))) {
            if (server.isDoubted()) {
                return true;
            }
        }
        return false;
    }

    /// The stub zone that a name belongs to, or the root for everything else.
    private DomainName zone(DomainName name) {
        if (stubs.isEmpty()) {
            return DomainName.ROOT;
        }
        Optional<DomainName> at = Optional.of(name);
        while (at.isPresent() && !stubs.containsKey(at.get())) {
            at = at.get().parent();
        }
        return at.orElse(DomainName.ROOT);
    }

    private static int telling(Failure failure) {
        return switch (failure) {
            case SERVER_FAILURE -> 4;
            case REFUSED -> 3;
            case MALFORMED -> 2;
            case TIMEOUT -> 1;
            case UNREACHABLE -> 0;
        };
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
