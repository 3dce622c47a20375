package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;

/// Names that do not exist are protected at least as well as those that do.
final class DmarcCoversNonexistentNames implements Rule {

    private static final Card CARD = new Card("dmarc.nonexistent.weaker", Protocol.DMARC, Severity.MEDIUM,
            "Names that do not exist are protected at least as well as those that do.",
            "No honest mail comes from a name that does not exist, so mildness there helps forgers alone.",
            "RFC 9989 §4.7");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.organizationsDmarcRecord(facts, record -> {
            if (!record.nonexistentPolicy().isWeakerThan(record.subdomainPolicy())) {
                return Judgement.passed();
            }
            return Judgement.found(CARD.finding(facts.domain().ascii(),
                    "Names below the domain that do not exist have only the policy '" + record.nonexistentPolicy().text() + "'.",
                    List.of(Seen.txt(facts.domain().under("_dmarc"), record.text())),
                    Remedy.txt("Let np= ask for at least what holds for existing names.", facts.domain().under("_dmarc"), record.with("np", record.subdomainPolicy().text()))));
        });
    }
}
