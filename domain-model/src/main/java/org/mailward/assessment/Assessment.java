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

    /// A figure that is equal for two assessments exactly when they found the same, in the same words, and left the same open.
    public String print() {
        var text = new StringBuilder(8192);
        findings.forEach(finding -> {
            add(finding.ruleId(), text);
            add(finding.severity().name(), text);
            add(finding.subject(), text);
            add(finding.sentence(), text);
            add(finding.why(), text);
            text.append(finding.evidence().size()).append(';');
            finding.evidence().forEach(line -> add(line, text));
            finding.remedy().ifPresent(remedy -> {
                add(remedy.instruction(), text.append('!'));
                remedy.record().ifPresent(record -> {
                    add(record.name().ascii(), text);
                    add(record.type().name(), text);
                    add(record.value(), text);
                });
            });
            add(finding.reference(), text);
        });
        undecided.stream().sorted().forEach(check -> add(check.toString(), text.append('?')));
        return Prints.of(text.toString());
    }

    /// With its length, so that no two lists of parts make the same text.
    private static void add(String part, StringBuilder text) {
        text.append(part.length()).append(':').append(part);
    }

    /// True when the check that raised a finding could not be made this time.
    public boolean cannotTell(CheckId finding) {
        return undecided.stream().anyMatch(check -> check.covers(finding));
    }
}
