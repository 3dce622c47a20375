package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.spf.Directive;
import org.mailward.mailauth.spf.Mechanism;
import org.mailward.mailauth.spf.Qualifier;
import org.mailward.mailauth.spf.SpfRecord;

/// No network in the SPF record is as wide as a part of the internet.
final class SpfNetworksAreNarrow implements Rule {

    private static final Card CARD = new Card("spf.network.too-wide", Protocol.SPF, Severity.HIGH,
            "No network in the SPF record is as wide as a part of the internet.",
            "Strangers in a large part of the internet may send mail in your name, and receivers take it for yours.",
            "RFC 7208 §5.6");
    private static final int WIDEST_IP4 = 12;
    private static final int WIDEST_IP6 = 24;

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.spfRecord(facts, (record, faults) -> {
            if (!faults.isEmpty()) {
                // Receivers give up on the whole record, so it lets nobody in; another rule says so.
                return Judgement.passed();
            }
            return On.each(record.reachable(), SpfNetworksAreNarrow::isWide, directive -> CARD.finding(directive.text(), "'" + directive.text() + "' allows a large part of the internet to send as this domain.",
                    List.of(Seen.txt(facts.domain(), record.text())), Remedy.of("Name only the networks that your own senders use.")));
        });
    }

    /// True when the record itself lets a large part of the internet in, which other rules say.
    static boolean isOpen(SpfRecord record) {
        return record.all().filter(all -> all.qualifier() == Qualifier.PASS).isPresent() || hasWide(record);
    }

    private static boolean hasWide(SpfRecord record) {
        for (Directive directive : record.reachable()) {
            if (isWide(directive)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWide(Directive directive) {
        return directive.qualifier() == Qualifier.PASS && isWide(directive.mechanism()) && !SpfNetworksArePublic.isPrivate(directive.mechanism());
    }

    private static boolean isWide(Mechanism mechanism) {
        return switch (mechanism) {
            case Mechanism.Ip4 ip -> ip.prefix() < WIDEST_IP4;
            case Mechanism.Ip6 ip -> ip.prefix() < WIDEST_IP6;
            case Mechanism.A a -> a.prefix4() < WIDEST_IP4 || a.prefix6() < WIDEST_IP6;
            case Mechanism.Mx mx -> mx.prefix4() < WIDEST_IP4 || mx.prefix6() < WIDEST_IP6;
            case Mechanism.All _, Mechanism.Include _, Mechanism.Ptr _, Mechanism.Exists _ -> false;
        };
    }
}
