package org.mailward.assessment.rules;

import java.util.List;
import java.util.Locale;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.tlsrpt.TlsRptPublication;
import org.mailward.mailauth.tlsrpt.TlsRptRecord;

/// There is exactly one TLS reporting record, and it can be read.
final class TlsReportRecordIsWellFormed implements Rule {

    private static final Card CARD = new Card("tls-rpt.faulty", Protocol.TLS_RPT, Severity.MEDIUM,
            "There is exactly one TLS reporting record, and it can be read.",
            "Senders ignore a record with a mistake, so the reports that were asked for never come.",
            "RFC 8460 §3");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        if (facts.tlsRpt() instanceof TlsRptPublication.Absent(List<String> texts) && texts.isEmpty()) {
            return Judgement.notApplicable();
        }
        DomainName name = TlsRptPublication.name(facts.domain());
        return switch (facts.tlsRpt()) {
            case TlsRptPublication.Unknown _ -> Judgement.unknown();
            case TlsRptPublication.Several(List<String> texts) -> Judgement.found(CARD.finding(facts.domain().ascii(), "There are " + texts.size() + " TLS reporting records instead of one.", Seen.all(name, texts), Remedy.of("Delete all but one; several addresses fit into one record, separated by commas.")));
            case TlsRptPublication.One(TlsRptRecord record) when !record.faults().isEmpty() -> Judgement.found(CARD.finding(facts.domain().ascii(), "The TLS reporting record has a mistake: " + String.join(" ", record.faults()), List.of(Seen.txt(name, record.text())),
                    record.addresses().isEmpty() ? Remedy.of("Name an address in rua=, such as mailto:tls-reports@example.org.") : Remedy.txt("Correct the record. This one has the addresses that could be read; add the others in their right form.", name, "v=TLSRPTv1; rua=" + String.join(",", record.addresses()))));
            case TlsRptPublication.One _ -> Judgement.passed();
            case TlsRptPublication.Absent(List<String> others) -> isLookalike(others)
                    ? Judgement.found(CARD.finding(facts.domain().ascii(), "The text at the TLS reporting name does not begin with exactly 'v=TLSRPTv1'.", Seen.all(name, others), Remedy.of("Correct the beginning of the record.")))
                    : Judgement.notApplicable();
        };
    }

    static boolean isLookalike(List<String> texts) {
        return !texts.isEmpty() && texts.stream().anyMatch(text -> text.toLowerCase(Locale.ROOT).contains("tlsrpt"));
    }
}
