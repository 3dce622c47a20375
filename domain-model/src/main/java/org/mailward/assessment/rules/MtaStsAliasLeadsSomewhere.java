package org.mailward.assessment.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.mtasts.StsPublication;

/// Aliases at the MTA-STS names lead somewhere.
final class MtaStsAliasLeadsSomewhere implements Rule {

    private static final Card CARD = new Card("mta-sts.alias.dead", Protocol.MTA_STS, Severity.HIGH,
            "Aliases at the MTA-STS names lead somewhere.",
            "Where an alias leads to nothing, senders find no policy, and deliver without one. Whoever takes the name at its end can publish a policy for you, "
                    + "and keep mail from reaching you for as long as that policy says.",
            "RFC 8461 §3.1");

    private static final DeadEnd DEAD = new DeadEnd(CARD, Severity.HIGH, Severity.HIGH, Severity.LOW, "publish an MTA-STS policy for this domain and keep mail from reaching you");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        var findings = new ArrayList<Finding>(0);
        var undecided = new HashSet<String>(0);
        for (DomainName name : List.of(facts.domain().under(StsPublication.PREFIX), StsPublication.policyHost(facts.domain()))) {
            Judgement judgement = DEAD.at(facts, name);
            findings.addAll(judgement.findings());
            if (!judgement.undecided().isEmpty()) {
                undecided.add(name.ascii());
            }
        }
        return facts.sts() instanceof StsPublication.Unknown ? Judgement.unknown() : Judgement.of(findings, undecided);
    }
}
