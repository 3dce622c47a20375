package org.mailward.compliance;

import java.util.List;

/// How one domain stands by one profile.
public record ProfileResult(Profile profile, List<Line> lines) {

    /// One control and what it came to.
    public record Line(Control control, Verdict verdict) {
    }

    /// A whole profile in one word.
    public enum Standing {
        /// Everything that can be seen is met.
        MET,
        /// Something is not met.
        NOT_MET,
        /// Nothing speaks against it, but something could not be told.
        UNKNOWN,
        /// The profile is not meant for such a domain, or nothing of it can be seen.
        NOT_APPLICABLE
    }

    public ProfileResult {
        lines = List.copyOf(lines);
    }

    public Standing standing() {
        if (count(Verdict.NotMet.class) > 0) {
            return Standing.NOT_MET;
        }
        if (count(Verdict.Unknown.class) > 0) {
            return Standing.UNKNOWN;
        }
        return count(Verdict.Met.class) > 0 ? Standing.MET : Standing.NOT_APPLICABLE;
    }

    public long met() {
        return count(Verdict.Met.class);
    }

    public long notMet() {
        return count(Verdict.NotMet.class);
    }

    public long unknown() {
        return count(Verdict.Unknown.class);
    }

    public long notVisible() {
        return count(Verdict.NotVisible.class);
    }

    private long count(Class<? extends Verdict> kind) {
        return lines.stream().map(Line::verdict).filter(kind::isInstance).count();
    }
}
