package org.mailward.assessment.rules;

import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.mx.MailExchanges;
import org.mailward.mailauth.mx.MailHost;

/// The domain names no more mail servers than senders try.
final class MailServersAreNotTooMany implements Rule {

    private static final Card CARD = new Card("mx.too-many", Protocol.MX, Severity.INFO,
            "The domain names no more mail servers than senders try.",
            "Senders try only some of a long list, so a server that is up may never be reached, and a list of this "
                    + "length is seldom meant.",
            "RFC 5321 §5.1");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.receivedMail(facts, () -> {
            long servers = facts.mx() instanceof MailExchanges.Listed listed && listed.records().size() > MailHost.MOST_HOSTS ? listed.records().stream().map(RecordData.MailExchange::exchange).distinct().count() : 0;
            return servers <= MailHost.MOST_HOSTS
                    ? Judgement.passed()
                    : Judgement.found(CARD.note(facts.domain().ascii(), "The domain names " + servers + " mail servers; the " + MailHost.MOST_HOSTS + " most preferred were looked at.",
                            facts.hosts().stream().map(host -> facts.domain() + " MX " + host.name()).toList()));
        });
    }
}
