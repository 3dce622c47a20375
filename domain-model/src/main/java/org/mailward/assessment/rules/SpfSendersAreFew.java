package org.mailward.assessment.rules;

import java.util.ArrayList;
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
    /// As many IPv6 networks of a site's size (/48), which is what a customer gets there in place of an address.
    private static final long MOST_SITES = 1L << 22;

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.stranger(facts, (record, stranger) -> {
            String many = many(facts.spfAnalysis().senders());
            if (many.isEmpty() || stranger.verdict() == SpfVerdict.PASS || SpfNetworksAreNarrow.isOpen(facts, record)) {
                return Judgement.passed();
            }
            return Judgement.found(CARD.finding(facts.domain().ascii(), "The SPF record and what it includes allow " + many + " to send.",
                    List.of(Seen.txt(facts.domain(), record.text())), Remedy.of("Remove services that no longer send, and wide networks of which only a part is used.")));
        });
    }

    /// Those that are too many, in words. Inner networks reach nobody, and another rule speaks of them.
    private static String many(SpfSenders senders) {
        var many = new ArrayList<String>(0);
        long addresses = senders.addresses(network -> !SpfNetworksArePublic.isPrivate(network));
        if (addresses > MOST) {
            many.add(grouped(addresses) + " addresses");
        }
        long sites = senders.sites6(network -> !SpfNetworksArePublic.isPrivate(network));
        if (sites > MOST_SITES) {
            many.add(grouped(sites) + " IPv6 networks of a site's size (/48)");
        }
        return String.join(" and ", many);
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '\u00a0');
    }
}
