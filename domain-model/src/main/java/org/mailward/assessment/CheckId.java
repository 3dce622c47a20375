package org.mailward.assessment;

/// One rule applied to one subject.
public record CheckId(String ruleId, String subject) implements Comparable<CheckId> {

    /// The subject of a check that could not even list its subjects.
    public static final String EVERY_SUBJECT = "*";

    /// True when a check that could not be made would have decided about `other`.
    boolean covers(CheckId other) {
        return ruleId.equals(other.ruleId) && (subject.equals(EVERY_SUBJECT) || subject.equals(other.subject));
    }

    @Override
    public int compareTo(CheckId other) {
        int byRule = ruleId.compareTo(other.ruleId);
        return byRule != 0 ? byRule : subject.compareTo(other.subject);
    }
}
