package org.mailward.assessment.rules;

import java.util.List;
import java.util.Optional;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;

/// Every DKIM key may be used for mail.
final class DkimKeyIsForMail implements Rule {

    private static final Card CARD = new Card("dkim.key.not-for-mail", Protocol.DKIM, Severity.MEDIUM,
            "Every DKIM key may be used for mail.",
            "One of the keys that your mail is signed with cannot be used, so mail signed with it counts as unsigned.",
            "RFC 6376 §3.6.1");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.dkimKeys(facts, (name, record) -> record.isForMail() || record.isRevoked()
                ? Optional.empty()
                : Optional.of(CARD.finding(name.ascii(), "The DKIM key is limited to other services than mail.", List.of(Seen.txt(name, record.text())), Remedy.txt("Publish the record without s=.", name, record.without("s")))));
    }
}
