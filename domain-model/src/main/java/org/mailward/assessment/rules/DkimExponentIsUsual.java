package org.mailward.assessment.rules;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dkim.PublicKey;

/// Every RSA key has a usual exponent.
final class DkimExponentIsUsual implements Rule {

    private static final Card CARD = new Card("dkim.key.exponent", Protocol.DKIM, Severity.LOW,
            "Every RSA key has a usual exponent.",
            "The public exponent is a part of the key. Nearly all keys have 65537; with an unusual one some receivers refuse the "
                    + "key, and small ones have made forgeries possible in careless software.",
            "RFC 8017 §3.1");

    private static final BigInteger USUAL = BigInteger.valueOf(65_537);

    /// Verifiers that keep the exponent in a machine word take no more.
    private static final int LARGEST_BITS = 32;

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.dkimKeys(facts, (name, record) -> {
            if (!(record.key() instanceof PublicKey.Rsa rsa) || rsa.exponent().equals(USUAL)) {
                return Optional.empty();
            }
            boolean broken = rsa.exponent().compareTo(BigInteger.TWO) <= 0 || !rsa.exponent().testBit(0);
            boolean large = rsa.exponent().bitLength() > LARGEST_BITS;
            if (!broken && !large && rsa.exponent().compareTo(USUAL) > 0) {
                return Optional.empty();
            }
            String exponent = large ? "of " + rsa.exponent().bitLength() + " bits" : rsa.exponent().toString();
            return Optional.of(CARD.finding(broken ? Severity.HIGH : Severity.LOW, name.ascii(),
                    "The exponent of the DKIM key is " + exponent + (broken ? ", with which no signature can be verified." : "; 65537 is usual."),
                    List.of(Seen.txt(name, record.text())), Remedy.of("Make a new key of 2048 bits with the exponent 65537 under a new selector, sign with it, and withdraw this one.")));
        });
    }
}
