package org.mailward.assessment.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dmarc.ReportAddress;
import org.mailward.mailauth.dmarc.ReportAuthorization;
import org.mailward.mailauth.dmarc.Standard;
import org.mailward.mailauth.tags.Shown;

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
        return On.heldDmarcRecord(facts, held -> {
            var findings = new ArrayList<Finding>();
            var undecided = new HashSet<String>();
            for (ReportAuthorization each : facts.authorizations()) {
                String host = each.host().ascii();
                switch (each.consent()) {
                    case GIVEN -> {
                    }
                    case UNKNOWN -> undecided.add(host);
                    case MISSING -> findings.add(finding(facts, held, each, "which does not say that it accepts reports about " + (held.inherited() ? held.at().unicode() : "this domain"),
                            List.of(Seen.nothing(each.question().name()))));
                    case SENT_AWAY -> findings.add(finding(facts, held, each, "which accepts them, but names an address at another domain in its consent, and then no report may be sent",
                            List.of(each.question().name() + " names " + each.overrides().stream().map(ReportAddress::text).map(Shown::of).collect(Collectors.joining(", ")))));
                }
            }
            return Judgement.of(findings, undecided);
        });
    }

    /// Where one of the two standards takes the receiver for a part of the organisation, only the other's reports are lost.
    private static Finding finding(Facts facts, Held held, ReportAuthorization each, String what, List<String> answer) {
        boolean mild = each.askedBy().size() < Standard.values().length || held.at().isWithin(each.host());
        String who = each.askedBy().equals(Set.of(Standard.RFC_9989)) ? " Receivers on the old standard do not ask." : each.askedBy().equals(Set.of(Standard.RFC_7489)) ? " Receivers on the current standard do not ask." : "";
        return CARD.finding(mild ? Severity.LOW : Severity.MEDIUM, each.host().ascii(),
                (held.inherited() ? "By the record" + held.whose() + " reports are to go to " : "Reports are to go to ") + each.host().unicode() + ", " + what + "." + who,
                Stream.concat(Stream.of(held.seen()), answer.stream()).toList(),
                Remedy.txt("Ask the owner of " + each.host().unicode() + " to publish this record, or send the reports somewhere else.", each.question().name(), "v=DMARC1"));
    }
}
