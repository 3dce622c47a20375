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

/// No mx term leads to more than ten mail servers.
final class SpfMailServersAreFew implements Rule {

    private static final Card CARD = new Card("spf.mx.too-many", Protocol.SPF, Severity.MEDIUM,
            "No mx term leads to more than ten mail servers.",
            "Receivers give up on such a term with an error, so SPF can fail for your own mail.",
            "RFC 7208 §4.6.4");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.spfRecord(facts, (_, _) -> On.branches(facts, branch -> branch.outcome() == SpfBranch.Outcome.TOO_MANY_EXCHANGES,
                branch -> CARD.finding(branch.publisher().ascii(), "'" + Shown.of(branch.term().text()) + "' leads to more than ten mail servers.",
                        List.of(branch.publisher() + " TXT … " + branch.term().text(), branch.question()), Remedy.of("Name the networks of the mail servers with ip4: and ip6: instead."))));
    }
}
