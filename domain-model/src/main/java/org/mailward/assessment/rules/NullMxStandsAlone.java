package org.mailward.assessment.rules;

import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.mx.MailExchanges;

/// A record that says the domain receives no mail stands alone.
final class NullMxStandsAlone implements Rule {

    private static final Card CARD = new Card("mx.null.mixed", Protocol.MX, Severity.MEDIUM,
            "A record that says the domain receives no mail stands alone.",
            "The records contradict each other, so some senders deliver and others refuse.",
            "RFC 7505 §3");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        if (facts.isMailUnknown()) {
            return Judgement.unknown();
        }
        return facts.mx() instanceof MailExchanges.Listed listed && listed.hasNullBesideOthers()
                ? Judgement.found(CARD.finding(facts.domain().ascii(), "One MX record says that the domain receives no mail, others name mail servers.",
                        listed.records().stream().map(record -> facts.domain() + " MX " + record.preference() + " " + record.exchange()).toList(),
                        Remedy.of("If the domain receives mail, delete the MX record whose server is a single dot. If it does not, delete the others.")))
                : Judgement.passed();
    }
}
