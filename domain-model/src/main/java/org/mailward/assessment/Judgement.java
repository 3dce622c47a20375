package org.mailward.assessment;

import java.util.List;
import java.util.Set;

/// What one rule says about one domain.
///
/// @param applies false when the rule has nothing to look at
/// @param findings what it found wrong; empty when all is well
/// @param undecided the subjects that it could not judge; [CheckId#EVERY_SUBJECT] stands for all
public record Judgement(boolean applies, List<Finding> findings, Set<String> undecided) {

    private static final Judgement PASSED = new Judgement(true, List.of(), Set.of());
    private static final Judgement NOT_APPLICABLE = new Judgement(false, List.of(), Set.of());
    private static final Judgement UNKNOWN = new Judgement(true, List.of(), Set.of(CheckId.EVERY_SUBJECT));

    public Judgement {
        findings = List.copyOf(findings);
        undecided = Set.copyOf(undecided);
    }

    public static Judgement passed() {
        return PASSED;
    }

    public static Judgement notApplicable() {
        return NOT_APPLICABLE;
    }

    public static Judgement unknown() {
        return UNKNOWN;
    }

    public static Judgement found(Finding finding) {
        return new Judgement(true, List.of(finding), Set.of());
    }

    public static Judgement found(List<Finding> findings) {
        return findings.isEmpty() ? PASSED : new Judgement(true, findings, Set.of());
    }

    public static Judgement of(List<Finding> findings, Set<String> undecided) {
        return findings.isEmpty() && undecided.isEmpty() ? PASSED : new Judgement(true, findings, undecided);
    }

    /// Nothing was found, and nothing is open: what most rules say of most domains.
    boolean isClean() {
        return findings.isEmpty() && undecided.isEmpty();
    }

    boolean isDecided() {
        return !findings.isEmpty() || undecided.isEmpty() || !undecided.contains(CheckId.EVERY_SUBJECT);
    }
}
