package org.mailward.assessment.rules;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailward.assessment.Ages;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.mtasts.PolicyFetcher;
import org.mailward.mailauth.mtasts.StsPolicy;
import org.mailward.mailauth.mtasts.StsPublication;
import org.mailward.mailauth.mtasts.StsRecord;
import org.mailward.mailauth.tags.Shown;

/// Whenever the MTA-STS policy changes, the id in its record changes as well.
///
/// A record or a policy that has a fault is ignored by senders, and other rules say so.
final class MtaStsIdChangesWithThePolicy implements Rule {

    private static final Card CARD = new Card("mta-sts.id.stale", Protocol.MTA_STS, Severity.MEDIUM,
            "Whenever the MTA-STS policy changes, the id in its record changes as well.",
            "Senders look at the record first and fetch the policy again only when its id is new. They go on with the old "
                    + "policy, for weeks perhaps, and hold back mail to a server that only the new one names.",
            "RFC 8461 §8.1");
    private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.stsPolicy(facts, policy -> facts.sts() instanceof StsPublication.One(StsRecord record) && record.isValid() && policy.isValid()
                ? Judgement.of(changed(facts).map(changed -> finding(facts, policy, record, changed)).stream().toList(), Set.of())
                : Judgement.passed());
    }

    /// When the policy was first seen changed; empty when the record may be as new, or nobody watched.
    private static Optional<Instant> changed(Facts facts) {
        Optional<Ages.Age> record = facts.ages().of(new Question(name(facts), RecordType.TXT));
        return facts.ages().ofDocument("https://" + StsPublication.policyHost(facts.domain()) + PolicyFetcher.PATH)
                .filter(policy -> policy.how() == Ages.How.CHANGED)
                .filter(policy -> record.filter(age -> age.since().isBefore(policy.from())).isPresent()).map(Ages.Age::since);
    }

    private static DomainName name(Facts facts) {
        return facts.domain().under("_mta-sts");
    }

    private static Finding finding(Facts facts, StsPolicy policy, StsRecord record, Instant changed) {
        return CARD.finding(facts.domain().ascii(), "The MTA-STS policy changed, and the record still has the id '" + record.id().orElseThrow() + "' of the policy before.",
                List.of(Seen.txt(name(facts), record.text()), "The policy changed between two looks, the later one at " + changed + ", to: " + String.join(" / ", policy.text().lines().limit(20).map(Shown::of).toList())),
                Remedy.txt("Publish the record with a new id, so that senders fetch the new policy.", name(facts), StsRecord.of(other(record, ID.format(changed))).render()));
    }

    private static String other(StsRecord record, String id) {
        return record.id().equals(Optional.of(id)) ? id + "1" : id;
    }
}
