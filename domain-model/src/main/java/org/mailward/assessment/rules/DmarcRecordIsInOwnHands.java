package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.orgdomain.PublicSuffix;

/// The DMARC record is kept in the organisation's own zone.
final class DmarcRecordIsInOwnHands implements Rule {

    private static final Card CARD = new Card("dmarc.delegated", Protocol.DMARC, Severity.INFO,
            "The DMARC record is kept in the organisation's own zone.",
            "Whoever keeps the record decides what happens to mail in the domain's name. That is in order for a service that was hired for "
                    + "it, and worth knowing when the contract ends.",
            "RFC 9989 §4.5");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.ownDmarcRecord(facts, record -> {
            List<DomainName> aliases = facts.walk().steps().getFirst().aliases();
            DomainName home = facts.discovery().map(found -> found.suffix()).map(PublicSuffix::organizationalDomain).orElse(facts.domain());
            return aliases.isEmpty() || aliases.getLast().isWithin(home) ? Judgement.passed() : Judgement.found(CARD.note(facts.domain().ascii(),
                    "The DMARC record is kept elsewhere, at " + aliases.getLast().unicode() + ".",
                    List.of(facts.domain().under("_dmarc") + " CNAME " + aliases.getFirst(), Seen.txt(aliases.getLast(), record.text()))));
        });
    }
}
