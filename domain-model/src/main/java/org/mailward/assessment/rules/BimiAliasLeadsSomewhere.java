package org.mailward.assessment.rules;

import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.bimi.BimiPublication;

/// An alias at the BIMI name leads to a record.
final class BimiAliasLeadsSomewhere implements Rule {

    private static final Card CARD = new Card("bimi.alias.dead", Protocol.BIMI, Severity.MEDIUM,
            "An alias at the BIMI name leads to a record.",
            "Where the alias leads to nothing, mailboxes show no logo. Whoever takes the name at its end chooses the logo beside your mail.",
            "draft-brand-indicators-for-message-identification-14 §4.3");

    private static final DeadEnd DEAD = new DeadEnd(CARD, Severity.MEDIUM, Severity.MEDIUM, Severity.LOW, "choose the logo beside your mail");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return DEAD.at(facts, BimiPublication.name(facts.domain()));
    }
}
