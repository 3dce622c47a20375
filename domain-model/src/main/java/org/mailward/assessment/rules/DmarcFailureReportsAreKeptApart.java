package org.mailward.assessment.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dmarc.ReportAddress;

/// Failure reports have a mailbox of their own.
final class DmarcFailureReportsAreKeptApart implements Rule {

    private static final Card CARD = new Card("dmarc.ruf.shared", Protocol.DMARC, Severity.INFO,
            "Failure reports have a mailbox of their own.",
            "Reports about single messages may hold names, subjects and texts of real mail. Fewer people should see them than the daily "
                    + "summaries.",
            "RFC 9989 §11.6");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.ownDmarcRecord(facts, record -> {
            if (record.failure().isEmpty()) {
                return Judgement.passed();
            }
            Set<String> aggregate = record.aggregate().stream().filter(ReportAddress::isUsable).map(ReportAddress::shown).collect(Collectors.toSet());
            Optional<String> shared = record.failure().stream().filter(ReportAddress::isUsable).map(ReportAddress::shown).filter(aggregate::contains).findFirst();
            return shared.isEmpty() ? Judgement.passed() : Judgement.found(CARD.finding(facts.domain().ascii(),
                    "Failure reports go to the same address as the daily summaries, " + shared.get() + ".",
                    List.of(Seen.txt(facts.domain().under("_dmarc"), record.text())),
                    Remedy.of("Name another mailbox in ruf=, or remove the tag: few receivers send failure reports.")));
        });
    }
}
