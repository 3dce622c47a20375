package org.mailward.assessment.rules;

import java.util.List;
import java.util.Optional;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;

/// No DKIM key has a tag that was withdrawn.
final class DkimTagsAreCurrent implements Rule {

    private static final Card CARD = new Card("dkim.key.tags.retired", Protocol.DKIM, Severity.INFO,
            "No DKIM key has a tag that was withdrawn.",
            "Receivers ignore the tag today. Very old ones that still heed it may refuse signatures because of it.",
            "RFC 6376 §3.6.1");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.dkimKeys(facts, (name, record) -> record.list().tag("g").isPresent()
                ? Optional.of(CARD.finding(name.ascii(), "The DKIM key has the tag 'g=', which was withdrawn.", List.of(Seen.txt(name, record.text())),
                        Remedy.txt("Publish the record without g=.", name, record.without("g"))))
                : Optional.empty());
    }
}
