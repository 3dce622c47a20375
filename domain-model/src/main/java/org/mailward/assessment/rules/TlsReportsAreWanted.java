package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.tlsrpt.TlsRptPublication;

/// A domain that receives mail asks for reports about failed encryption.
final class TlsReportsAreWanted implements Rule {

    private static final Card CARD = new Card("tls-rpt.missing", Protocol.TLS_RPT, Severity.LOW,
            "A domain that receives mail asks for reports about failed encryption.",
            "Nobody tells you when senders fail to encrypt mail to you, or fail to deliver it because of that.",
            "RFC 8460 §3");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        if (facts.isMailUnknown() || facts.tlsRpt() instanceof TlsRptPublication.Unknown) {
            return Judgement.unknown();
        }
        if (!facts.receivesMail()) {
            return Judgement.notApplicable();
        }
        if (!(facts.tlsRpt() instanceof TlsRptPublication.Absent(List<String> others)) || TlsReportRecordIsWellFormed.isLookalike(others)) {
            return Judgement.passed();
        }
        DomainName name = TlsRptPublication.name(facts.domain());
        return Judgement.found(CARD.finding(facts.domain().ascii(), "There is no record that asks for TLS reports.", List.of(Seen.nothing(name)),
                Remedy.txt("Set up a mailbox for the reports, then publish this record.", name, "v=TLSRPTv1; rua=mailto:tls-reports@" + facts.domain().ascii())));
    }
}
