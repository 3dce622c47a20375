package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.spf.Directive;
import org.mailward.mailauth.spf.Mechanism;
import org.mailward.mailauth.spf.SpfRecord;

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
        return On.spfRecord(facts, (record, _) -> !usesPtr(record)
                ? Judgement.passed()
                : Judgement.found(CARD.finding(facts.domain().ascii(), "The SPF record uses 'ptr', which the standard says should not be published.", List.of(Seen.txt(facts.domain(), record.text())),
                        Remedy.of("Name the senders' networks with ip4: and ip6: instead."))));
    }

    private static boolean usesPtr(SpfRecord record) {
        for (Directive directive : record.reachable()) {
            if (directive.mechanism() instanceof Mechanism.Ptr) {
                return true;
            }
        }
        return false;
    }
}
