package org.mailward.assessment.rules;

import java.util.List;
import java.util.stream.Collectors;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
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
        return On.ownDmarcRecord(facts, record -> {
            if (!record.invalidPolicy()) {
                return Judgement.passed();
            }
            boolean ignored = !record.counts(Standard.RFC_9989);
            String effect = ignored
                    ? "and without a usable address for reports receivers ignore the whole record."
                    : "so receivers act as if the record said p=none.";
            return Judgement.found(CARD.finding(ignored ? Severity.CRITICAL : Severity.HIGH, facts.domain().ascii(),
                    "Receivers do not know the policy '" + record.unreadablePolicies().stream().map(Tag::text).map(Shown::of).collect(Collectors.joining("', '")) + "', " + effect,
                    List.of(Seen.txt(facts.domain().under("_dmarc"), record.text())),
                    FirstDmarcRecord.remedy(facts)));
        });
    }
}
