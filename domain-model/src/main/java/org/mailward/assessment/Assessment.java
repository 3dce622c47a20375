package org.mailward.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.mailward.mailauth.dns.DomainName;

/// What the rulebook says about one domain's evidence.
///
/// @param records everything published for mail, in words
/// @param findings in the order of the rulebook
/// @param unknowns what nobody could say, one entry per question
/// @param undecided the checks that could not be made because of it
public record Assessment(
        DomainName domain,
        Instant gatheredAt,
        StageVerdict stage,
        List<RecordInWords> records,
        List<Finding> findings,
        List<UnknownCheck> unknowns,
        Set<CheckId> undecided,
        Score score) {

    public Assessment {
        records = List.copyOf(records);
        findings = List.copyOf(findings);
        unknowns = List.copyOf(unknowns);
        undecided = Set.copyOf(undecided);
    }

    /// True when the check that raised a finding could not be made this time.
    public boolean cannotTell(CheckId finding) {
        return undecided.stream().anyMatch(check -> check.covers(finding));
    }
}
