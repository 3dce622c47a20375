package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.spf.SpfSenders;
import org.mailward.mailauth.spf.SpfVerdict;

/// A domain that receives no mail allows nobody to send.
final class SpfParkedDomainAllowsNobody implements Rule {

    private static final Card CARD = new Card("spf.parked.open", Protocol.SPF, Severity.LOW,
            "A domain that receives no mail allows nobody to send.",
            "A domain that says it receives no mail should send none either, since nobody could answer.",
            "RFC 7505 §4.2");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        if (facts.isMailUnknown()) {
            return Judgement.unknown();
        }
        return On.spfRecord(facts, (record, _) -> {
            if (!facts.declinesMail() || record.allowsNobody()) {
                return Judgement.passed();
            }
            SpfSenders senders = facts.spfAnalysis().senders();
            SpfVerdict stranger = facts.spfAnalysis().stranger().verdict();
            if (senders.networks().isEmpty() && (facts.isSpfTreeIncomplete() || stranger == SpfVerdict.TEMP_ERROR)) {
                return Judgement.unknown();
            }
            return senders.networks().isEmpty() && senders.complete() && stranger == SpfVerdict.FAIL
                    ? Judgement.passed()
                    : Judgement.found(CARD.finding(facts.domain().ascii(), "The domain says that it receives no mail, and its SPF record " + words(senders, stranger),
                            List.of(facts.domain() + " MX 0 .", Seen.txt(facts.domain(), record.text())), remedy(facts)));
        });
    }

    private static String words(SpfSenders senders, SpfVerdict stranger) {
        if (!senders.networks().isEmpty() || stranger == SpfVerdict.PASS) {
            return "still allows senders.";
        }
        if (!senders.complete()) {
            return "may still allow senders.";
        }
        return stranger == SpfVerdict.SOFT_FAIL ? "calls mail from others suspicious, not forbidden." : "does not say that nobody may send.";
    }

    /// A key speaks for a domain that sends; taking its senders away would lose its mail.
    private static Remedy remedy(Facts facts) {
        return Parked.hasUsableKey(facts) || facts.dkim().wildcardUnknown() || !facts.dkim().unknown().isEmpty()
                ? Remedy.of("If the domain sends mail, name a mail server that takes the answers in place of the MX record '0 .'. If nothing sends any more, publish the SPF record 'v=spf1 -all'.")
                : Remedy.txt("If nothing sends mail in the domain's name, say so. If something does, keep it in the record, and name a mail server that takes the answers in place of the MX record '0 .'.",
                        facts.domain(), "v=spf1 -all");
    }
}
