package org.mailward.traffic;

import java.util.Map;
import org.mailward.sources.SourceClass;

/// Messages that had nothing aligned, by what became of them. A stricter policy may change the fate of more than those that were delivered: what
/// is in a spam folder under `quarantine` is refused under `reject`.
///
/// @param delivered no policy applied
/// @param quarantined put into the spam folder
/// @param rejected refused
public record Failed(long delivered, long quarantined, long rejected) {

    public static final Failed NONE = new Failed(0, 0, 0);

    public long stopped() {
        return quarantined + rejected;
    }

    public long all() {
        return delivered + stopped();
    }

    public Failed plus(Failed other) {
        return new Failed(delivered + other.delivered, quarantined + other.quarantined, rejected + other.rejected);
    }

    public static Failed all(Map<SourceClass, Failed> byClass) {
        return byClass.values().stream().reduce(NONE, Failed::plus);
    }

    /// How many of these are of no class, because it is no longer kept who sent them: sums by day outlive the figures of each source.
    ///
    /// @param failed all that had nothing aligned
    public static long forgotten(long failed, Map<SourceClass, Failed> byClass) {
        return Math.max(0, failed - all(byClass).all());
    }

    /// Those that look as if the domain's owner wanted them.
    public static Failed wanted(Map<SourceClass, Failed> byClass) {
        return byClass.entrySet().stream().filter(entry -> entry.getKey().wanted()).map(Map.Entry::getValue).reduce(NONE, Failed::plus);
    }

    /// Those whose source nothing names: they do not look wanted, and may be all the same.
    public static Failed unnamed(Map<SourceClass, Failed> byClass) {
        return byClass.getOrDefault(SourceClass.UNKNOWN, NONE);
    }
}
