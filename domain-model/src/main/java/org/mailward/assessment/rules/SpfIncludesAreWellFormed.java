package org.mailward.assessment.rules;

import java.util.List;
import java.util.Optional;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.spf.SpfNode;
import org.mailward.mailauth.spf.SpfPublication;
import org.mailward.mailauth.spf.SpfRecord;

/// Every included SPF record can be read.
final class SpfIncludesAreWellFormed implements Rule {

    private static final Card CARD = new Card("spf.include.broken", Protocol.SPF, Severity.HIGH,
            "Every included SPF record can be read.",
            "A mistake in a record that yours includes counts as a mistake of yours, so SPF can fail for your own "
                    + "mail.",
            "RFC 7208 §5.2");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.spfRecord(facts, (_, _) -> On.children(facts, child -> switch (child.publication()) {
            case SpfPublication.Several(List<String> texts) -> Optional.of(finding(child, "The included name " + child.name().unicode() + " has " + texts.size() + " SPF records instead of one.", Seen.all(child.name(), texts)));
            case SpfPublication.One(SpfRecord record, List<String> faults) when !faults.isEmpty() -> Optional.of(finding(child, "The included SPF record of " + child.name().unicode() + " has a mistake: " + faults.getFirst(), List.of(Seen.txt(child.name(), record.text()))));
            case SpfPublication.One _, SpfPublication.Absent _, SpfPublication.Unknown _ -> Optional.empty();
        }));
    }

    private static Finding finding(SpfNode child, String found, List<String> evidence) {
        return CARD.finding(child.name().ascii(), found, evidence,
                Remedy.of("Tell the owner of " + child.name().unicode() + ". Until it is mended, replace the term that leads there by the sender's networks, or remove it."));
    }
}
