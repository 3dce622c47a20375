package org.mailward.assessment;

/// Evidence as JSON whose ages are not known yet: whether they are to be found out is told from its print.
///
/// @param text as [EvidenceJson#write(Evidence)] makes it of evidence without ages
public record EvidenceText(String text) {

    public static EvidenceText of(Evidence seen) {
        return new EvidenceText(EvidenceJson.write(seen.ages().equals(Ages.NONE) ? seen : seen.with(Ages.NONE)));
    }

    /// A figure that is equal for two gatherings exactly when they saw the same, whenever that was.
    public String print() {
        return EvidenceJson.print(text);
    }

    /// All of it, as it is kept.
    public String dated(Ages ages) {
        return EvidenceJson.withAges(text, ages);
    }
}
