package org.mailward.assessment.rules;

import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dnssec.Algorithm;
import org.mailward.mailauth.tags.Shown;

/// The zone is signed with an algorithm that is still trusted.
final class ZoneIsSignedWithCurrentAlgorithms implements Rule {

    private static final Card CARD = new Card("dnssec.algorithm.retired", Protocol.DNSSEC, Severity.LOW,
            "The zone is signed with an algorithm that is still trusted.",
            "Resolvers have begun to treat such signatures as if there were none, so the domain is losing the "
                    + "protection it pays for.",
            "RFC 8624 §3.1");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.zoneKeys(facts, zone -> {
            if (zone.keys().isEmpty() || !zone.keys().stream().allMatch(key -> Algorithm.of(key.algorithm()).isRetired())) {
                return Judgement.passed();
            }
            return Judgement.found(CARD.finding(facts.domain().ascii(), "The zone is signed with " + Algorithm.of(zone.keys().getFirst().algorithm()).title() + ", which is retired.",
                    zone.keys().stream().map(key -> facts.domain() + " DNSKEY " + Shown.of(key.text())).limit(5).toList(),
                    Remedy.of("Have your DNS service sign the zone with ECDSA P-256 (algorithm 13). Keep the old keys until the new DS record has replaced the old one at the registrar.")));
        });
    }
}
