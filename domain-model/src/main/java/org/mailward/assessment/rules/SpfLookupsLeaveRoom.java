package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.spf.SpfLimits;

/// The SPF record leaves room for one more service.
final class SpfLookupsLeaveRoom implements Rule {

    private static final Card CARD = new Card("spf.lookups.near-limit", Protocol.SPF, Severity.INFO,
            "The SPF record leaves room for one more service.",
            "A service that adds one line to its own record, without telling anybody, would make SPF fail for your "
                    + "mail.",
            "RFC 7208 §4.6.4");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.spfRecord(facts, (record, _) -> {
            if (facts.isSpfTreeIncomplete()) {
                return Judgement.unknown();
            }
            int lookups = facts.spfAnalysis().lookups();
            if (lookups < 9 || lookups > SpfLimits.STANDARD.lookups()) {
                return Judgement.passed();
            }
            return Judgement.found(CARD.finding(facts.domain().ascii(), "The SPF record can cause " + lookups + " of the " + SpfLimits.STANDARD.lookups() + " DNS lookups that receivers allow.",
                    List.of(Seen.txt(facts.domain(), record.text())), Remedy.of("Remove services that no longer send, before the next one is added.")));
        });
    }
}
