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
import org.mailward.mailauth.dmarc.ReportAuthorization;

/// Every report receiver outside the organisation has agreed to it.
final class DmarcReportReceiversConsent implements Rule {

    private static final Card CARD = new Card("dmarc.rua.unauthorised", Protocol.DMARC, Severity.MEDIUM,
            "Every report receiver outside the organisation has agreed to it.",
            "Senders of reports do not send them to a stranger who has not agreed, so the reports are lost.",
            "RFC 9990 §4");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.ownDmarcRecord(facts, record -> {
            var findings = new ArrayList<Finding>();
            var undecided = new HashSet<String>();
            for (ReportAuthorization each : facts.authorizations()) {
                String host = each.host().ascii();
                switch (each.consent()) {
                    case GIVEN -> {
                    }
                    case UNKNOWN -> undecided.add(host);
                    case MISSING -> findings.add(CARD.finding(facts.domain().isWithin(each.host()) ? Severity.LOW : Severity.MEDIUM, host,
                            "Reports are to go to " + each.host().unicode() + ", which does not say that it accepts reports about this domain.",
                            List.of(Seen.txt(facts.domain().under("_dmarc"), record.text()), Seen.nothing(each.question().name())),
                            Remedy.txt("Ask the owner of " + each.host().unicode() + " to publish this record, or send the reports somewhere else.", each.question().name(), "v=DMARC1")));
                }
            }
            return Judgement.of(findings, undecided);
        });
    }
}
