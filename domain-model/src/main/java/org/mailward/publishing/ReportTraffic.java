package org.mailward.publishing;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mailward.sources.SourceClass;
import org.mailward.traffic.Failed;

/// What receivers reported about the mail in the names of a customer's domains.
///
/// @param messages        all that were reported; at least one
/// @param passed          whose SPF or DKIM was aligned
/// @param compliance      the share of those in hundredths of a percent, rounded down, so that 100 % means all
/// @param failedDelivered nothing aligned, and delivered as usual
/// @param failedStopped   nothing aligned, and quarantined or rejected
/// @param byClass         messages by what their source is to the domain; every class is there
/// @param failed          messages with nothing aligned, by class and by what became of them; only classes with such messages. It says nothing of days whose sources were forgotten
/// @param sources         those with most messages, at most [#MOST_SOURCES]
/// @param sourceCount     all sources
/// @param days            those on which something was reported, oldest first
public record ReportTraffic(long messages, long passed, int compliance, long failedDelivered, long failedStopped, Map<SourceClass, Long> byClass,
        Map<SourceClass, Failed> failed, List<Source> sources, int sourceCount, List<Day> days) {

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
        var some = new EnumMap<SourceClass, Failed>(SourceClass.class);
        failed.forEach((one, fate) -> {
            if (!fate.equals(Failed.NONE)) {
                some.put(one, fate);
            }
        });
        failed = Collections.unmodifiableMap(some);
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

    /// What failed of one class.
    public Failed failed(SourceClass one) {
        return failed.getOrDefault(one, Failed.NONE);
    }

    /// What failed and looks as if the domain's owner wanted it.
    public Failed failedWanted() {
        return Failed.wanted(failed);
    }

    /// Messages that failed and of which it is no longer kept who sent them.
    public long failedForgotten() {
        return Failed.forgotten(failedDelivered + failedStopped, failed);
    }

    /// What failed and whose source nothing names.
    public Failed failedUnnamed() {
        return Failed.unnamed(failed);
    }
}
