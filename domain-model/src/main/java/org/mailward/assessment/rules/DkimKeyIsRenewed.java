package org.mailward.assessment.rules;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.mailward.assessment.Ages;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dkim.DkimKeyRecord;
import org.mailward.mailauth.dkim.PublicKey;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordType;

/// Every DKIM key was replaced within the last year.
///
/// A key that is too short has to be replaced anyway, and the rules about its length say so.
final class DkimKeyIsRenewed implements Rule {

    private static final Card CARD = new Card("dkim.key.old", Protocol.DKIM, Severity.LOW,
            "Every DKIM key was replaced within the last year.",
            "Whoever got hold of the secret half of this key, by a lost backup or a departed supplier, can sign mail in your "
                    + "name for as long as the key stands. Replacing it once a year ends that.",
            "RFC 6376 §3.1");
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final int ENOUGH_BITS = 2048;

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.dkimKeys(facts, (name, record) -> isStrong(record) ? age(facts, name).map(age -> finding(name, record, age)) : Optional.empty());
    }

    private static boolean isStrong(DkimKeyRecord record) {
        return switch (record.key()) {
            case PublicKey.Rsa rsa -> rsa.bits() >= ENOUGH_BITS;
            case PublicKey.Ed25519 _ -> true;
            case PublicKey.Revoked _, PublicKey.UnknownType _, PublicKey.Unreadable _ -> false;
        };
    }

    private static Optional<Ages.Age> age(Facts facts, DomainName name) {
        var question = new Question(name, RecordType.TXT);
        return facts.unchangedFor(question).filter(age -> age.compareTo(LONGEST) > 0).flatMap(_ -> facts.ages().of(question));
    }

    private static Finding finding(DomainName name, DkimKeyRecord record, Ages.Age age) {
        String day = LocalDate.ofInstant(age.since(), ZoneOffset.UTC).toString();
        return CARD.finding(name.ascii(), "The DKIM key is the same since " + day + (age.how() == Ages.How.FIRST_SEEN ? " at the latest, when it was first looked at." : "."),
                List.of(Seen.txt(name, record.text()), "Unchanged since " + day),
                Remedy.of("Make a new key under a new selector, sign with it, and a week later withdraw this one by publishing it with an empty p=. Where a service keeps the key for you, ask the service to do so."));
    }
}
