package org.mailward.assessment.rules;

import java.util.List;
import java.util.Locale;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.mtasts.StsPublication;
import org.mailward.mailauth.mtasts.StsRecord;

/// There is exactly one MTA-STS record, and it can be read.
final class MtaStsRecordIsWellFormed implements Rule {

    private static final Card CARD = new Card("mta-sts.record.faulty", Protocol.MTA_STS, Severity.MEDIUM,
            "There is exactly one MTA-STS record, and it can be read.",
            "Senders ignore the policy, so mail to you can still be read or diverted on its way.",
            "RFC 8461 §3.1");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        if (facts.sts() instanceof StsPublication.Absent(List<String> texts) && texts.isEmpty()) {
            return Judgement.notApplicable();
        }
        DomainName name = facts.domain().under(StsPublication.PREFIX);
        return switch (facts.sts()) {
            case StsPublication.Unknown _ -> Judgement.unknown();
            case StsPublication.Several(List<String> texts) -> Judgement.found(CARD.finding(facts.domain().ascii(), "There are " + texts.size() + " MTA-STS records instead of one.", Seen.all(name, texts), Remedy.of("Delete all but one.")));
            case StsPublication.One(StsRecord record) when !record.isValid() -> Judgement.found(CARD.finding(facts.domain().ascii(), "The MTA-STS record has a mistake: " + String.join(" ", record.faults()), List.of(Seen.txt(name, record.text())),
                    Remedy.txt("Correct the record. The id is any word of letters and digits that changes with every change of the policy.", name, "v=STSv1; id=" + record.id().orElse("1"))));
            case StsPublication.One _ -> Judgement.passed();
            case StsPublication.Absent(List<String> others) -> isLookalike(others)
                    ? Judgement.found(CARD.finding(facts.domain().ascii(), "The text at the MTA-STS name does not begin with exactly 'v=STSv1'.", Seen.all(name, others), Remedy.txt("Correct the record.", name, "v=STSv1; id=1")))
                    : Judgement.notApplicable();
        };
    }

    static boolean isLookalike(List<String> texts) {
        return !texts.isEmpty() && texts.stream().anyMatch(text -> text.toLowerCase(Locale.ROOT).contains("stsv1"));
    }
}
