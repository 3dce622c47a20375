package org.mailward.platform.dns;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.Answer.Failure;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.platform.time.Time;

/// Asks real DNS servers.
///
/// Callers wait, best on virtual threads. Whoever asks a question that is already on its way waits for the same answer;
/// answers are remembered for their TTL, trouble never. The resolver trusts the configured servers, and so their AD bit:
/// `authenticated` means that they say so.
public final class LiveDnsResolver implements DnsResolver {

    /// A larger answer is given but not remembered, so that the cache has a size in octets too.
    static final int LARGEST_REMEMBERED = 8 * 1024;

    private static final System.Logger LOG = System.getLogger(LiveDnsResolver.class.getName());

    private final DnsSettings settings;
    private final Time time;
    private final Exchange exchange;
    private final AnswerCache cache;
    private final Semaphore lines;
    private final AtomicLong tickets = new AtomicLong();
    private final ConcurrentMap<Question, Flight> flights = new ConcurrentHashMap<>();

    public LiveDnsResolver(DnsSettings settings, Time time) {
        this.settings = settings;
        this.time = time;
        this.exchange = new Exchange(settings.timeout());
        this.cache = new AnswerCache(settings.cacheEntries());
        this.lines = new Semaphore(settings.maxInFlight(), true);
    }

    private record Flight(long ticket, CompletableFuture<Answer> answer) {
    }

    @Override
    public Answer ask(Question question) {
        return ask(question, 0);
    }

    /// A view for a scan on request: it shares this resolver, and never sees an answer that was asked for before this call.
    /// Within the view, answers are remembered and joined as usual. The servers behind may still remember.
    public DnsResolver fresh() {
        long start = tickets.get();
        return question -> ask(question, start);
    }

    /// Forgets every answer.
    public void clearCache() {
        cache.clear();
    }

    private Answer ask(Question question, long after) {
        return cache.find(question, after, time.now()).orElseGet(() -> join(question, after));
    }

    private Answer join(Question question, long after) {
        var own = new Flight(tickets.incrementAndGet(), new CompletableFuture<>());
        Flight flight = flights.compute(question, (same, other) -> other != null && other.ticket > after ? other : own);
        if (flight == own) {
            Thread.ofVirtual().name("dns " + question).start(() -> fly(question, own, after));
        }
        try {
            return flight.answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Failed(question, Failure.TIMEOUT, "The wait for DNS was broken off.");
        } catch (ExecutionException e) {
            throw new IllegalStateException("Asking DNS for " + question + " ended in a fault of Mailward's own", e.getCause());
        }
    }

    private void fly(Question question, Flight flight, long after) {
        try {
            Answer answer = cache.find(question, after, time.now()).orElseGet(() -> resolve(question, flight.ticket));
            // First out of the map: whoever asks after hearing the answer must not be given this flight again.
            flights.remove(question, flight);
            flight.answer.complete(answer);
        } catch (RuntimeException | Error e) {
            // The caller waits in another thread and must hear of it there.
            flights.remove(question, flight);
            flight.answer.completeExceptionally(e);
        }
    }

    private Answer resolve(Question question, long ticket) {
        var aliases = new ArrayList<DomainName>();
        var seen = new HashSet<DomainName>(List.of(question.name()));
        Duration ttl = ChronoUnit.FOREVER.getDuration();
        boolean authenticated = true;
        int octets = 0;
        DomainName at = question.name();
        while (true) {
            Heard heard = askServers(new Question(at, question.type()));
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
                    return remember(found, ticket, shorter(ttl, settings.maxTtl()), octets);
                }
                case Leg.End.Nothing() -> {
                    return remember(new Answer.NoData(question, authenticated), ticket, shorter(ttl, settings.maxNegativeTtl()), octets);
                }
                case Leg.End.NoName() -> {
                    return remember(new Answer.NoSuchName(question, authenticated), ticket, shorter(ttl, settings.maxNegativeTtl()), octets);
                }
                case Leg.End.Broken(var failure, var detail) -> {
                    return new Answer.Failed(question, failure, detail);
                }
            }
        }
    }

    private Answer remember(Answer answer, long ticket, Duration ttl, int octets) {
        if (ttl.isPositive() && octets <= LARGEST_REMEMBERED && settings.cacheEntries() > 0) {
            cache.keep(answer, ticket, time.now().plus(ttl));
        }
        return answer;
    }

    private record Heard(Leg leg, int octets) {
    }

    /// Asks the servers in turn, as many rounds as allowed. A server that was silent is asked again in the next round; one
    /// that spoke, or that is not there, is not. The failure reported is the most telling one heard.
    private Heard askServers(Question question) {
        DomainName zone = zone(question.name());
        var servers = new ArrayList<>(settings.stubZones().getOrDefault(zone, settings.resolvers()));
        var worst = new Leg.End.Broken(Failure.UNREACHABLE, "No DNS server is configured.");
        boolean first = true;
        for (int round = 0; round < settings.tries() && !servers.isEmpty(); round++) {
            for (InetSocketAddress server : List.copyOf(servers)) {
                Heard heard = askServer(server, question, zone);
                if (!(heard.leg.end() instanceof Leg.End.Broken broken)) {
                    return heard;
                }
                LOG.log(System.Logger.Level.DEBUG, "{0} on {1}: {2}", server, question, broken.detail());
                if (broken.failure() != Failure.TIMEOUT) {
                    servers.remove(server);
                }
                worst = first || telling(broken.failure()) > telling(worst.failure()) ? broken : worst;
                first = false;
            }
        }
        return new Heard(Leg.broken(worst.failure(), worst.detail()), 0);
    }

    private Heard askServer(InetSocketAddress server, Question question, DomainName zone) {
        lines.acquireUninterruptibly();
        try {
            return switch (exchange.ask(server, question)) {
                case Exchange.Result.Reply(var message, int octets) ->
                        new Heard(Leg.read(question, message, name -> zone(name).equals(zone)), octets);
                case Exchange.Result.Trouble(var failure, var detail) -> new Heard(Leg.broken(failure, detail), 0);
            };
        } finally {
            lines.release();
        }
    }

    /// The stub zone that a name belongs to, or the root for everything else.
    private DomainName zone(DomainName name) {
        Optional<DomainName> at = Optional.of(name);
        while (at.isPresent() && !settings.stubZones().containsKey(at.get())) {
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
