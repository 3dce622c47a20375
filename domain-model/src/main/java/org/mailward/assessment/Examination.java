package org.mailward.assessment;

import java.util.Optional;
import org.mailward.assessment.rules.Rulebook;
import org.mailward.mailauth.dmarc.AppliedPolicy;
import org.mailward.mailauth.dmarc.EffectivePolicy;
import org.mailward.mailauth.dmarc.Policy;
import org.mailward.mailauth.dmarc.TreeWalk;

/// Applies the rulebook to evidence. Nothing is asked, and the same evidence always gives the same assessment.
public final class Examination {

    private Examination() {
    }

    public static Assessment examine(Evidence evidence) {
        return examine(Facts.of(evidence));
    }

    public static Assessment examine(Facts facts) {
        boolean exists = facts.existence() != Facts.Existence.NO;
        var tally = new Tally();
        for (Rule rule : Rulebook.rules()) {
            if (exists || Rulebook.judgesMissingDomains(rule)) {
                Judgement judgement = rule.judge(facts);
                if (judgement.applies()) {
                    tally.add(rule.card(), judgement);
                }
            }
        }
        return new Assessment(facts.domain(), facts.at(), stage(facts), facts, tally.findings(facts),
                facts.unknowns(), tally.undecided(), tally.score(exists, !facts.isDmarcUnknown()));
    }

    private static StageVerdict stage(Facts facts) {
        if (facts.isDmarcUnknown()) {
            return new StageVerdict(Stage.UNKNOWN, Stage.UNKNOWN, "DNS did not say whether there is a DMARC policy.");
        }
        Optional<EffectivePolicy> effective = facts.dmarc();
        Stage current = stage(effective.flatMap(EffectivePolicy::current));
        Stage old = facts.policiesBefore() instanceof TreeWalk.Policies.Unknown ? Stage.UNKNOWN : stage(effective.flatMap(EffectivePolicy::old));
        String inherited = effective.filter(EffectivePolicy::inherited).map(policy -> " The policy is inherited from " + policy.at().unicode() + ".").orElse("");
        String difference = current == old ? "" : " Receivers that still follow the old standard (RFC 7489) differ: " + difference(facts, effective, old);
        return new StageVerdict(current, old, sentence(current, facts) + difference + inherited);
    }

    private static String difference(Facts facts, Optional<EffectivePolicy> effective, Stage old) {
        Optional<AppliedPolicy> before = effective.flatMap(EffectivePolicy::appliedBefore);
        if (before.filter(policy -> policy.percent() < 100).isPresent()) {
            return "they apply the policy to only " + before.get().percent() + " % of failing mail.";
        }
        if (effective.isPresent() && effective.get().atBefore().isEmpty() && facts.policiesBefore() instanceof TreeWalk.Policies.None) {
            return "they look for a record only at the name itself and at its registered domain, and find none.";
        }
        return effective.filter(policy -> policy.atBefore().filter(at -> !at.equals(policy.at())).isPresent())
                .map(policy -> "they go by the record of " + policy.atBefore().orElseThrow().unicode() + ", so that " + words(old)).orElseGet(() -> words(old));
    }

    private static Stage stage(Optional<Policy> policy) {
        return policy.map(each -> switch (each) {
            case NONE -> Stage.MONITORING;
            case QUARANTINE -> Stage.QUARANTINING;
            case REJECT -> Stage.REJECTING;
        }).orElse(Stage.UNPROTECTED);
    }

    private static String sentence(Stage stage, Facts facts) {
        return switch (stage) {
            case UNPROTECTED -> "There is no DMARC policy that receivers act on.";
            case MONITORING -> "Receivers deliver forged mail as before." + facts.dmarc().map(policy -> " " + ReportsAsked.by(policy.record(), facts.authorizations()).words()).orElse("");
            case QUARANTINING -> "Receivers put forged mail into the spam folder.";
            case REJECTING -> "Receivers refuse forged mail.";
            case UNKNOWN -> "DNS did not say whether there is a DMARC policy.";
        };
    }

    private static String words(Stage old) {
        return switch (old) {
            case UNPROTECTED -> "they ignore the record.";
            case MONITORING -> "they deliver forged mail as before.";
            case QUARANTINING -> "they put forged mail into the spam folder.";
            case REJECTING -> "they refuse forged mail.";
            case UNKNOWN -> "what they do is unknown.";
        };
    }
}
