package org.mailward.assessment.rules;

import java.util.List;
import java.util.Optional;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.mtasts.StsPolicy;
import org.mailward.mailauth.mtasts.StsPublication;
import org.mailward.mailauth.starttls.SmtpProbe;

/// Every mail server shows a valid certificate for its name.
final class MailServerProvesItsName implements Rule {

    private static final Card CARD = new Card("starttls.certificate.invalid", Protocol.MX, Severity.LOW,
            "Every mail server shows a valid certificate for its name.",
            "Senders cannot tell your mail server from somebody who poses as it. Where a policy tells them to check, "
                    + "they refuse to deliver.",
            "RFC 8461 §4.2");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        // A sender that uses DANE goes by the TLSA record alone (RFC 7672 §3.1.1). One that goes by MTA-STS does not look at it: the
        // certificate has to be right by itself, and MTA-STS yields only to a failing DANE (RFC 8461 §2).
        return On.probes(facts, (host, probe) -> probe instanceof SmtpProbe.Encrypted seen && seen.objection().isPresent() && (isEnforced(facts, host) || !isSatisfied(facts, host, seen))
                ? Optional.of(CARD.finding(isEnforced(facts, host) ? Severity.HIGH : Severity.LOW, host.ascii(), "The certificate of the mail server " + host.unicode() + " is not valid for its name. " + seen.detail(),
                        List.of(host + " (" + seen.address() + "): " + seen.chain().getFirst().subject() + ", issued by " + seen.chain().getFirst().issuer() + ", until " + seen.chain().getFirst().until()),
                        Remedy.of("Give the server a certificate of a public authority that names " + host + ", with the whole chain, and have it renewed by itself.")))
                : Optional.empty(), (host, probe) -> probe instanceof SmtpProbe.Encrypted seen && seen.objection().isPresent() && isOpen(facts, host, seen));
    }

    /// Nobody could say whether a policy forbids what DANE allows, or whether DANE allows it.
    private static boolean isOpen(Facts facts, DomainName host, SmtpProbe.Encrypted seen) {
        boolean policyUnknown = facts.sts() instanceof StsPublication.Unknown || facts.isStsPolicyUnknown();
        return policyUnknown && isSatisfied(facts, host, seen)
                || !isEnforced(facts, host) && facts.dane().stream().anyMatch(dane -> dane.host().equals(host) && On.isDoubtful(facts, dane, seen));
    }

    private static boolean isSatisfied(Facts facts, DomainName host, SmtpProbe.Encrypted seen) {
        return facts.dane().stream().anyMatch(dane -> dane.host().equals(host) && On.isSatisfied(facts, dane, seen));
    }

    /// Mail is refused only where an enforced policy lists the server.
    private static boolean isEnforced(Facts facts, DomainName host) {
        return facts.stsPolicy().filter(policy -> policy.isValid() && policy.mode().equals(Optional.of(StsPolicy.Mode.ENFORCE)) && policy.covers(host)).isPresent();
    }
}
