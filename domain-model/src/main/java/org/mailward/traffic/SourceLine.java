package org.mailward.traffic;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mailward.sources.SourceClass;

/// One source with what it sent in a range.
///
/// @param sourceClass the class of most of its messages
/// @param country ISO 3166-1; empty when it is not known or there are several
/// @param owner of the network; empty when it is not known
/// @param addresses distinct paths (address and evidence)
/// @param messages in the range
/// @param before messages in as many days before; empty where they were not asked for
/// @param failedDelivered nothing aligned and delivered all the same
/// @param firstDay when it was first seen at all
/// @param trend messages in equal parts of the range, oldest first; at most [#PARTS]
public record SourceLine(SourceKey key, SourceClass sourceClass, String country, String owner, int addresses, long messages, Optional<Long> before, long dkimOnly, long spfOnly,
                         long both, long failedDelivered, long failedStopped, LocalDate firstDay, LocalDate lastDay, List<Long> trend) {

    /// Parts of a range in a trend.
    public static final int PARTS = 30;

    public SourceLine {
        trend = List.copyOf(trend);
    }

    public long passed() {
        return dkimOnly + spfOnly + both;
    }

    public long failed() {
        return messages - passed();
    }
}
