package org.mailward.assessment.rules;

import java.util.List;
import java.util.stream.Collectors;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.spf.Directive;
import org.mailward.mailauth.tags.Shown;

/// No sender stands behind the term 'all'.
final class SpfNothingFollowsAll implements Rule {

    private static final Card CARD = new Card("spf.terms.after-all", Protocol.SPF, Severity.LOW,
            "No sender stands behind the term 'all'.",
            "Senders listed after 'all' are never looked at, so their mail does not pass.",
            "RFC 7208 §5.1");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.spfRecord(facts, (record, _) -> {
            List<Directive> unreached = record.directives().subList(record.reachable().size(), record.directives().size());
            return unreached.isEmpty() ? Judgement.passed() : Judgement.found(CARD.finding(facts.domain().ascii(),
                    "After 'all' the SPF record goes on with '" + Shown.of(unreached.stream().map(Directive::text).collect(Collectors.joining(" "))) + "', which receivers never look at.", List.of(Seen.txt(facts.domain(), record.text())),
                    Remedy.of("Move what is still needed before 'all', and delete the rest.")));
        });
    }
}
