package org.mailward.assessment.rules;

import java.util.List;
import java.util.Optional;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;

/// No common selector holds a withdrawn key.
final class DkimKeyIsNotRevoked implements Rule {

    private static final Card CARD = new Card("dkim.key.revoked", Protocol.DKIM, Severity.INFO,
            "No common selector holds a withdrawn key.",
            "A withdrawn key is in order after a change of keys. Mail that is still signed with it counts as "
                    + "unsigned.",
            "RFC 6376 §3.6.1");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.dkimKeys(facts, (name, record) -> record.isRevoked()
                ? Optional.of(CARD.note(name.ascii(), "The DKIM key at this selector was withdrawn.", List.of(Seen.txt(name, record.text()))))
                : Optional.empty());
    }
}
