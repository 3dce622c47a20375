package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;

/// The domain's DNS answers are signed.
final class ZoneIsSigned implements Rule {

    private static final Card CARD = new Card("dnssec.missing", Protocol.DNSSEC, Severity.LOW,
            "The domain's DNS answers are signed.",
            "Somebody who can forge DNS answers can divert mail to a server of their own.",
            "RFC 9364 §1");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return switch (facts.signing().state()) {
            case SECURE -> Judgement.passed();
            case UNKNOWN -> Judgement.unknown();
            case INSECURE -> Judgement.found(CARD.finding(facts.domain().ascii(), "The domain is not protected by DNSSEC.", List.of(facts.signing().why()),
                    Remedy.of(facts.zoneKeys().keys().isEmpty()
                            ? "Switch DNSSEC on at your DNS service, then have the DS record it shows entered " + where(facts) + ", in this order."
                            : "The zone is signed already. Have the DS record that your DNS service shows entered " + where(facts) + ".")));
        };
    }

    /// Only a registered name has a registrar; below it the organisation keeps the zone above as well.
    private static String where(Facts facts) {
        boolean below = facts.discovery().filter(found -> !found.organizationalDomain().equals(facts.domain())).isPresent();
        return below ? "in the zone above, which has to be signed too" : "at the registrar";
    }
}
