package org.mailward.assessment.rules;

import java.util.ArrayList;
import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dkim.DkimKeyRecord;
import org.mailward.mailauth.dkim.DkimReading;
import org.mailward.mailauth.dkim.PublicKey;
import org.mailward.mailauth.dkim.Selectors;

/// There is an RSA key beside every Ed25519 key.
final class DkimKeyIsReadByEveryReceiver implements Rule {

    private static final Card CARD = new Card("dkim.key.ed25519-only", Protocol.DKIM, Severity.INFO,
            "There is an RSA key beside every Ed25519 key.",
            "Many receivers cannot read Ed25519 signatures yet, and treat mail that has no other as unsigned. DKIM keys cannot be listed from "
                    + "outside, so the RSA key may only have an uncommon name.",
            "RFC 8463 §6");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        if (facts.dkim().wildcardUnknown() || !facts.dkim().unknown().isEmpty()) {
            return Judgement.unknown();
        }
        var modern = new ArrayList<String>();
        var soles = facts.dkim().soles().iterator();
        for (Selectors.Selector selector : facts.dkim().selectors()) {
            if (selector.published() instanceof Selectors.Published.Texts(List<String> texts)) {
                for (String text : texts) {
                    DkimReading reading = texts.size() == 1 ? soles.next().reading() : DkimKeyRecord.read(text);
                    if (reading instanceof DkimReading.Key(DkimKeyRecord record)) {
                        if (record.key() instanceof PublicKey.Rsa) {
                            return Judgement.passed();
                        }
                        if (record.key() instanceof PublicKey.Ed25519) {
                            modern.add(Seen.txt(On.name(facts, selector), text));
                        }
                    }
                }
            }
        }
        boolean everywhere = facts.dkim().wildcard().stream().anyMatch(Parked::isUsable);
        return modern.isEmpty() || everywhere
                ? Judgement.passed()
                : Judgement.found(CARD.finding(facts.domain().ascii(), "Only Ed25519 keys were found, and no RSA key.", modern, Remedy.of("Sign every message twice: with the Ed25519 key, and with an RSA key of 2048 bits under another selector.")));
    }
}
