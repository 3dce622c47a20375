package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dmarc.Policy;
import org.mailward.mailauth.dns.DomainName;

/// The policy asks receivers to refuse forged mail.
final class DmarcPolicyRejects implements Rule {

    private static final Card CARD = new Card("dmarc.policy.quarantine", Protocol.DMARC, Severity.LOW,
            "The policy asks receivers to refuse forged mail.",
            "Forged mail goes to the spam folder, where people still find and open it.",
            "RFC 9989 §4.7");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.dmarcPolicy(facts, policy -> {
            // In test mode forged mail is delivered, which another rule says.
            if (policy.asked() != Policy.QUARANTINE || policy.record().testing()) {
                return Judgement.passed();
            }
            String instruction = "When the reports of at least a month at quarantine show that none of your own mail is put into spam folders or refused, go on to reject, which refuses what is in spam folders now. A domain whose people write to mailing lists may be better off where it is.";
            DomainName at = policy.at().under("_dmarc");
            return Judgement.found(CARD.finding(facts.domain().ascii(),
                    "The DMARC policy is 'quarantine'" + (policy.inherited() ? ", inherited from " + policy.at().unicode() : "") + ": forged mail goes to the spam folder.",
                    List.of(Seen.txt(at, policy.record().text())),
                    policy.inherited() ? Remedy.of(instruction) : new Held(policy.at(), policy.record(), false).stricter(facts, instruction, policy.record().with("p", "reject"))));
        });
    }
}
