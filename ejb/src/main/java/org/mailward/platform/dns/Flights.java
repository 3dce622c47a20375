package org.mailward.platform.dns;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.mailward.mailauth.dns.Question;

/// The questions that are on their way, each once.
final class Flights {

    private final AtomicLong tickets = new AtomicLong();
    private final ConcurrentMap<Question, Flight> flights = new ConcurrentHashMap<>();

    /// The last ticket that was given: whatever is asked from now on has a higher one.
    long now() {
        return tickets.get();
    }

    /// Begins a flight, unless one is under way that began after a moment and rests on enough messages.
    Optional<Flight> begin(Question question, long after, int votes) {
        var mine = new Flight(tickets.incrementAndGet(), votes, new CompletableFuture<>());
        return flights.compute(question, (_, other) -> other != null && does(other, after, votes) ? other : mine) == mine ? Optional.of(mine) : Optional.empty();
    }

    /// The flight that does for whoever asks with these wishes.
    Optional<Flight> underWay(Question question, long after, int votes) {
        return Optional.ofNullable(flights.get(question)).filter(other -> does(other, after, votes));
    }

    void remove(Question question, Flight flight) {
        flights.remove(question, flight);
    }

    private static boolean does(Flight other, long after, int votes) {
        return other.ticket() > after && other.votes() >= votes;
    }
}
