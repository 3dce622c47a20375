package org.mailward.assessment.rules;

import java.util.List;
import java.util.Locale;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.spf.SpfSenders;
import org.mailward.mailauth.spf.SpfVerdict;

/// The SPF record does not allow millions of addresses.
final class SpfSendersAreFew implements Rule {

    private static final Card CARD = new Card("spf.senders.too-many", Protocol.SPF, Severity.INFO,
            "The SPF record does not allow millions of addresses.",
            "Each of these addresses passes SPF for this domain. Most belong to services that send for many others, whose "
                    + "customers share them.",
            "RFC 7208 §11.4");

    /// A 1024th of all IPv4 addresses: more than the largest mail services together need.
    private static final long MOST = 1L << 22;

    @Override
    public Card card() {
        return CARD;
    }

    /// Inner networks reach nobody, and another rule speaks of them.
    private static long addresses(SpfSenders senders) {
        return senders.addresses(network -> !SpfNetworksArePublic.isPrivate(network));
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.stranger(facts, (record, stranger) -> {
            long addresses = addresses(facts.spfAnalysis().senders());
            if (addresses <= MOST || stranger.verdict() == SpfVerdict.PASS || SpfNetworksAreNarrow.isOpen(record)) {
                return Judgement.passed();
            }
            return Judgement.found(CARD.finding(facts.domain().ascii(), String.format(Locale.ROOT, "The SPF record and what it includes allow %,d addresses to send.", addresses).replace(',', '\u00a0'),
                    List.of(Seen.txt(facts.domain(), record.text())), Remedy.of("Remove services that no longer send, and wide networks of which only a part is used.")));
        });
    }
}
