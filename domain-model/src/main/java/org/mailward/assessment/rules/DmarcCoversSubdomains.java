package org.mailward.assessment.rules;

import java.util.List;
import java.util.Set;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dmarc.DmarcRecord;
import org.mailward.mailauth.dmarc.Policy;

/// Names below the domain are protected as well as the domain itself.
final class DmarcCoversSubdomains implements Rule {

    private static final Card CARD = new Card("dmarc.subdomains.weaker", Protocol.DMARC, Severity.MEDIUM,
            "Names below the domain are protected as well as the domain itself.",
            "A forger only has to put a word in front of the domain to get past the policy.",
            "RFC 9989 §4.7");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.organizationsDmarcRecord(facts, record -> {
            if (!record.subdomainPolicy().isWeakerThan(record.ownPolicy())) {
                return Judgement.passed();
            }
            return Judgement.found(CARD.finding(facts.domain().ascii(),
                    "The domain itself has the policy '" + record.ownPolicy().text() + "', names below it only '" + record.subdomainPolicy().text() + "'.",
                    List.of(Seen.txt(facts.domain().under("_dmarc"), record.text())),
                    remedy(facts, record)));
        });
    }

    /// Names that were let through until now go one step at a time, as the domain itself did.
    private static Remedy remedy(Facts facts, DmarcRecord record) {
        var held = new Held(facts.domain(), record, false);
        boolean twoSteps = record.ownPolicy() == Policy.REJECT && record.subdomainPolicy() == Policy.NONE;
        return twoSteps
                ? held.stricter(facts, "Look through the reports of at least a month for names below the domain that send mail, and set them right; then let sp= say quarantine. "
                        + "When another month shows that none of their mail is hit, remove sp=, so that the same policy holds for all of them.",
                        record.with("sp", "quarantine"))
                : held.stricter(facts, "Look through the reports for names below the domain that send mail and set them right; then remove sp=, so that the same policy holds for all of them.",
                        record.without(Set.of("sp")));
    }
}
