package org.mailward.traffic;

import java.time.LocalDate;
import java.util.UUID;

/// One row of a report, as it was reported.
///
/// @param disposition 0 none, 1 quarantine, 2 reject, 3 pass (RFC 9990), 9 an unknown word
/// @param results what SPF and DKIM gave, as stored
public record RowLine(LocalDate day, UUID report, int no, String reporter, UUID path, String address, long messages, int disposition, boolean dkimAligned, boolean spfAligned,
                      String headerFrom, String envelopeFrom, String envelopeTo, String results) {
}
