package org.mailward.assessment.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dkim.Selectors;
import org.mailward.mailauth.dns.DomainName;

/// There is only one record at each selector.
final class DkimKeyIsSingle implements Rule {

    private static final Card CARD = new Card("dkim.key.multiple", Protocol.DKIM, Severity.MEDIUM,
            "There is only one record at each selector.",
            "What receivers do with several keys at one name is undefined; some of them treat the mail as unsigned.",
            "RFC 6376 §3.6.2.2");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        if (facts.dkim().wildcardUnknown()) {
            return Judgement.unknown();
        }
        var findings = new ArrayList<Finding>();
        var undecided = new HashSet<String>();
        for (Selectors.Selector selector : facts.dkim().selectors()) {
            if (selector.published() instanceof Selectors.Published.Unknown) {
                undecided.add(On.name(facts, selector).ascii());
            } else if (selector.published() instanceof Selectors.Published.Texts(List<String> texts) && texts.size() > 1) {
                DomainName name = On.name(facts, selector);
                findings.add(CARD.finding(name.ascii(), "There are " + texts.size() + " records at this selector.", Seen.all(name, texts), Remedy.of("Keep the key that your service signs with, and delete the others.")));
            }
        }
        return Judgement.of(findings, undecided);
    }
}
