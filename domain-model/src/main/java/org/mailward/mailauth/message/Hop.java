package org.mailward.mailauth.message;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One step of a message's way.
///
/// @param number 1 for the first server that took the message
/// @param field which `Received` field from the top, beginning with 0
/// @param delay since the step before, where both clocks are known; negative when the clocks differ
public record Hop(int number, int field, Received received, Optional<Duration> delay) {

    /// A step this long before the one before it shows that a clock is wrong, and not just a little off.
    public static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

    /// A step that took longer deserves a look.
    public static final Duration SLOW = Duration.ofMinutes(5);

    /// True when the time of this step lies clearly before that of the step before.
    public boolean hasOddClock() {
        return delay.filter(time -> time.compareTo(CLOCK_TOLERANCE.negated()) < 0).isPresent();
    }

    public boolean isSlow() {
        return delay.filter(time -> time.compareTo(SLOW) > 0).isPresent();
    }

    /// The way from the first server to the last. Each server writes its note on top, so the lowest is the first.
    public static List<Hop> path(Message message) {
        List<Received> notes = message.all("Received").stream().map(header -> Received.read(header.value())).toList();
        var hops = new ArrayList<Hop>();
        Optional<Instant> before = Optional.empty();
        for (int field = notes.size() - 1; field >= 0; field--) {
            Received note = notes.get(field);
            Optional<Instant> last = before;
            hops.add(new Hop(notes.size() - field, field, note, note.time().flatMap(time -> last.map(earlier -> Duration.between(earlier, time)))));
            before = note.time().or(() -> last);
        }
        return List.copyOf(hops);
    }
}
