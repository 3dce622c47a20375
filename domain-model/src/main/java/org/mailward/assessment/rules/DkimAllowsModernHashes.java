package org.mailward.assessment.rules;

import java.util.List;
import java.util.Optional;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;

/// Every DKIM key allows SHA-256.
final class DkimAllowsModernHashes implements Rule {

    private static final Card CARD = new Card("dkim.key.sha1", Protocol.DKIM, Severity.HIGH,
            "Every DKIM key allows SHA-256.",
            "One of the keys that your mail is signed with allows only an old method that receivers must not accept, so mail signed with it counts as unsigned.",
            "RFC 8301 §3.1");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.dkimKeys(facts, (name, record) -> record.allowsNoModernHash() && !record.isRevoked()
                ? Optional.of(CARD.finding(name.ascii(), record.allowsOnlySha1() ? "The DKIM key allows only SHA-1, which receivers no longer accept." : "The DKIM key does not allow SHA-256 (h=), and receivers accept nothing else.",
                        List.of(Seen.txt(name, record.text())), Remedy.txt("Publish the record without h=, and make sure that the service signs with SHA-256.", name, record.without("h"))))
                : Optional.empty());
    }
}
