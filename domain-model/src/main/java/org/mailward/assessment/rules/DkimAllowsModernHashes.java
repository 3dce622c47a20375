package org.mailward.assessment.rules;

import java.util.List;
import java.util.Optional;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;

/// No DKIM key is limited to SHA-1.
final class DkimAllowsModernHashes implements Rule {

    private static final Card CARD = new Card("dkim.key.sha1", Protocol.DKIM, Severity.HIGH,
            "No DKIM key is limited to SHA-1.",
            "Receivers must not accept signatures made with SHA-1, so mail signed with this key counts as unsigned.",
            "RFC 8301 §3.1");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.dkimKeys(facts, (name, record) -> record.allowsOnlySha1()
                ? Optional.of(CARD.finding(name.ascii(), "The DKIM key allows only SHA-1, which receivers no longer accept.", List.of(Seen.txt(name, record.text())), Remedy.of("Remove h=sha1 from the record, and make sure that the service signs with rsa-sha256.")))
                : Optional.empty());
    }
}
