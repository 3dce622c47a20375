package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dmarc.ReportAddress;

/// Aggregate reports can be sent by mail.
final class DmarcReportsGoByMail implements Rule {

    private static final Card CARD = new Card("dmarc.rua.no-mail", Protocol.DMARC, Severity.MEDIUM,
            "Aggregate reports can be sent by mail.",
            "Mail is the only way that senders of reports have to support. They ignore addresses of other kinds, and nobody sees a report.",
            "RFC 9989 §4.7");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.heldDmarcRecord(facts, held -> {
            var record = held.record();
            boolean byMail = !record.hasUsableAddress();
            for (ReportAddress address : record.aggregate()) {
                byMail |= address.isUsable() && address.isMail();
            }
            return byMail ? Judgement.passed() : Judgement.found(CARD.finding(facts.domain().ascii(),
                    "No address in rua=" + held.whose() + " begins with mailto:, and senders of reports ignore the others.",
                    List.of(held.seen()),
                    held.remedy("Name a mailbox in rua=, written like mailto:reports@example.org.")));
        });
    }
}
