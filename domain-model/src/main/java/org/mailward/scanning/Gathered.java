package org.mailward.scanning;

import org.mailward.assessment.Evidence;
import org.mailward.assessment.EvidenceJson;

/// A snapshot with what it saw.
///
/// @param text the evidence as JSON, as it is kept: by this snapshot, or by an earlier one that saw the same
public record Gathered(Snapshot snapshot, String text) {

    public Evidence evidence() {
        return EvidenceJson.read(text).at(snapshot.takenAt());
    }
}
