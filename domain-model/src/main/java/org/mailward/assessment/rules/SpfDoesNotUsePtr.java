package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.spf.Mechanism;

/// The SPF record does not use ptr.
final class SpfDoesNotUsePtr implements Rule {

    private static final Card CARD = new Card("spf.ptr", Protocol.SPF, Severity.LOW,
            "The SPF record does not use ptr.",
            "The standard says not to use it: it is slow and unreliable, and some large receivers skip it.",
            "RFC 7208 §5.5");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.spfRecord(facts, (record, _) -> record.reachable().stream().noneMatch(directive -> directive.mechanism() instanceof Mechanism.Ptr)
                ? Judgement.passed()
                : Judgement.found(CARD.finding(facts.domain().ascii(), "The SPF record uses 'ptr', which the standard says should not be published.", List.of(Seen.txt(facts.domain(), record.text())),
                        Remedy.of("Name the senders' networks with ip4: and ip6: instead."))));
    }
}
