package org.mailward.scanning.control;

import org.mailward.assessment.Assessment;
import org.mailward.assessment.Evidence;
import org.mailward.assessment.Examination;
import org.mailward.history.Ledger;
import org.mailward.history.control.History;

/// What a scan found, before it is recorded.
public record Examined(ScanTask task, Evidence evidence, Assessment assessment) {

    /// Judges what was seen, knowing since when it stands so.
    static Examined of(ScanTask task, Evidence seen, Ledger known) {
        var dated = History.dated(seen, known);
        return new Examined(task, dated, Examination.examine(dated));
    }
}
