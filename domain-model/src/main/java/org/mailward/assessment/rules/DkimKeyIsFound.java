package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dkim.CommonSelectors;

/// A DKIM key is found at one of the common selectors.
final class DkimKeyIsFound implements Rule {

    private static final Card CARD = new Card("dkim.none-found", Protocol.DKIM, Severity.INFO,
            "A DKIM key is found at one of the common selectors.",
            "Signed mail survives forwarding and is what a strict policy should rest on. DKIM keys cannot be listed "
                    + "from outside, so this may only mean that an uncommon name is used.",
            "RFC 6376 §3.1");

    /// Most domains without a key are told the same names.
    private static final String USUAL = String.join(", ", CommonSelectors.all());

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        if (facts.isMailUnknown()) {
            return Judgement.unknown();
        }
        if (facts.declinesMail()) {
            return Judgement.notApplicable();
        }
        if (Parked.hasUsableKey(facts)) {
            return Judgement.passed();
        }
        if (!facts.dkim().unknown().isEmpty() || facts.dkim().wildcardUnknown()) {
            return Judgement.unknown();
        }
        return Judgement.found(CARD.finding(facts.domain().ascii(), "No usable DKIM key was found at the " + facts.dkim().selectors().size() + " most common selectors.",
                List.of("Tried below _domainkey." + facts.domain() + ": " + tried(facts.dkim().names())),
                Remedy.of("If your mail is signed, tell us the selector. It stands in the header DKIM-Signature of any mail you have sent, after s=. If it is not signed, switch DKIM on in each service that sends for the domain.")));
    }

    private static String tried(List<String> names) {
        return names.equals(CommonSelectors.all()) ? USUAL : String.join(", ", names);
    }
}
