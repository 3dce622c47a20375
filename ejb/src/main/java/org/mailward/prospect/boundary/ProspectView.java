package org.mailward.prospect.boundary;

import org.mailward.assessment.Assessment;
import org.mailward.assessment.EvidenceJson;
import org.mailward.assessment.Examination;
import org.mailward.prospect.Prospect;

/// A prospect with its baseline, judged by today's rules.
public record ProspectView(ProspectLine line, Assessment baseline) {

    static ProspectView of(Prospect prospect) {
        return new ProspectView(ProspectLine.of(prospect), Examination.examine(EvidenceJson.read(prospect.evidence())));
    }
}
