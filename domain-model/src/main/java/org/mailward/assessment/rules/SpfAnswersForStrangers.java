package org.mailward.assessment.rules;

import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.spf.SpfBranch;
import org.mailward.mailauth.spf.SpfLimits;
import org.mailward.mailauth.spf.SpfVerdict;

/// Receivers come to a result for mail from a server that is not listed.
final class SpfAnswersForStrangers implements Rule {

    private static final Card CARD = new Card("spf.stranger.error", Protocol.SPF, Severity.HIGH,
            "Receivers come to a result for mail from a server that is not listed.",
            "Receivers give up on the record with an error before they reach its end. Mail from anybody who is not found early, "
                    + "forged or your own, is then treated as if SPF were broken.",
            "RFC 7208 §2.6.7");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.stranger(facts, (record, stranger) -> stranger.verdict() != SpfVerdict.PERM_ERROR || isExplained(facts)
                ? Judgement.passed()
                : Judgement.found(CARD.finding(facts.domain().ascii(), "Receivers end with an error for a server that is not listed. " + stranger.why(),
                        Seen.steps(facts.domain(), record, stranger), Remedy.of("Correct or remove the term that is named here."))));
    }

    /// True when another rule names the very cause.
    private static boolean isExplained(Facts facts) {
        SpfLimits limits = SpfLimits.STANDARD;
        return !On.isWellFormed(facts.spf()) || facts.spfAnalysis().lookups() > limits.lookups() || facts.spfAnalysis().voids() > limits.voids()
                || facts.spfBranches().stream().anyMatch(branch -> branch.child().filter(child -> !On.isWellFormed(child)).isPresent())
                || facts.spfBranches().stream().anyMatch(branch -> branch.outcome() == SpfBranch.Outcome.LOOP || branch.outcome() == SpfBranch.Outcome.TOO_MANY_EXCHANGES);
    }
}
