package org.mailward.scanning.control;

import org.mailward.assessment.Assessment;
import org.mailward.assessment.Evidence;
import org.mailward.assessment.Examination;
import org.mailward.assessment.Facts;
import org.mailward.history.Ledger;
import org.mailward.history.Sighting;
import org.mailward.history.control.History;

/// What a scan found, before it is recorded.
///
/// @param sighting what the evidence knows of the domain's own records
public record Examined(ScanTask task, Evidence evidence, Sighting sighting, Assessment assessment) {

    /// Judges what was seen, knowing since when it stands so.
    static Examined of(ScanTask task, Evidence seen, Ledger known) {
        // Reading the answers is most of the work, and when something was seen first changes nothing of it.
        var facts = Facts.of(seen);
        var sighting = Sighting.of(seen, facts.dkim());
        var dated = History.dated(seen, sighting, known);
        return new Examined(task, dated, sighting, Examination.examine(facts.with(dated.ages())));
    }
}
