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

/// The MTA-STS policy host shows a valid certificate.
final class MtaStsPolicyHostIsTrusted implements Rule {

    private static final Card CARD = new Card("mta-sts.policy.certificate", Protocol.MTA_STS, Severity.MEDIUM,
            "The MTA-STS policy host shows a valid certificate.",
            "Senders fetch the policy only from a host that proves its name. They deliver without the policy now, and "
                    + "mail to you can be read on its way.",
            "RFC 8461 §3.3");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.fetchedPolicy(facts, fetched -> !(fetched instanceof FetchedPolicy.Failed(FetchFailure failure, String detail))
                ? Judgement.passed()
                : failure.isSilence() ? Judgement.unknown()
                : failure.isAboutCertificate() ? Judgement.found(CARD.finding(facts.domain().ascii(), sentence(failure), List.of("https://" + StsPublication.policyHost(facts.domain()) + PolicyFetcher.PATH, detail),
                        Remedy.of(remedy(failure, StsPublication.policyHost(facts.domain()).ascii()))))
                : Judgement.notApplicable());
    }

    private static String sentence(FetchFailure failure) {
        return switch (failure) {
            case CERTIFICATE_EXPIRED -> "The certificate of the MTA-STS policy host is out of date.";
            case CERTIFICATE_WRONG_NAME -> "The certificate of the MTA-STS policy host is for another name.";
            case CERTIFICATE_UNTRUSTED -> "No authority that senders believe vouches for the certificate of the MTA-STS policy host.";
            case CERTIFICATE_SELF_SIGNED -> "The certificate of the MTA-STS policy host vouches only for itself.";
            case CERTIFICATE, TIMEOUT, UNREACHABLE, TOO_LARGE, BLOCKED_ADDRESS, NO_ADDRESS, MALFORMED -> "The certificate of the MTA-STS policy host is not valid.";
        };
    }

    private static String remedy(FetchFailure failure, String host) {
        return switch (failure) {
            case CERTIFICATE_EXPIRED -> "Renew the certificate of " + host + ", and see to it that it is renewed by itself from now on.";
            case CERTIFICATE_WRONG_NAME -> "Give the web server a certificate that names " + host + ".";
            case CERTIFICATE_UNTRUSTED -> "Have the web server send the whole chain of certificates. If it does, replace the certificate of " + host + " by one of a public authority.";
            case CERTIFICATE_SELF_SIGNED, CERTIFICATE, TIMEOUT, UNREACHABLE, TOO_LARGE, BLOCKED_ADDRESS, NO_ADDRESS, MALFORMED ->
                    "Replace the certificate of " + host + " by one of a public authority.";
        };
    }
}
