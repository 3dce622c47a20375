package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.spf.SpfExplanation;

/// The text for refused senders is published.
final class SpfExplanationIsPublished implements Rule {

    private static final Card CARD = new Card("spf.exp.broken", Protocol.SPF, Severity.LOW,
            "The text for refused senders is published.",
            "People whose mail is refused are to see your own words and see none.",
            "RFC 7208 §6.2");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.spfRecord(facts, (record, _) -> switch (facts.spfAnalysis().explanation()) {
            case SpfExplanation.Unknown _ -> Judgement.unknown();
            case SpfExplanation.None _, SpfExplanation.Published _ -> Judgement.passed();
            case SpfExplanation.Broken(DomainName at, String why) -> Judgement.found(CARD.finding(at.ascii(), "The SPF record promises a text for refused senders that cannot be shown. " + why,
                    List.of(Seen.txt(facts.domain(), record.text())), Remedy.of("Publish one TXT record with the text at " + at.unicode() + ", or remove 'exp=' from the SPF record.")));
        });
    }
}
