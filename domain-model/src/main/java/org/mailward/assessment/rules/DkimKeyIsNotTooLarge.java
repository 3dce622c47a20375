package org.mailward.assessment.rules;

import java.util.List;
import java.util.Optional;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dkim.KeyLookup;
import org.mailward.mailauth.dkim.PublicKey;

/// No RSA key has more than 4096 bits.
final class DkimKeyIsNotTooLarge implements Rule {

    private static final Card CARD = new Card("dkim.key.large", Protocol.DKIM, Severity.MEDIUM,
            "No RSA key has more than 4096 bits.",
            "Receivers need not be able to verify signatures made with a larger key, and those that are not treat the mail as "
                    + "unsigned.",
            "RFC 8301 §3.2");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.dkimKeys(facts, (name, record) -> record.key() instanceof PublicKey.Rsa rsa && rsa.bits() > KeyLookup.LARGEST_RSA
                ? Optional.of(CARD.finding(name.ascii(), "The DKIM key has " + rsa.bits() + " bits; receivers need not accept more than " + KeyLookup.LARGEST_RSA + ".", List.of(Seen.txt(name, record.text())),
                        Remedy.of("Make a new key of 2048 bits under a new selector, sign with it, and withdraw this one a week later.")))
                : Optional.empty());
    }
}
