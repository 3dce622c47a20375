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
import org.mailward.mailauth.mx.MailExchanges;
import org.mailward.mailauth.mx.MailHost;

/// Every MX record names a server by its full name.
final class MailServerHasAName implements Rule {

    private static final Card CARD = new Card("mx.exchange.unusable", Protocol.MX, Severity.HIGH,
            "Every MX record names a server by its full name.",
            "One of your mail servers is not named by its full name, so senders cannot connect to it, and mail to you can be lost or delayed.",
            "RFC 5321 §5.1");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        if (facts.isMailUnknown()) {
            return Judgement.unknown();
        }
        if (!(facts.mx() instanceof MailExchanges.Listed(List<RecordData.MailExchange> records))) {
            return Judgement.notApplicable();
        }
        return hasUnusable(records) ? Judgement.found(records.stream().filter(record -> isUnusable(record.exchange())).map(record -> CARD.finding(record.exchange().ascii(),
                "An MX record names '" + record.exchange() + "', which is not the full name of a server.", List.of(facts.domain() + " MX " + record.preference() + " " + record.exchange()),
                Remedy.of("Name the server by its full name, such as mail.example.org. An address is not allowed there."))).distinct().limit(On.MOST_SUBJECTS).toList()) : Judgement.passed();
    }

    private static boolean hasUnusable(List<RecordData.MailExchange> records) {
        for (RecordData.MailExchange record : records) {
            if (isUnusable(record.exchange())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUnusable(DomainName exchange) {
        return !exchange.equals(DomainName.ROOT) && !MailHost.isHostName(exchange);
    }
}
