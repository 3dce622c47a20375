package org.mailward.assessment.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.tags.Shown;

/// The record uses only tags of the current standard.
final class DmarcTagsAreCurrent implements Rule {

    private static final Card CARD = new Card("dmarc.tags.retired", Protocol.DMARC, Severity.INFO,
            "The record uses only tags of the current standard.",
            "The tags do no harm, but they promise something that receivers on the current standard no longer do.",
            "RFC 9989 §4.7");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.ownDmarcRecord(facts, record -> {
            if (record.percent() < 100 || record.retired().isEmpty()) {
                return Judgement.passed();
            }
            List<String> retired = record.retired().stream().map(Shown::of).toList();
            boolean sized = Stream.concat(record.aggregate().stream(), record.failure().stream()).anyMatch(address -> address.sizeLimit().isPresent());
            String instruction = "Remove what the current standard no longer knows, when you next change the record.";
            return Judgement.found(CARD.finding(facts.domain().ascii(), "The current standard (RFC 9989) no longer knows '" + String.join("', '", retired) + "'.",
                    List.of(Seen.txt(facts.domain().under("_dmarc"), record.text())),
                    sized ? Remedy.of(instruction) : Remedy.txt(instruction, facts.domain().under("_dmarc"), record.without(Set.of("pct", "rf", "ri")))));
        });
    }
}
