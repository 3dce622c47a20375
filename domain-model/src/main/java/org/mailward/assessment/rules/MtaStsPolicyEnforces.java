package org.mailward.assessment.rules;

import java.util.Optional;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.mtasts.StsPolicy;
import org.mailward.mailauth.mx.MailExchanges;
import org.mailward.mailauth.tags.Shown;

/// The MTA-STS policy is enforced.
final class MtaStsPolicyEnforces implements Rule {

    private static final Card CARD = new Card("mta-sts.mode.not-enforcing", Protocol.MTA_STS, Severity.LOW,
            "The MTA-STS policy is enforced.",
            "Senders report unsafe connections, but deliver all the same, so mail to you can still be read on its "
                    + "way.",
            "RFC 8461 §5");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        // Nobody delivers there, so that there is nothing to enforce; mode none is the way to take a policy back (RFC 8461 §8.3).
        if (facts.declinesMail() || facts.mx() instanceof MailExchanges.None) {
            return Judgement.notApplicable();
        }
        return On.stsPolicy(facts, policy -> !policy.isValid() || policy.mode().equals(Optional.of(StsPolicy.Mode.ENFORCE))
                ? Judgement.passed()
                : Judgement.found(CARD.finding(facts.domain().ascii(), "The MTA-STS policy is in mode '" + policy.mode().map(StsPolicy.Mode::word).orElse("") + "'.", policy.text().lines().limit(20).map(Shown::of).toList(),
                        Remedy.of((policy.mode().equals(Optional.of(StsPolicy.Mode.NONE)) ? "Mode none takes the policy back. If that was not meant, set the mode to testing first. " : "") + "When the TLS reports of some weeks show no failures, change the mode to enforce, then change the id in the record at _mta-sts." + facts.domain() + "."))));
    }
}
