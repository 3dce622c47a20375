package org.mailward.platform.dns;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.Answer.Failure;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.platform.time.Deadline;

/// One question from its first message to its answer, with all its aliases.
final class Asking {

    /// A larger answer is given but not remembered, so that no single one fills the cache.
    static final int LARGEST_REMEMBERED = 8 * 1024;
    /// How many messages must say the same while damage is about, and when only loss is.
    static final int VOTES_IN_DOUBT = 3;
    static final int VOTES_AFTER_LOSS = 2;

    private static final Logger LOG = System.getLogger(Asking.class.getName());
    private static final int MOST_BALLOTS = 12;

    private final Means means;
    private final Flights flights;
    private final Question question;
    private final Flight flight;
    private final Deadline deadline;
    private final Opening opening;
    private boolean shaky;
    private boolean outOfTime;

    Asking(Means means, Flights flights, Question question, Flight flight, Deadline deadline, Opening opening) {
        this.means = means;
        this.flights = flights;
        this.question = question;
        this.flight = flight;
        this.deadline = deadline;
        this.opening = opening;
    }

    Flight.Landed landed() throws InterruptedException {
        Answer answer = resolve(flight.votes());
        if (flight.votes() == 1 && means.zones().isDoubted(question.name()) && !outOfTime) {
            // Doubt arose on the way, and this answer rests on one message.
            answer = resolve(VOTES_IN_DOUBT);
        }
        return new Flight.Landed(answer, shaky);
    }

    private Answer resolve(int votes) throws InterruptedException {
        List<DomainName> aliases = new ArrayList<>(0);
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
                if (alias.equals(question.name()) || aliases.contains(alias) || aliases.size() == Leg.MOST_ALIASES) {
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
                    return remember(found, votes, shorter(ttl, means.settings().maxTtl()), octets);
                }
                case Leg.End.Nothing() -> {
                    return remember(new Answer.NoData(question, aliases, authenticated), votes, shorter(ttl, means.settings().maxNegativeTtl()), octets);
                }
                case Leg.End.NoName() -> {
                    return remember(new Answer.NoSuchName(question, aliases, authenticated), votes, shorter(ttl, means.settings().maxNegativeTtl()), octets);
                }
                case Leg.End.Broken(var failure, var detail) -> {
                    return new Answer.Failed(question, failure, detail);
                }
            }
        }
    }

    /// What rests on one message that came by a rough way is not passed on to others, and neither is what nobody else asks for, or what a
    /// later flight may know better.
    private Answer remember(Answer answer, int votes, Duration ttl, int octets) {
        if (votes == 1 && !flight.kept()) {
            means.cache().forget(question);
        } else if (flights.isNewest(question, flight) && ttl.isPositive() && octets <= LARGEST_REMEMBERED && (votes > 1 || !shaky && !means.zones().isDoubted(question.name()))) {
            means.cache().keep(answer, flight.ticket(), means.time().now().plus(ttl), votes > 1, octets);
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
        for (int ballot = 0; ballot < MOST_BALLOTS; ballot++) {
            Heard heard = heard(wanted);
            boolean decided = heard.leg.end() instanceof Leg.End.Broken(var failure, _)
                    ? failures.merge(failure, 1, Integer::sum) >= votes
                    : ballots.merge(heard.leg.word(), 1, Integer::sum) >= votes;
            if (decided || outOfTime) {
                return heard;
            }
        }
        if (failures.isEmpty()) {
            // An honest server may do so, as may damage that leaves a message readable: to believe any of them would be a guess.
            return new Heard(Leg.broken(Failure.MALFORMED, "The DNS server was asked " + MOST_BALLOTS + " times and said so many different things that none of them could be confirmed."), 0, true);
        }
        return new Heard(Leg.broken(Failure.MALFORMED, "The DNS server's answers are damaged on the way and do not agree with each other."), 0, true);
    }

    /// Asks the servers in turn, as many rounds as allowed. A server that was silent or not understood is asked again in
    /// the next round; one that spoke, or that is not there, is not. The failure reported is the most telling one heard.
    private Heard heard(Question wanted) throws InterruptedException {
        DomainName zone = means.zones().of(wanted.name());
        var servers = new ArrayList<>(means.zones().servers(zone));
        @Nullable Heard worst = null;
        for (int round = 0; round < means.settings().tries() && !servers.isEmpty(); round++) {
            for (Server server : List.copyOf(servers)) {
                if (deadline.passed()) {
                    outOfTime = true;
                    return new Heard(Leg.broken(Failure.TIMEOUT, NoAnswer.outOfTime(wanted).detail()), 0, false);
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
        Duration limit = means.patience(deadline);
        Optional<Pending> first = edns && wanted.equals(question) ? opening.take(server) : Optional.empty();
        Pending pending = first.isPresent() ? first.get() : sent(server, wanted, edns, limit);
        Pending.Outcome outcome = pending.outcome();
        if (outcome instanceof Pending.Outcome.Octets(byte[] message, _) && Reply.isCut(message)) {
            outcome = server.askByTcp(pending.query(), means.patience(deadline));
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

    private Pending sent(Server server, Question wanted, boolean edns, Duration limit) throws InterruptedException {
        var arrivals = new Arrivals();
        Pending sent = server.send(wanted, edns, limit, arrivals);
        try {
            arrivals.await();
        } finally {
            arrivals.over();
        }
        return sent;
    }

    private Heard read(Server server, Question wanted, DomainName zone, byte[] message, boolean edns) {
        try {
            Reply reply = Reply.read(message);
            boolean knowsNoEdns = edns && switch (reply.rcode()) {
                case Reply.FORMERR, Reply.NOTIMP, Reply.BADVERS -> true;
                default -> false;
            };
            return new Heard(Leg.read(wanted, reply, name -> means.zones().of(name).equals(zone)), message.length, false, knowsNoEdns);
        } catch (UnreadableDataException e) {
            server.doubt();
            return new Heard(Leg.broken(Failure.MALFORMED, "The DNS server's answer could not be read: " + e.getMessage() + "."), 0, true);
        }
    }

    /// Whether the time that the whole may take was over before there was an answer.
    boolean ranOutOfTime() {
        return outOfTime;
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

    /// @param again whether the same server may have a better answer at once
    private record Heard(Leg leg, int octets, boolean again, boolean knowsNoEdns) {
        Heard(Leg leg, int octets, boolean again) {
            this(leg, octets, again, false);
        }
    }
}
