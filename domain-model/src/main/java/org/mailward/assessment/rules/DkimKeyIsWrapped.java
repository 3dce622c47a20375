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

/// Every RSA key stands in the usual wrapping.
final class DkimKeyIsWrapped implements Rule {

    private static final Card CARD = new Card("dkim.key.bare", Protocol.DKIM, Severity.MEDIUM,
            "Every RSA key stands in the usual wrapping.",
            "Many receivers cannot read a key without it, and treat mail that is signed with it as unsigned.",
            "RFC 6376 §3.6.1");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.dkimKeys(facts, (name, record) -> record.key() instanceof PublicKey.Rsa rsa && rsa.wrapping() == PublicKey.Wrapping.BARE
                ? Optional.of(CARD.finding(name.ascii(), "The DKIM key is published in a form that many receivers cannot read (PKCS #1 and not SubjectPublicKeyInfo).", List.of(Seen.txt(name, record.text())),
                        Remedy.txt("Publish the same key in the usual form. The service that signs need not be changed.", name, record.with("p", rsa.wrapped()))))
                : Optional.empty());
    }
}
