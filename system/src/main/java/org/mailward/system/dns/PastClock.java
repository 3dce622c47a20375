package org.mailward.system.dns;

import java.util.Optional;
import java.util.function.IntConsumer;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

/// The clock of a name server that answers as of a day in the past.
///
/// A question for the TXT record of `N.days-ago.demo-clock.invalid` sets the day: what is asked afterwards is answered as it was N days
/// before the demo's first day. The answer repeats N, so that whoever asked knows that the clock stands.
final class PastClock {

    private static final Name CLOCK = Name.fromConstantString("days-ago.demo-clock.invalid.");
    private static final int LONGEST_AGO = 999;

    private final IntConsumer turn;

    /// @param turn brings back the zones of so many days ago
    PastClock(IntConsumer turn) {
        this.turn = turn;
    }

    /// @return empty when the question is not for the clock
    Optional<Message> heard(Name asked, Message answer) {
        if (!asked.subdomain(CLOCK) || asked.labels() != CLOCK.labels() + 1 || !asked.getLabelString(0).matches("\\d{1,3}")) {
            return Optional.empty();
        }
        int daysAgo = Math.min(LONGEST_AGO, Integer.parseInt(asked.getLabelString(0)));
        turn.accept(daysAgo);
        answer.addRecord(new TXTRecord(asked, DClass.IN, 0, Integer.toString(daysAgo)), Section.ANSWER);
        return Optional.of(answer);
    }
}
