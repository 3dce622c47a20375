package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.spf.SpfPublication;

/// The domain has an SPF record.
final class SpfRecordIsPublished implements Rule {

    private static final Card CARD = new Card("spf.missing", Protocol.SPF, Severity.HIGH,
            "The domain has an SPF record.",
            "Receivers cannot tell the computers that may send for this domain from those that may not.",
            "RFC 7208 §3");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return switch (facts.spf().publication()) {
            case SpfPublication.Unknown _ -> Judgement.unknown();
            case SpfPublication.One _, SpfPublication.Several _ -> Judgement.passed();
            case SpfPublication.Absent _ when !facts.spfAnalysis().nearMisses().isEmpty() -> Judgement.passed();
            case SpfPublication.Absent _ -> Judgement.found(CARD.finding(facts.domain().ascii(), "There is no SPF record for this domain.", List.of(Seen.nothing(facts.domain())),
                    Parked.looksParked(facts)
                            ? Remedy.txt("The domain looks unused for mail. If nothing sends mail in its name, say so.", facts.domain(), "v=spf1 -all")
                            : Remedy.of("List the computers and services that send mail for the domain, and publish them in one record that begins with v=spf1 and ends with ~all. A service's manual names the include: to use. If nothing sends mail in the domain's name, publish v=spf1 -all.")));
        };
    }
}
