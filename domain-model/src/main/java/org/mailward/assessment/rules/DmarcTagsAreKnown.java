package org.mailward.assessment.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.tags.Shown;
import org.mailward.mailauth.tags.Tag;

/// The record uses only tags that receivers know.
final class DmarcTagsAreKnown implements Rule {

    private static final Card CARD = new Card("dmarc.tags.unknown", Protocol.DMARC, Severity.LOW,
            "The record uses only tags that receivers know.",
            "Receivers ignore tags that they do not know. Most of them are misspelt, and what was meant never takes effect.",
            "RFC 9989 §4.7");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.ownDmarcRecord(facts, record -> {
            if (record.unknown().isEmpty()) {
                return Judgement.passed();
            }
            Set<String> unknown = record.unknown().stream().map(Tag::name).collect(Collectors.toSet());
            return Judgement.found(CARD.finding(facts.domain().ascii(),
                    "Receivers ignore '" + record.unknown().stream().map(Tag::text).map(Shown::of).collect(Collectors.joining("', '")) + "', a tag that no standard knows.",
                    List.of(Seen.txt(facts.domain().under("_dmarc"), record.text())),
                    Remedy.txt("Correct the tag if it is misspelt, else remove it.", facts.domain().under("_dmarc"), record.without(unknown))));
        });
    }
}
