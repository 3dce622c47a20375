package org.mailward.assessment.rules;

import java.util.ArrayList;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.caa.CaaRecord;
import org.mailward.mailauth.tags.Shown;

/// Authorities can read every CAA record.
final class CertificateRulesAreWellFormed implements Rule {

    private static final Card CARD = new Card("caa.faulty", Protocol.DNSSEC, Severity.LOW,
            "Authorities can read every CAA record.",
            "An authority that cannot read a record must take it as a refusal. A certificate that has to be renewed "
                    + "then cannot be, and connections to you fail.",
            "RFC 8659 §4.2");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.caa(facts, caa -> {
            var faults = new ArrayList<String>();
            caa.unreadable().forEach(text -> faults.add("'" + Shown.of(text) + "' cannot be read."));
            caa.records().stream().filter(CaaRecord::isGarbled).forEach(record -> faults.add("'" + Shown.of(record.render()) + "' names no authority, so it allows nobody."));
            caa.blocking().forEach(record -> faults.add("'" + Shown.of(record.render()) + "' insists on a property that no authority knows, so none may issue."));
            return faults.isEmpty()
                    ? Judgement.passed()
                    : Judgement.found(CARD.finding(facts.domain().ascii(), faults.getFirst(), faults.stream().limit(10).toList(),
                            Remedy.of("Correct or delete the record at " + caa.at() + ". To allow nobody on purpose, publish a single semicolon as value.")));
        });
    }
}
