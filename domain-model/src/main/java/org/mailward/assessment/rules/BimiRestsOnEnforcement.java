package org.mailward.assessment.rules;

import java.util.List;
import java.util.stream.Stream;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.bimi.BimiPublication;
import org.mailward.mailauth.bimi.BimiRecord;
import org.mailward.mailauth.dmarc.AppliedPolicy;
import org.mailward.mailauth.dmarc.DmarcRecord;
import org.mailward.mailauth.dmarc.EffectivePolicy;
import org.mailward.mailauth.dmarc.ListDiscovery;
import org.mailward.mailauth.dmarc.Policy;
import org.mailward.mailauth.dmarc.Standard;
import org.mailward.mailauth.dmarc.TreeWalk;

/// A domain with a logo has an enforcing DMARC policy.
final class BimiRestsOnEnforcement implements Rule {

    private static final Card CARD = new Card("bimi.not-enforced", Protocol.BIMI, Severity.LOW,
            "A domain with a logo has an enforcing DMARC policy.",
            "Mailboxes show a logo only for domains whose forged mail is put aside or refused.",
            "draft-brand-indicators-for-message-identification-14 §7.1");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        if (facts.bimi() instanceof BimiPublication.Unknown) {
            return Judgement.unknown();
        }
        if (!(facts.bimi() instanceof BimiPublication.One(BimiRecord record)) || record.declined()) {
            return Judgement.notApplicable();
        }
        if (facts.isDmarcUnknown()) {
            return Judgement.unknown();
        }
        Judgement tooMild = Judgement.found(CARD.finding(facts.domain().ascii(), "The domain names a logo, but its DMARC policy is too mild for mailboxes to show it.",
                List.of(Seen.txt(BimiPublication.name(facts.domain()), record.text())), Remedy.of("Raise the DMARC policy to quarantine or reject for all mail, in the steps that the findings about DMARC describe.")));
        boolean enforced = facts.dmarc().filter(policy -> policy.current().orElse(Policy.NONE) != Policy.NONE && isEnforcing(policy.record(), policy.asked())).isPresent();
        if (!enforced) {
            return tooMild;
        }
        List<TreeWalk.Published> organizations = organizations(facts);
        if (facts.dmarc().flatMap(EffectivePolicy::old).orElse(Policy.NONE) == Policy.NONE && !(facts.policiesBefore() instanceof TreeWalk.Policies.Unknown)
                || organizations.stream().anyMatch(BimiRestsOnEnforcement::isTooMild)) {
            return tooMild;
        }
        return facts.policiesBefore() instanceof TreeWalk.Policies.Unknown || facts.walk().organizationalDomain().isEmpty() || organizations.stream().anyMatch(TreeWalk.Published.Unknown.class::isInstance)
                ? Judgement.unknown()
                : Judgement.passed();
    }

    private static boolean isEnforcing(DmarcRecord record, Policy asked) {
        return record.subdomainPolicy() != Policy.NONE && (record.percent() == 100 || asked == Policy.REJECT);
    }

    /// What the organisation publishes, by each standard's search for its domain. Its own policy counts, although mail from the name is
    /// judged by another.
    private static List<TreeWalk.Published> organizations(Facts facts) {
        Stream<TreeWalk.Published> walked = facts.walk().steps().stream().filter(step -> facts.walk().organizationalDomain().filter(step.name()::equals).isPresent()).map(TreeWalk.Step::published);
        return Stream.concat(walked, facts.discovery().flatMap(ListDiscovery::above).stream()).toList();
    }

    private static boolean isTooMild(TreeWalk.Published published) {
        return published instanceof TreeWalk.Published.One(DmarcRecord record)
                && AppliedPolicy.of(record, false, true, Standard.RFC_9989).filter(policy -> policy.applied() == Policy.NONE || !isEnforcing(record, policy.asked())).isPresent();
    }
}
