package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.caa.CaaPublication;

/// The domain says which authorities may issue certificates for it (CAA).
final class CertificateAuthoritiesAreNamed implements Rule {

    private static final Card CARD = new Card("caa.missing", Protocol.DNSSEC, Severity.INFO,
            "The domain says which authorities may issue certificates for it (CAA).",
            "Any of some hundred authorities may issue a certificate for names in your domain, such as the host of your MTA-STS policy. "
                    + "If one of them is deceived, somebody else can pose as you.",
            "RFC 8659 §3");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        if (facts.isMailUnknown() || facts.caa() instanceof CaaPublication.Unknown) {
            return Judgement.unknown();
        }
        return facts.receivesMail() && facts.caa() instanceof CaaPublication.Absent
                ? Judgement.found(CARD.finding(facts.domain().ascii(), "There is no CAA record for this domain.", List.of(Seen.nothing(facts.domain())),
                        Remedy.of("Publish a CAA record 0 issue with the name of each authority that issues your certificates. Ask every service that holds a certificate for a name of yours first, because no other authority can renew one afterwards.")))
                : Judgement.passed();
    }
}
