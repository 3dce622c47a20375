package org.mailward.assessment.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailward.assessment.CheckId;
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
import org.mailward.mailauth.dkim.Selectors;
import org.mailward.mailauth.dns.DomainName;

/// Every selector has a key of its own.
final class DkimKeysDiffer implements Rule {

    private static final Card CARD = new Card("dkim.key.shared", Protocol.DKIM, Severity.LOW,
            "Every selector has a key of its own.",
            "Several names are for changing a key without a gap, or for giving each service its own. With the same key under two "
                    + "names, whoever gets hold of one has both, and withdrawing one name changes nothing.",
            "RFC 6376 §3.1");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        if (facts.dkim().wildcardUnknown()) {
            return Judgement.unknown();
        }
        Map<PublicKey, DomainName> first = new HashMap<>();
        var findings = new ArrayList<Finding>();
        for (Selectors.Sole sole : facts.dkim().soles()) {
            if (sole.reading() instanceof DkimReading.Key(DkimKeyRecord record) && (record.key() instanceof PublicKey.Rsa || record.key() instanceof PublicKey.Ed25519)) {
                DomainName name = sole.name();
                DomainName other = first.putIfAbsent(record.key(), name);
                if (other != null) {
                    findings.add(CARD.finding(name.ascii(), "The same DKIM key also stands at " + other + ".", List.of(Seen.txt(name, record.text()), "The same key: " + other + " TXT"),
                            Remedy.of("Make a new key for one of the two names, sign with it, and withdraw the old one a week later.")));
                }
            }
        }
        // A selector that did not answer may be the one whose key another shares.
        return Judgement.of(findings, facts.dkim().unknown().isEmpty() ? Set.of() : Set.of(CheckId.EVERY_SUBJECT));
    }
}
