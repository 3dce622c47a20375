package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.tags.Shown;

/// No redirect stands beside 'all', which makes it useless.
final class SpfRedirectIsUsed implements Rule {

    private static final Card CARD = new Card("spf.redirect.ignored", Protocol.SPF, Severity.LOW,
            "No redirect stands beside 'all', which makes it useless.",
            "Whoever wrote the redirect expects it to be followed, and it never is.",
            "RFC 7208 §6.1");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.spfRecord(facts, (record, _) -> record.all().isEmpty() || record.redirect().isEmpty()
                ? Judgement.passed()
                : Judgement.found(CARD.finding(facts.domain().ascii(), "The SPF record has both 'all' and '" + Shown.of(record.redirect().get().text()) + "'; receivers ignore the redirect.", List.of(Seen.txt(facts.domain(), record.text())),
                        Remedy.of("Keep one of the two. If the other record's senders are needed, include it before all."))));
    }
}
