package org.mailward.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.mailward.mailauth.dns.DomainName;

/// What the rulebook says about one domain's evidence.
///
/// @param facts what it rests on
/// @param findings in the order of the rulebook
/// @param unknowns what nobody could say, one entry per question
/// @param undecided the checks that could not be made because of it
public record Assessment(
        DomainName domain,
        Instant gatheredAt,
        StageVerdict stage,
        Facts facts,
        List<Finding> findings,
        List<UnknownCheck> unknowns,
        Set<CheckId> undecided,
        Score score) {

    public Assessment {
        findings = List.copyOf(findings);
        unknowns = List.copyOf(unknowns);
        undecided = Set.copyOf(undecided);
    }

    /// Everything published for mail, in words. They are found when somebody reads them, which nobody does for most scans.
    public List<RecordInWords> records() {
        return RecordsInWords.of(facts);
    }

    /// True when the check that raised a finding could not be made this time.
    public boolean cannotTell(CheckId finding) {
        return undecided.stream().anyMatch(check -> check.covers(finding));
    }
}
