package org.mailward.assessment.rules;

import java.util.ArrayList;
import java.util.HashSet;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.alias.DeadAlias;
import org.mailward.mailauth.dkim.Selectors;
import org.mailward.mailauth.dns.DomainName;

/// Aliases at DKIM selectors lead to keys.
final class DkimAliasesLeadSomewhere implements Rule {

    private static final Card CARD = new Card("dkim.alias.dead", Protocol.DKIM, Severity.CRITICAL,
            "Aliases at DKIM selectors lead to keys.",
            "Where an alias leads to nothing, signatures with that selector fail. Whoever takes the name at its end can publish a key there and sign mail as you, "
                    + "which then passes every check.",
            "RFC 6376 §3.6.2.1");

    private static final DeadEnd DEAD = new DeadEnd(CARD, Severity.CRITICAL, Severity.HIGH, Severity.LOW, "publish a key there and sign mail as you, which passes DMARC");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        if (facts.dkim().wildcardUnknown()) {
            return Judgement.unknown();
        }
        var findings = new ArrayList<Finding>(0);
        var undecided = new HashSet<String>(0);
        for (Selectors.Selector selector : facts.dkim().selectors()) {
            DomainName name = On.name(facts, selector);
            if (selector.published() instanceof Selectors.Published.Unknown || facts.deadAliases().unknown().contains(name)) {
                undecided.add(name.ascii());
                undecided.add(facts.domain().ascii());
            }
        }
        var subjects = new HashSet<String>(0);
        for (DeadAlias dead : facts.deadAliases().found()) {
            // A wildcard answers for every selector, and is one thing to mend.
            String subject = (dead.wildcard() ? facts.domain() : dead.name()).ascii();
            if (dead.name().isWithin(facts.domain().under("_domainkey")) && findings.size() < On.MOST_SUBJECTS && subjects.add(subject)) {
                findings.add(DEAD.finding(dead, subject));
            }
        }
        return Judgement.of(findings, undecided);
    }
}
