package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.mtasts.PolicyFetcher;
import org.mailward.mailauth.mtasts.StsPublication;
import org.mailward.mailauth.web.FetchFailure;

/// The MTA-STS policy file can be fetched.
final class MtaStsPolicyIsServed implements Rule {

    private static final Card CARD = new Card("mta-sts.policy.unavailable", Protocol.MTA_STS, Severity.MEDIUM,
            "The MTA-STS policy file can be fetched.",
            "The record announces a policy that senders cannot fetch, so they deliver without it.",
            "RFC 8461 §3.3");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.fetchedPolicy(facts, fetched -> switch (fetched) {
            case FetchedPolicy.Body _ -> Judgement.passed();
            case FetchedPolicy.Status(int code) -> found(facts, "The policy host answers with status " + code + (code >= 300 && code < 400 ? ", a redirect, which senders do not follow." : " instead of 200."));
            case FetchedPolicy.Failed(FetchFailure failure, String detail) -> switch (failure) {
                case TIMEOUT, UNREACHABLE -> Judgement.unknown();
                case CERTIFICATE, CERTIFICATE_EXPIRED, CERTIFICATE_WRONG_NAME, CERTIFICATE_UNTRUSTED, CERTIFICATE_SELF_SIGNED -> Judgement.notApplicable();
                case TOO_LARGE -> found(facts, "The policy file is longer than senders read. " + detail);
                case BLOCKED_ADDRESS -> found(facts, "The policy host's name leads into a private network. " + detail);
                case NO_ADDRESS -> found(facts, "The policy file cannot be fetched. " + detail);
                case MALFORMED -> found(facts, "The policy host's answer cannot be read. " + detail);
            };
        });
    }

    private static Judgement found(Facts facts, String sentence) {
        String address = "https://" + StsPublication.policyHost(facts.domain()) + PolicyFetcher.PATH;
        return Judgement.found(CARD.finding(facts.domain().ascii(), sentence.strip(), List.of(address), Remedy.of("Serve the file at exactly " + address + ", with a valid certificate and without a redirect.")));
    }
}
