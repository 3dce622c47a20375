package org.mailward.compliance;

import java.util.List;
import java.util.Set;
import org.mailward.assessment.Assessment;
import org.mailward.assessment.CheckId;
import org.mailward.assessment.Evidence;
import org.mailward.assessment.Examination;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Finding;

/// What controls are judged on: one domain's facts and what the rulebook says about them.
record Ground(Assessment assessment) {

    private static final String MISSING = "dmarc.missing";
    private static final String MISPLACED = "dmarc.misplaced";

    static Ground of(Evidence evidence) {
        return new Ground(Examination.examine(evidence));
    }

    Facts facts() {
        return assessment.facts();
    }

    List<Finding> findings(Set<String> rules) {
        return assessment.findings().stream().filter(finding -> rules.contains(finding.ruleId()) || rules.contains(MISSING) && speaksForMissing(finding)).toList();
    }

    /// Of a record in the wrong place only that is said, although the right place is empty.
    private boolean speaksForMissing(Finding finding) {
        return finding.ruleId().equals(MISPLACED) && facts().dmarc().isEmpty();
    }

    boolean isUndecided(Set<String> rules) {
        return assessment.undecided().stream().map(CheckId::ruleId).anyMatch(rules::contains);
    }
}
