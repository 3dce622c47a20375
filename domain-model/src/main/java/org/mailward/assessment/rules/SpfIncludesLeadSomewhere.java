package org.mailward.assessment.rules;

import java.util.Optional;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.spf.SpfPublication;

/// Every included name has an SPF record.
final class SpfIncludesLeadSomewhere implements Rule {

    private static final Card CARD = new Card("spf.include.no-record", Protocol.SPF, Severity.HIGH,
            "Every included name has an SPF record.",
            "Receivers treat an include that leads nowhere as an error of the whole record, so SPF can fail for your "
                    + "own mail. Whoever registers a name that has expired decides who may send for you.",
            "RFC 7208 §5.2");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.spfRecord(facts, (_, _) -> On.children(facts, child -> child.publication() instanceof SpfPublication.Absent
                ? Optional.of(CARD.finding(child.name().ascii(), "The SPF record leads to " + child.name().unicode() + ", which has no SPF record.",
                        On.waysTo(facts, child.name()), Remedy.of("If you still use the service, correct the name in the term as the service's manual has it. If not, remove the term.")))
                : Optional.empty()));
    }
}
