package org.mailward.assessment.rules;

import java.util.ArrayList;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.spf.SpfBranch;
import org.mailward.mailauth.spf.SpfLimits;

/// The SPF record makes receivers ask DNS at most ten times.
final class SpfLookupsWithinLimit implements Rule {

    private static final Card CARD = new Card("spf.lookups.too-many", Protocol.SPF, Severity.HIGH,
            "The SPF record makes receivers ask DNS at most ten times.",
            "After ten questions receivers give up, and SPF fails for mail that comes from a sender listed late, "
                    + "which may be your own.",
            "RFC 7208 §4.6.4");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.spfRecord(facts, (record, _) -> {
            int lookups = facts.spfAnalysis().lookups();
            if (lookups <= SpfLimits.STANDARD.lookups()) {
                return facts.isSpfTreeIncomplete() ? Judgement.unknown() : Judgement.passed();
            }
            var evidence = new ArrayList<String>();
            evidence.add(Seen.txt(facts.domain(), record.text()));
            facts.spf().branches().forEach(branch -> evidence.add(branch.term().text() + " causes " + branch.lookups() + (branch.lookups() == 1 ? " lookup" : " lookups")));
            boolean more = facts.spfBranches().stream().anyMatch(branch -> branch.outcome() == SpfBranch.Outcome.NOT_FOLLOWED);
            return Judgement.found(CARD.finding(facts.domain().ascii(),
                    "The SPF record can cause " + (more ? "at least " : "") + lookups + " DNS lookups; receivers stop at " + SpfLimits.STANDARD.lookups() + ".", evidence,
                    Remedy.of("Remove services that no longer send, move others to a subdomain of their own, or replace includes by the networks behind them and keep those up to date.")));
        });
    }
}
