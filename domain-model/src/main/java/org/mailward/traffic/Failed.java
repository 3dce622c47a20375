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

    public Failed plus(Failed other) {
        return new Failed(delivered + other.delivered, quarantined + other.quarantined, rejected + other.rejected);
    }

    public static Failed all(Map<SourceClass, Failed> byClass) {
        return byClass.values().stream().reduce(NONE, Failed::plus);
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
