package org.mailward.assessment.rules;

import java.util.List;
import java.util.Optional;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dkim.DkimKeyRecord;
import org.mailward.mailauth.dkim.DkimReading;
import org.mailward.mailauth.dkim.PublicKey;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.spf.Unreadable;

/// Every DKIM key can be read.
final class DkimKeyIsReadable implements Rule {

    private static final Card CARD = new Card("dkim.key.unreadable", Protocol.DKIM, Severity.MEDIUM,
            "Every DKIM key can be read.",
            "One of the keys that your mail is signed with cannot be used, so mail signed with it counts as unsigned.",
            "RFC 6376 §3.6.1");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.dkimTexts(facts, sole -> switch (sole.reading()) {
            case DkimReading.NotDkim _ -> Optional.empty();
            case DkimReading.Faulty(String why) -> Optional.of(finding(sole.name(), sole.text(), why));
            case DkimReading.Key(DkimKeyRecord record) -> record.key() instanceof PublicKey.Unreadable(String why) ? Optional.of(finding(sole.name(), sole.text(), why)) : Optional.empty();
        });
    }

    private static Finding finding(DomainName name, String text, String why) {
        return CARD.finding(name.ascii(), "Receivers cannot use this DKIM key. " + why, List.of(Seen.txt(name, text)), Remedy.of("Publish the key again exactly as the signing service shows it; long keys are often cut off when they are pasted."));
    }
}
