package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dnssec.ZoneKeys;
import org.mailward.mailauth.tags.Shown;

/// The RSA keys of the zone are at least 2048 bits long.
final class ZoneKeysAreLong implements Rule {

    private static final Card CARD = new Card("dnssec.key.short", Protocol.DNSSEC, Severity.INFO,
            "The RSA keys of the zone are at least 2048 bits long.",
            "A short key can be worked out by somebody with enough machines, who can then sign DNS answers in your name.",
            "RFC 6781 §3.4.2");

    @Override
    public Card card() {
        return CARD;
    }

    private static final int SHORT = 2048;
    private static final int BREAKABLE = 1024;

    @Override
    public Judgement judge(Facts facts) {
        return On.zoneKeys(facts, zone -> {
            List<ZoneKeys.Key> weak = zone.keys().stream().filter(key -> key.rsaBits() > 0 && key.rsaBits() < SHORT).toList();
            if (weak.isEmpty()) {
                return Judgement.passed();
            }
            int shortest = weak.stream().mapToInt(ZoneKeys.Key::rsaBits).min().orElseThrow();
            return Judgement.found(CARD.finding(shortest < BREAKABLE ? Severity.LOW : Severity.INFO, facts.domain().ascii(), "The zone has an RSA key of " + shortest + " bits.",
                    weak.stream().map(key -> facts.domain() + " DNSKEY " + Shown.of(key.text())).limit(5).toList(),
                    Remedy.of("Have your DNS service sign the zone with ECDSA P-256 (algorithm 13), or with RSA keys of 2048 bits.")));
        });
    }
}
