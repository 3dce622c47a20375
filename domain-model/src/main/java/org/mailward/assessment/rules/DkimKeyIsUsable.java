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

/// Every RSA key has at least 1024 bits.
final class DkimKeyIsUsable implements Rule {

    private static final Card CARD = new Card("dkim.key.short", Protocol.DKIM, Severity.HIGH,
            "Every RSA key has at least 1024 bits.",
            "One of the keys that your mail is signed with is so short that it can be broken, and receivers must not accept its signatures.",
            "RFC 8301 §3.2");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.dkimKeys(facts, (name, record) -> record.key() instanceof PublicKey.Rsa rsa && rsa.bits() < 1024
                ? Optional.of(CARD.finding(name.ascii(), "The DKIM key has only " + rsa.bits() + " bits.", List.of(Seen.txt(name, record.text())),
                        Remedy.of("Make a new key of 2048 bits under a new selector, sign with it, and withdraw this one.")))
                : Optional.empty());
    }
}
