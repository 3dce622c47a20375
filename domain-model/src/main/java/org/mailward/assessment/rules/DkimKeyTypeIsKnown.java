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

/// Every DKIM key is of a kind that receivers know.
final class DkimKeyTypeIsKnown implements Rule {

    private static final Card CARD = new Card("dkim.key.type.unknown", Protocol.DKIM, Severity.MEDIUM,
            "Every DKIM key is of a kind that receivers know.",
            "One of the keys that your mail is signed with cannot be used, so mail signed with it counts as unsigned.",
            "RFC 6376 §3.6.1");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.dkimKeys(facts, (name, record) -> record.key() instanceof PublicKey.UnknownType(String type)
                ? Optional.of(CARD.finding(name.ascii(), "The DKIM key is of the kind '" + type + "', which receivers need not know.", List.of(Seen.txt(name, record.text())),
                        Remedy.of("Publish the key again exactly as the signing service shows it; the kind, k=, is rsa or ed25519.")))
                : Optional.empty());
    }
}
