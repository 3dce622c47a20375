package org.mailward.assessment.rules;

import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;

/// An alias at the DMARC name leads to a record.
final class DmarcAliasLeadsSomewhere implements Rule {

    private static final Card CARD = new Card("dmarc.alias.dead", Protocol.DMARC, Severity.CRITICAL,
            "An alias at the DMARC name leads to a record.",
            "Where the alias leads to nothing, receivers find no DMARC record, and anybody can send mail as you. Whoever takes the name at its end "
                    + "decides what happens to mail in your name, and receives the reports on it.",
            "RFC 9989 §4.5");

    private static final DeadEnd DEAD = new DeadEnd(CARD, Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, "publish the DMARC record of this domain, let forged mail through and receive your reports");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return DEAD.at(facts, facts.domain().under("_dmarc"));
    }
}
