package org.mailward.traffic;

import java.time.LocalDate;
import java.util.UUID;
import org.mailward.sources.SourceClass;

/// One address with one set of evidence, and what it sent in a range.
///
/// @param evidence what the reports said of it, as it was stored
/// @param confidence 0 to 100
/// @param reasons why it has this class, as they were stored
/// @param ruled somebody overruled what the evidence says
public record PathLine(UUID id, String address, String service, SourceClass sourceClass, int confidence, boolean ruled, String evidence, String reasons, String country,
                       long messages, long dkimOnly, long spfOnly, long both, long failedDelivered, long failedStopped, LocalDate firstDay, LocalDate lastDay) {

    public long failed() {
        return messages - dkimOnly - spfOnly - both;
    }
}
