package org.mailward.assessment.rules;

import java.util.List;
import java.util.Set;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dmarc.DmarcRecord;
import org.mailward.mailauth.dmarc.Policy;
import org.mailward.mailauth.dmarc.TreeWalk;
import org.mailward.mailauth.dns.DomainName;

/// The policy holds for all failing mail.
final class DmarcAppliesToAllMail implements Rule {

    private static final Card CARD = new Card("dmarc.pct.partial", Protocol.DMARC, Severity.MEDIUM,
            "The policy holds for all failing mail.",
            "Receivers that still follow the old standard let a part of the forged mail through one step more mildly.",
            "RFC 7489 §6.3");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.dmarcPolicy(facts, policy -> {
            // Receivers on the old standard, which alone know the tag, may go by the record of another name.
            if (!(facts.policiesBefore() instanceof TreeWalk.Policies.Applies(DomainName at, DmarcRecord record))) {
                return facts.policiesBefore() instanceof TreeWalk.Policies.Unknown ? Judgement.unknown() : Judgement.passed();
            }
            var held = new Held(at, record, !at.equals(facts.domain()));
            boolean asks = held.inherited() ? policy.appliedBefore().filter(before -> before.percent() < 100).isPresent() : record.ownPolicy() != Policy.NONE || record.subdomainPolicy() != Policy.NONE;
            if (record.percent() == 100 || !asks) {
                return Judgement.passed();
            }
            return Judgement.found(CARD.finding(facts.domain().ascii(),
                    "The record" + held.whose() + " says pct=" + record.percent() + ": receivers on the old standard apply the policy to " + record.percent()
                            + " % of failing mail, those on the current one, which dropped the tag, to all of it.",
                    List.of(held.seen()),
                    held.stricter(facts, "Receivers already disagree about this record. When the reports show that all of your own mail passes, remove pct=.", record.without(Set.of("pct")))));
        });
    }
}
