package org.mailward.assessment.rules;

import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.tlsrpt.TlsRptPublication;

/// An alias at the name for TLS reports leads to a record.
final class TlsReportAliasLeadsSomewhere implements Rule {

    private static final Card CARD = new Card("tls-rpt.alias.dead", Protocol.TLS_RPT, Severity.MEDIUM,
            "An alias at the name for TLS reports leads to a record.",
            "Where the alias leads to nothing, nobody reports on encrypted delivery. Whoever takes the name at its end can have these reports sent to themselves.",
            "RFC 8460 §3");

    private static final DeadEnd DEAD = new DeadEnd(CARD, Severity.MEDIUM, Severity.MEDIUM, Severity.LOW, "have the reports on encrypted delivery to you sent to themselves");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return DEAD.at(facts, TlsRptPublication.name(facts.domain()));
    }
}
