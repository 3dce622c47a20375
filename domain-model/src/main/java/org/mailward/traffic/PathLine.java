package org.mailward.traffic;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.sources.Reason;
import org.mailward.sources.SourceClass;
import org.mailward.sources.SummedPaths;

/// One address with one set of evidence, and what it sent in a range.
///
/// @param evidence what the reports said of it, as it was stored
/// @param confidence 0 to 100
/// @param ruling the decision of a person that it is this; empty when the evidence says so
/// @param reasons what the evidence says, the strongest first; before them that somebody decided, where that is so
/// @param country ISO 3166-1; empty when it is not known
/// @param network who holds the network; empty when it is not known
public record PathLine(UUID id, String address, String service, SourceClass sourceClass, int confidence, Optional<UUID> ruling, String evidence, List<Reason> reasons, String country,
                       String network, long messages, long dkimOnly, long spfOnly, long both, long failedDelivered, long failedStopped, LocalDate firstDay, LocalDate lastDay) {

    public PathLine {
        reasons = List.copyOf(reasons);
    }

    /// Somebody decided what it is.
    public boolean ruled() {
        return ruling.isPresent();
    }

    /// Stands for many addresses, which were too many for one day.
    public boolean summed() {
        return SummedPaths.are(service);
    }

    /// What it is shown as, which is the same for many addresses.
    public SourceKey source() {
        return SourceKey.of(service, address);
    }

    public long failed() {
        return messages - dkimOnly - spfOnly - both;
    }
}
