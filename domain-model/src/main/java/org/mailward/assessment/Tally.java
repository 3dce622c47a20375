package org.mailward.assessment;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mailward.assessment.rules.Proposals;
import org.mailward.mailauth.dns.DomainName;

/// What the rules said, one after the other: the findings, what they could not judge, and the points that are lost.
final class Tally {

    private final List<Finding> findings = new ArrayList<>();
    private final Set<CheckId> undecided = new TreeSet<>();
    private final List<Score.Deduction> deductions = new ArrayList<>();
    private final int[] left = new int[Protocol.values().length];
    private final Set<Protocol> applying = EnumSet.noneOf(Protocol.class);
    private final Set<Protocol> decided = EnumSet.noneOf(Protocol.class);

    Tally() {
        for (Protocol protocol : Protocol.values()) {
            left[protocol.ordinal()] = Score.weight(protocol);
        }
    }

    void add(Rule.Card card, Judgement judgement) {
        if (!judgement.applies()) {
            return;
        }
        Protocol protocol = card.protocol();
        applying.add(protocol);
        if (judgement.isDecided()) {
            decided.add(protocol);
        }
        if (judgement.isClean()) {
            return;
        }
        for (Finding finding : judgement.findings()) {
            int cost = Math.min(left[protocol.ordinal()], Score.cost(protocol, finding.severity()));
            left[protocol.ordinal()] -= cost;
            findings.add(finding);
            deductions.add(new Score.Deduction(finding.id(), protocol, finding.severity(), cost));
        }
        for (String subject : judgement.undecided()) {
            undecided.add(new CheckId(card.id(), subject));
        }
    }

    /// A record to publish where an alias stands would be refused by the name server.
    private static Finding asItCanBeDone(Finding finding, Facts facts) {
        if (facts.aliases().isEmpty() && facts.deadAliases().found().isEmpty()) {
            return finding;
        }
        return finding.remedy().filter(remedy -> remedy.record().isPresent())
                .flatMap(remedy -> behind(remedy, remedy.record().get().name(), facts)).map(finding::with).orElse(finding);
    }

    private static Optional<Remedy> behind(Remedy remedy, DomainName name, Facts facts) {
        // Beside a wildcard a name may have a record of its own.
        return facts.deadAliases().at(name).filter(dead -> !dead.wildcard()).map(dead -> remedy.insteadOf(dead.end()))
                .or(() -> Optional.ofNullable(facts.aliases().get(name)).map(remedy::behind));
    }

    /// @param facts on which they were judged
    /// @return the findings as they can be done, one after another
    List<Finding> findings(Facts facts) {
        return Proposals.agreed(findings, facts).stream().map(finding -> asItCanBeDone(finding, facts)).toList();
    }

    Set<CheckId> undecided() {
        return undecided;
    }

    /// An area counts as examined unless everything that could be said about it is unknown. An area where no rule applies has
    /// been looked at; a domain that does not exist has not.
    ///
    /// @param gradable false when there is to be no grade, however much was examined
    Score score(boolean exists, boolean gradable) {
        int points = 0;
        int examined = 0;
        for (Protocol protocol : Protocol.values()) {
            points += left[protocol.ordinal()];
            examined += (applying.contains(protocol) ? decided.contains(protocol) : exists) ? Score.weight(protocol) : 0;
        }
        return new Score(points, gradable ? Score.grade(points, examined) : Grade.UNGRADED, examined, deductions);
    }
}
