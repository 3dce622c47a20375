package org.mailward.assessment.rules;

import java.util.Optional;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.caa.CaaRecord;
import org.mailward.mailauth.dns.RecordType;

/// CAA records that restrict server certificates restrict e-mail certificates too.
final class MailCertificatesAreRestricted implements Rule {

    private static final Card CARD = new Card("caa.issuemail.open", Protocol.DNSSEC, Severity.INFO,
            "CAA records that restrict server certificates restrict e-mail certificates too.",
            "The records keep strangers from a certificate for your web server, and not from one that signs e-mail as "
                    + "one of your people.",
            "RFC 9495 §3");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.caa(facts, caa -> facts.receivesMail() && caa.issuers(CaaRecord.ISSUE).isPresent() && caa.issuers(CaaRecord.ISSUE_MAIL).isEmpty()
                ? Judgement.found(CARD.finding(facts.domain().ascii(), "The CAA records say nothing about certificates for e-mail addresses.",
                        caa.records().stream().map(record -> caa.at() + " CAA " + record.render()).limit(10).toList(),
                        new Remedy("If nobody at the domain uses S/MIME, publish this record beside the others. Else name the authority in it.",
                                Optional.of(new Remedy.Publish(caa.at(), RecordType.CAA, new CaaRecord(0, CaaRecord.ISSUE_MAIL, ";").render())))))
                : Judgement.passed());
    }
}
