package org.mailward.assessment.rules;

import java.util.ArrayList;
import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
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
        return On.spfRecord(facts, (_, _) -> {
            var findings = new ArrayList<Finding>();
            On.children(facts).forEach(child -> {
                Remedy remedy = Remedy.of("Tell the owner of " + child.name().unicode() + ". Until it is mended, replace the term that leads there by the sender's networks, or remove it.");
                switch (child.publication()) {
                    case SpfPublication.Several several -> findings.add(CARD.finding(child.name().ascii(), "The included name " + child.name().unicode() + " has " + several.texts().size() + " SPF records instead of one.", Seen.all(child.name(), several.texts()), remedy));
                    case SpfPublication.One(SpfRecord record, List<String> faults) when !faults.isEmpty() -> findings.add(CARD.finding(child.name().ascii(), "The included SPF record of " + child.name().unicode() + " has a mistake: " + faults.getFirst(), List.of(Seen.txt(child.name(), record.text())), remedy));
                    case SpfPublication.One _, SpfPublication.Absent _, SpfPublication.Unknown _ -> {
                    }
                }
            });
            return On.withOpenTree(facts, findings);
        });
    }
}
