package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dmarc.EffectivePolicy;
import org.mailward.mailauth.dmarc.Policy;
import org.mailward.mailauth.dns.DomainName;

/// The policy asks receivers to act on forged mail.
final class DmarcPolicyEnforces implements Rule {

    private static final Card CARD = new Card("dmarc.policy.none", Protocol.DMARC, Severity.HIGH,
            "The policy asks receivers to act on forged mail.",
            "Forged mail in the domain's name is still delivered. The policy only watches so far: that is the right first step, and protects nobody yet.",
            "RFC 9989 §4.7");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.dmarcPolicy(facts, policy -> {
            boolean saysNone = policy.asked() == Policy.NONE && !policy.record().invalidPolicy() && policy.record().has("p");
            if (!saysNone) {
                return Judgement.passed();
            }
            DomainName at = policy.at().under("_dmarc");
            String inherited = policy.inherited() ? ", inherited from " + policy.at().unicode() : "";
            return Judgement.found(CARD.finding(facts.domain().ascii(),
                    "The DMARC policy is 'none'" + inherited + ": receivers report forged mail and deliver it.",
                    List.of(Seen.txt(at, policy.record().text())),
                    remedy(facts, policy)));
        });
    }

    private static Remedy remedy(Facts facts, EffectivePolicy policy) {
        if (policy.inherited()) {
            return Remedy.of("Collect reports for this domain until they show that all of its own mail passes; then have the policy at " + policy.at().unicode()
                    + " raised, or publish a record of its own here.");
        }
        DomainName name = facts.domain().under("_dmarc");
        if (Parked.looksParked(facts)) {
            return Remedy.txt("The domain looks unused for mail. If nothing sends mail in its name, let receivers refuse all of it.", name,
                    FirstDmarcRecord.withoutSubdomainTags(policy.record(), "reject"));
        }
        if (!policy.record().hasUsableAddress()) {
            return Remedy.of("First add an address for reports; without them nobody can see which mail a stricter policy would hit. Watch them for at least a month.");
        }
        return Remedy.txt("When the reports of at least a month show that all of your own mail passes, go on to quarantine; not before. Reject comes after that.", name,
                policy.record().with("p", "quarantine"));
    }
}
