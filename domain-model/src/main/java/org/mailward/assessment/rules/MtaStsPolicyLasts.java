package org.mailward.assessment.rules;

import java.time.Duration;
import java.util.Optional;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.mtasts.StsPolicy;
import org.mailward.mailauth.tags.Shown;

/// An enforced MTA-STS policy is remembered for at least a week.
final class MtaStsPolicyLasts implements Rule {

    private static final Card CARD = new Card("mta-sts.max-age.short", Protocol.MTA_STS, Severity.LOW,
            "An enforced MTA-STS policy is remembered for at least a week.",
            "Protection ends as soon as senders forget the policy; somebody who blocks its renewal only has to wait.",
            "RFC 8461 §3.2");
    private static final Duration SHORTEST = Duration.ofDays(7);

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.stsPolicy(facts, policy -> !policy.isValid() || !policy.mode().equals(Optional.of(StsPolicy.Mode.ENFORCE)) || policy.maxAge().orElseThrow().compareTo(SHORTEST) >= 0
                ? Judgement.passed()
                : Judgement.found(CARD.finding(facts.domain().ascii(), "Senders may remember the policy for only " + policy.maxAge().orElseThrow().toSeconds() + " seconds.", policy.text().lines().limit(20).map(Shown::of).toList(),
                        Remedy.of("Set max_age to 604800 (a week) or more, then change the id in the record at _mta-sts." + facts.domain() + "."))));
    }
}
