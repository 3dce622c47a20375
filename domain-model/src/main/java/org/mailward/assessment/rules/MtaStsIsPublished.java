package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.mtasts.PolicyFetcher;
import org.mailward.mailauth.mtasts.StsPublication;
import org.mailward.mailauth.mx.MailExchanges;

/// A domain that receives mail tells senders to encrypt (MTA-STS).
final class MtaStsIsPublished implements Rule {

    private static final Card CARD = new Card("mta-sts.missing", Protocol.MTA_STS, Severity.LOW,
            "A domain that receives mail tells senders to encrypt (MTA-STS).",
            "Somebody who can interfere with the connection can read or divert mail on its way to you.",
            "RFC 8461 §3");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        if (facts.isMailUnknown() || facts.sts() instanceof StsPublication.Unknown) {
            return Judgement.unknown();
        }
        if (!facts.receivesMail()) {
            return Judgement.notApplicable();
        }
        if (!(facts.sts() instanceof StsPublication.Absent(List<String> others)) || MtaStsRecordIsWellFormed.isLookalike(others)) {
            return Judgement.passed();
        }
        DomainName name = facts.domain().under("_mta-sts");
        return Judgement.found(CARD.finding(facts.domain().ascii(), "There is no MTA-STS policy for this domain.", List.of(Seen.nothing(name)),
                Remedy.txt("First publish the policy file at https://" + StsPublication.policyHost(facts.domain()) + PolicyFetcher.PATH + " with the lines: version: STSv1; mode: testing; " + servers(facts)
                        + "max_age: 86400 (one line each). Then publish this record, and change its id whenever the file changes.", name, "v=STSv1; id=1")));
    }

    private static String servers(Facts facts) {
        var lines = new StringBuilder();
        if (facts.mx() instanceof MailExchanges.Listed(List<RecordData.MailExchange> records)) {
            for (RecordData.MailExchange record : records) {
                if (!record.exchange().equals(DomainName.ROOT)) {
                    lines.append("mx: ").append(record.exchange()).append("; ");
                }
            }
        }
        return lines.toString();
    }
}
