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
import org.mailward.mailauth.dkim.PublicKey;
import org.mailward.mailauth.dns.DomainName;

/// Every verifier reads the key record alike.
final class DkimTagsAreWellWritten implements Rule {

    private static final Card CARD = new Card("dkim.key.tags.miswritten", Protocol.DKIM, Severity.LOW,
            "Every verifier reads the key record alike.",
            "Receivers that keep to the standard's words read the record otherwise than it was meant, or not at all, and then mail signed with this key counts as not signed.",
            "RFC 6376 §3.2");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.dkimKeys(facts, (name, record) -> record.oddities().isEmpty() ? Optional.empty() : Optional.of(finding(name, record)));
    }

    private static Finding finding(DomainName name, DkimKeyRecord record) {
        return CARD.finding(name.ascii(), String.join(" ", record.oddities()), List.of(Seen.txt(name, record.text())), remedy(name, record));
    }

    /// Whether a key that nobody can read was to be read by the tag is for its owner to say; of others nothing changes but what is passed over now.
    private static Remedy remedy(DomainName name, DkimKeyRecord record) {
        return switch (record.key()) {
            case PublicKey.Rsa _, PublicKey.Ed25519 _, PublicKey.Revoked _ -> Remedy.txt("Publish the record without what receivers pass over.", name, record.wellWritten());
            case PublicKey.UnknownType _, PublicKey.Unreadable _ -> Remedy.of("Publish the record again, with the names of its tags in small letters and one semicolon between two of them.");
        };
    }
}
