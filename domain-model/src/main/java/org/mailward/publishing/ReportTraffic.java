package org.mailward.publishing;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mailward.sources.SourceClass;

/// What receivers reported about the mail in the names of a customer's domains.
///
/// @param messages        all that were reported; at least one
/// @param passed          whose SPF or DKIM was aligned
/// @param compliance      the share of those in hundredths of a percent, rounded down, so that 100 % means all
/// @param failedDelivered nothing aligned, and delivered as usual
/// @param failedStopped   nothing aligned, and quarantined or rejected
/// @param byClass         messages by what their source is to the domain; every class is there
/// @param wouldStop       what a policy of quarantine or reject would have stopped besides, by class; only classes with such messages
/// @param sources         those with most messages, at most [#MOST_SOURCES]
/// @param sourceCount     all sources
/// @param days            those on which something was reported, oldest first
public record ReportTraffic(long messages, long passed, int compliance, long failedDelivered, long failedStopped, Map<SourceClass, Long> byClass,
        Map<SourceClass, Long> wouldStop, List<Source> sources, int sourceCount, List<Day> days) {

    public static final int MOST_SOURCES = 12;
    /// The whole in hundredths of a percent.
    public static final int WHOLE = 10_000;

    public ReportTraffic {
        if (messages < 1 || passed > messages || compliance < 0 || compliance > WHOLE) {
            throw new IllegalArgumentException(passed + " of " + messages + " messages are no " + compliance + " hundredths of a percent");
        }
        var all = new EnumMap<SourceClass, Long>(SourceClass.class);
        for (var one : SourceClass.values()) {
            all.put(one, byClass.getOrDefault(one, 0L));
        }
        byClass = Collections.unmodifiableMap(all);
        var stopped = new EnumMap<SourceClass, Long>(SourceClass.class);
        wouldStop.forEach((one, count) -> {
            if (count > 0) {
                stopped.put(one, count);
            }
        });
        wouldStop = Collections.unmodifiableMap(stopped);
        sources = List.copyOf(sources);
        days = List.copyOf(days);
    }

    /// @param name the service's, or the network
    public record Source(String name, SourceClass sourceClass, long messages, long passed) {
    }

    /// @param day in UTC
    public record Day(LocalDate day, long passed, long failedDelivered, long failedStopped) {
        public long all() {
            return passed + failedDelivered + failedStopped;
        }
    }

    /// What a stricter policy would have stopped that looks as if the domain's owner wanted it.
    public long wouldStopOwn() {
        return wouldStop.getOrDefault(SourceClass.ALIGNED, 0L) + wouldStop.getOrDefault(SourceClass.KNOWN_UNALIGNED, 0L) + wouldStop.getOrDefault(SourceClass.FORWARDER, 0L);
    }
}
