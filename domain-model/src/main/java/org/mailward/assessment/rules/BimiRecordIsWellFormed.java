package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.bimi.BimiPublication;
import org.mailward.mailauth.bimi.BimiRecord;
import org.mailward.mailauth.dns.DomainName;

/// The BIMI record can be read.
final class BimiRecordIsWellFormed implements Rule {

    private static final Card CARD = new Card("bimi.faulty", Protocol.BIMI, Severity.LOW,
            "The BIMI record can be read.",
            "Mailboxes do not show the logo.",
            "draft-brand-indicators-for-message-identification-14 §4.3");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        if (facts.bimi() instanceof BimiPublication.Absent) {
            return Judgement.notApplicable();
        }
        DomainName name = BimiPublication.name(facts.domain());
        return switch (facts.bimi()) {
            case BimiPublication.Unknown _ -> Judgement.unknown();
            case BimiPublication.Absent _ -> Judgement.notApplicable();
            case BimiPublication.Several(List<String> texts) -> Judgement.found(CARD.finding(facts.domain().ascii(), "There are " + texts.size() + " BIMI records instead of one.", Seen.all(name, texts), Remedy.of("Delete all but one.")));
            case BimiPublication.One(BimiRecord record) -> record.faults().isEmpty() ? Judgement.passed()
                    : Judgement.found(CARD.finding(facts.domain().ascii(), "The BIMI record has a mistake: " + String.join(" ", record.faults()), List.of(Seen.txt(name, record.text())), Remedy.of("Correct the record; the logo is an SVG file at an address that begins with https://.")));
        };
    }
}
