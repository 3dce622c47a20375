package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.tags.Shown;
import org.mailward.mailauth.web.FetchFailure;

/// The MTA-STS policy file is served as plain text.
final class MtaStsPolicyIsPlainText implements Rule {

    private static final Card CARD = new Card("mta-sts.policy.content-type", Protocol.MTA_STS, Severity.LOW,
            "The MTA-STS policy file is served as plain text.",
            "Some senders ignore a policy that is served as anything else.",
            "RFC 8461 §3.2");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.fetchedPolicy(facts, fetched -> {
            if (fetched instanceof FetchedPolicy.Failed(FetchFailure failure, String _) && failure.isSilence()) {
                return Judgement.unknown();
            }
            if (!(fetched instanceof FetchedPolicy.Body(String _, String contentType))) {
                return Judgement.notApplicable();
            }
            return contentType.split(";", 2)[0].strip().equalsIgnoreCase("text/plain")
                    ? Judgement.passed()
                    : Judgement.found(CARD.finding(facts.domain().ascii(), "The policy file is served as '" + Shown.of(contentType) + "' instead of text/plain.", List.of("Content-Type: " + Shown.of(contentType)),
                            Remedy.of("Set the file's content type to text/plain on the web server.")));
        });
    }
}
