package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.spf.SpfBranch;
import org.mailward.mailauth.tags.Shown;

/// No included record leads back to itself.
final class SpfDoesNotLoop implements Rule {

    private static final Card CARD = new Card("spf.include.loop", Protocol.SPF, Severity.HIGH,
            "No included record leads back to itself.",
            "Receivers run in a circle until they give up, and SPF passes for nobody whose address has not been found "
                    + "before.",
            "RFC 7208 §4.6.4");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.spfRecord(facts, (_, _) -> On.branches(facts, branch -> branch.outcome() == SpfBranch.Outcome.LOOP, branch -> CARD.finding(branch.publisher().ascii(),
                "The SPF record of " + branch.publisher().unicode() + " leads back to a record that led to it, by '" + Shown.of(branch.term().text()) + "'.",
                List.of(branch.publisher() + " TXT … " + branch.term().text()), Remedy.of(branch.publisher().equals(facts.domain()) ? "Remove this term."
                        : "Remove what leads to " + branch.publisher().unicode() + " from your own record, or have its owner remove this term."))));
    }
}
