package org.mailward.compliance;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Finding;

/// One thing that a profile asks for.
///
/// @param id permanent, within all profiles
/// @param sentence what is asked, in a client's words
/// @param section where the document asks it; empty when only the document as a whole is cited
/// @param visibility how much of it can be seen from outside
/// @param rules the rules whose findings speak against it
public record Control(String id, String sentence, String section, Visibility visibility, Set<String> rules, Test test) {

    static final String NOT_SAID = "DNS did not answer what this needs.";

    /// How a control is judged.
    @FunctionalInterface
    interface Test {
        Verdict of(Ground ground, Set<String> rules);
    }

    public Control {
        rules = Set.copyOf(rules);
    }

    Verdict judge(Ground ground) {
        return switch (ground.facts().existence()) {
            case NO -> new Verdict.NotApplicable("The domain does not exist in DNS.");
            case YES, UNKNOWN -> test.of(ground, rules);
        };
    }

    /// Met when none of these rules has a finding.
    static Control without(String id, String sentence, String section, Visibility visibility, String... rules) {
        return new Control(id, sentence, section, visibility, Set.of(rules), Control::withoutFinding);
    }

    static Verdict withoutFinding(Ground ground, Set<String> rules) {
        List<Finding> findings = ground.findings(rules);
        if (!findings.isEmpty()) {
            return new Verdict.NotMet(findings, "");
        }
        return ground.isUndecided(rules) ? new Verdict.Unknown(NOT_SAID) : new Verdict.Met();
    }

    static Control notVisible(String id, String sentence, String section) {
        return new Control(id, sentence, section, Visibility.NOT_VISIBLE, Set.of(), (_, _) -> new Verdict.NotVisible());
    }

    /// Keys are found only under selectors that somebody tries, so that none found proves nothing.
    /// @param found whether the key that is asked for was found
    static Control key(String id, String sentence, String section, Function<Facts, Boolean> found) {
        return new Control(id, sentence, section, Visibility.IN_PART, Set.of(), (ground, _) -> {
            if (found.apply(ground.facts())) {
                return new Verdict.Met();
            }
            return new Verdict.Unknown("No such key was found under the " + ground.facts().dkim().selectors().size() + " selectors that were tried. Keys cannot be listed, so there may be one under another name.");
        });
    }

    /// The same control, which nobody can judge for domains of which something holds.
    Control open(Function<Facts, Boolean> open, String why) {
        return new Control(id, sentence, section, visibility, rules, (ground, names) -> open.apply(ground.facts()) ? new Verdict.Unknown(why) : test.of(ground, names));
    }

    /// The same control, where one verdict is not believed for domains of which something holds.
    Control doubting(Class<? extends Verdict> doubted, Function<Facts, Boolean> doubtful, String why) {
        return new Control(id, sentence, section, visibility, rules, (ground, names) -> {
            Verdict verdict = test.of(ground, names);
            return doubted.isInstance(verdict) && doubtful.apply(ground.facts()) ? new Verdict.Unknown(why) : verdict;
        });
    }

    /// The same control, only for domains of which something holds.
    Control only(Function<Facts, Boolean> meant, String otherwise) {
        return new Control(id, sentence, section, visibility, rules, (ground, names) -> meant.apply(ground.facts()) ? test.of(ground, names) : new Verdict.NotApplicable(otherwise));
    }
}
