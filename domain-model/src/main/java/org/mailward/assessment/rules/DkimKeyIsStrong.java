package org.mailward.assessment.rules;

import java.util.List;
import java.util.Optional;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dkim.PublicKey;

/// Every RSA key has at least 2048 bits.
final class DkimKeyIsStrong implements Rule {

    private static final Card CARD = new Card("dkim.key.weak", Protocol.DKIM, Severity.MEDIUM,
            "Every RSA key has at least 2048 bits.",
            "A key of this size still works today, but the standard asks for more, since breaking it becomes cheaper "
                    + "every year.",
            "RFC 8301 §3.2");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.dkimKeys(facts, (name, record) -> record.key() instanceof PublicKey.Rsa rsa && rsa.bits() >= 1024 && rsa.bits() < 2048
                ? Optional.of(CARD.finding(name.ascii(), "The DKIM key has " + rsa.bits() + " bits; at least 2048 are recommended.", List.of(Seen.txt(name, record.text())),
                        Remedy.of("Make a new key of 2048 bits under a new selector, sign with it, and withdraw this one a week later.")))
                : Optional.empty());
    }
}
