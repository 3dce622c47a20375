package org.mailward.assessment.rules;

import java.util.List;
import java.util.Optional;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.mx.MailExchanges;

/// The domain names its mail servers, or says that it has none.
final class MailServerIsNamed implements Rule {

    private static final Card CARD = new Card("mx.missing", Protocol.MX, Severity.LOW,
            "The domain names its mail servers, or says that it has none.",
            "Senders do not know whether the domain receives mail. Where its name has an address they keep trying that for days before they tell the writer.",
            "RFC 7505 §3");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return switch (facts.mx()) {
            case MailExchanges.Unknown _ -> Judgement.unknown();
            case MailExchanges.Listed _, MailExchanges.NullMx _ -> Judgement.passed();
            case MailExchanges.Implicit _ -> Judgement.found(CARD.finding(facts.domain().ascii(), "No mail server is named, so senders try the address of the web site.", List.of(facts.domain() + " MX: no record"),
                    Remedy.of("If the domain receives mail, name its server in an MX record. If it neither sends nor receives mail, publish the MX record '0 .', which says so.")));
            case MailExchanges.None _ -> Judgement.found(CARD.finding(facts.domain().ascii(), "The domain has no mail server and does not say so.", List.of(facts.domain() + " MX, A and AAAA: no record"), remedy(facts)));
        };
    }

    private static Remedy remedy(Facts facts) {
        String instruction = "If the domain neither sends nor receives mail, say so with a null MX record.";
        return Parked.looksParked(facts)
                ? new Remedy(instruction, Optional.of(new Remedy.Publish(facts.domain(), RecordType.MX, "0 .")))
                : Remedy.of(instruction + " If it sends mail, name a server that can receive the answers.");
    }
}
