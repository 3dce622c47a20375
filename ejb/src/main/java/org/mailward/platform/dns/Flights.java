package org.mailward.platform.dns;

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

    /// A flight that was asked for.
    /// @param own false for one of somebody else, to wait for
    record Booked(Flight flight, boolean own) {
    }

    /// Begins a flight, unless one is under way that began after a moment and rests on enough messages.
    /// @param kept whether its answer is to be remembered
    Booked begin(Question question, long after, int votes, boolean kept) {
        var mine = new Flight(tickets.incrementAndGet(), votes, kept, new CompletableFuture<>());
        var flight = flights.compute(question, (_, other) -> other != null && does(other, after, votes) ? other : mine);
        return new Booked(flight, flight == mine);
    }

    /// Whether no later one was begun in its place.
    boolean isNewest(Question question, Flight flight) {
        return flights.get(question) == flight;
    }

    void remove(Question question, Flight flight) {
        flights.remove(question, flight);
    }

    private static boolean does(Flight other, long after, int votes) {
        return other.ticket() > after && other.votes() >= votes;
    }
}
