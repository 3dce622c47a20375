package org.mailward.assessment;

import java.util.List;
import java.util.Optional;

/// One sentence that should hold for every domain, and what to say where it does not.
///
/// A rule sees [Facts] only, so that its verdict can be worked out again from stored evidence. Where the facts are unknown its
/// judgement is unknown.
public interface Rule {

    Card card();

    Judgement judge(Facts facts);

    /// What is the same for every finding of a rule.
    ///
    /// @param id permanent: stored findings and their history hang on it
    /// @param severity the usual severity; a rule may find a milder case
    /// @param sentence the rule itself, as one sentence
    /// @param why why it matters, in a client's words
    /// @param reference the standard's section
    record Card(String id, Protocol protocol, Severity severity, String sentence, String why, String reference) {

        public Finding finding(String subject, String found, List<String> evidence, Remedy remedy) {
            return finding(severity, subject, found, evidence, remedy);
        }

        public Finding finding(Severity special, String subject, String found, List<String> evidence, Remedy remedy) {
            return new Finding(id, special, subject, found, why, evidence, Optional.of(remedy), reference);
        }

        /// A finding that nobody has to act on.
        public Finding note(String subject, String found, List<String> evidence) {
            return new Finding(id, severity, subject, found, why, evidence, Optional.empty(), reference);
        }
    }
}
