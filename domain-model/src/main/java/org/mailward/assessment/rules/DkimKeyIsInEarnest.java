package org.mailward.assessment.rules;

import java.util.List;
import java.util.Optional;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;

/// No DKIM key is marked as a test.
final class DkimKeyIsInEarnest implements Rule {

    private static final Card CARD = new Card("dkim.key.testing", Protocol.DKIM, Severity.LOW,
            "No DKIM key is marked as a test.",
            "Receivers are told to treat mail signed with this key as if it were not signed.",
            "RFC 6376 §3.6.1");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.dkimKeys(facts, (name, record) -> record.testing() && !record.isRevoked()
                ? Optional.of(CARD.finding(name.ascii(), "The DKIM key is marked as a test (t=y).", List.of(Seen.txt(name, record.text())), Remedy.txt("If signing works, publish the key without t=y.", name, record.strict() ? record.with("t", "s") : record.without("t"))))
                : Optional.empty());
    }
}
