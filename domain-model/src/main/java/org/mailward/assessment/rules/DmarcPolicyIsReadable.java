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
import org.mailward.mailauth.dmarc.DmarcRecord;
import org.mailward.mailauth.dmarc.Standard;
import org.mailward.mailauth.tags.Shown;
import org.mailward.mailauth.tags.Tag;

/// Every policy tag says none, quarantine or reject.
final class DmarcPolicyIsReadable implements Rule {

    private static final Card CARD = new Card("dmarc.policy.invalid", Protocol.DMARC, Severity.HIGH,
            "Every policy tag says none, quarantine or reject.",
            "Receivers cannot tell what the domain's owner wants and do nothing about forged mail.",
            "RFC 9989 §4.7");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.heldDmarcRecord(facts, held -> {
            DmarcRecord record = held.record();
            if (!record.invalidPolicy()) {
                return Judgement.passed();
            }
            boolean ignored = !record.counts(Standard.RFC_9989);
            return Judgement.found(CARD.finding(ignored ? Severity.CRITICAL : Severity.HIGH, facts.domain().ascii(), sentence(held, ignored), List.of(held.seen()), remedy(facts, held)));
        });
    }

    private static String sentence(Held held, boolean ignored) {
        DmarcRecord record = held.record();
        String policies = "the policy '" + record.unreadablePolicies().stream().map(Tag::text).map(Shown::of).collect(Collectors.joining("', '")) + "'" + held.whose();
        String effect = ignored
                ? "and without a usable address for reports " + (readBefore(record) ? "they ignore the whole record" : "receivers ignore the whole record")
                : "so " + (readBefore(record) ? "they" : "receivers") + " act as if the record said p=none";
        return readBefore(record)
                ? "Receivers on the current standard do not know " + policies + ", " + effect + "; those on the old one, which do not look at the tag, apply '"
                        + record.policy(Standard.RFC_7489, held.inherited(), true).text() + "'."
                : "Receivers do not know " + policies + ", " + effect + ".";
    }

    /// Only a tag that the old standard does not know is wrong.
    private static boolean readBefore(DmarcRecord record) {
        return record.isReadable(Standard.RFC_7489) && record.has("p");
    }

    /// Where receivers on the old standard act on the record, going back to p=none would take away what protects already.
    private static Remedy remedy(Facts facts, Held held) {
        if (readBefore(held.record())) {
            return held.remedy("Correct np= or remove it. Receivers on the current standard then act on the policy too, as those on the old one do already: "
                    + "do it when the reports show that all of your own mail passes.", held.record().without(Set.of("np")));
        }
        return held.inherited() ? held.remedy("Watch the reports of at least a month before the policy is raised.") : FirstDmarcRecord.remedy(facts);
    }
}
