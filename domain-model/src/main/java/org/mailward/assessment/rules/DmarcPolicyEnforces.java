package org.mailward.assessment.rules;

import java.util.List;
import java.util.Optional;
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
                    "The DMARC policy is 'none'" + inherited + ": receivers " + (policy.old().equals(Optional.of(Policy.NONE)) ? "" : "on the current standard ") + "deliver forged mail as before.",
                    List.of(Seen.txt(at, policy.record().text())),
                    remedy(facts, policy)));
        });
    }

    private static Remedy remedy(Facts facts, EffectivePolicy policy) {
        if (policy.inherited()) {
            return inherited(facts, policy);
        }
        DomainName name = facts.domain().under("_dmarc");
        if (Parked.looksParked(facts)) {
            return Remedy.txt("The domain looks unused for mail. If nothing sends mail in its name, let receivers refuse all of it.", name,
                    FirstDmarcRecord.withoutSubdomainTags(policy.record(), "reject"));
        }
        if (!policy.record().hasUsableAddress()) {
            return Remedy.of(Held.UNWATCHED);
        }
        return Remedy.txt("When the reports of at least a month show that all of your own mail passes, go on to quarantine; not before. Reject comes after that.", name,
                policy.record().with("p", "quarantine"));
    }

    /// A record of its own with p=none would take away what receivers on the old standard do already; and a public suffix is not the organisation's to mend.
    private static Remedy inherited(Facts facts, EffectivePolicy policy) {
        Optional<DomainName> before = policy.atBefore().filter(at -> !at.equals(policy.at()) && at.isWithin(policy.at()) && policy.old().filter(Policy.NONE::isWeakerThan).isPresent());
        if (before.isPresent()) {
            return Remedy.of("Receivers on the old standard go by the record of " + before.get().unicode()
                    + ". Have psd=n added to it, or publish here a record that asks for the same, so that those on the current standard do so too; make sure first that all of this domain's own mail passes.");
        }
        if (facts.discovery().filter(found -> found.suffix().suffix().isWithin(policy.at())).isPresent()) {
            return Remedy.of(Parked.looksParked(facts)
                    ? "The domain looks unused for mail. If nothing sends mail in its name, publish a record of its own here that lets receivers refuse all of it."
                    : "Publish a record of its own here, with p=none and an address for reports at first. When those of at least a month show that all of its own mail passes, raise the policy step by step.");
        }
        return Remedy.of("Collect reports for this domain until they show that all of its own mail passes; then have the policy at " + policy.at().unicode()
                + " raised, or publish a record of its own here.");
    }
}
