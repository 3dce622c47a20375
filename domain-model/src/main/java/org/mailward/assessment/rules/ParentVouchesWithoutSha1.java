package org.mailward.assessment.rules;

import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dnssec.ZoneKeys;
import org.mailward.mailauth.tags.Shown;

/// The parent zone vouches for the keys with a current digest.
final class ParentVouchesWithoutSha1 implements Rule {

    private static final Card CARD = new Card("dnssec.ds.sha1", Protocol.DNSSEC, Severity.LOW,
            "The parent zone vouches for the keys with a current digest.",
            "SHA-1 is retired. Resolvers that no longer accept it treat the whole domain as if it had no DNSSEC.",
            "RFC 8624 §3.3");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.zoneKeys(facts, zone -> zone.digests().stream().allMatch(ZoneKeys.Digest::isSha1)
                ? Judgement.found(CARD.finding(facts.domain().ascii(), "The only DS records of the domain use SHA-1.",
                        zone.digests().stream().map(digest -> facts.domain() + " DS " + Shown.of(digest.text())).limit(5).toList(),
                        Remedy.of("Enter a DS record with digest type 2 (SHA-256) for the same key at the registrar, then delete the one with type 1.")))
                : Judgement.passed());
    }
}
