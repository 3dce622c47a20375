package org.mailward.web.component;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Brings what two people wrote into the same form together, field by field, so that nothing of either is lost.
///
/// What only the other changed is taken over; where both did, the person's own stays in the form, and what the other wrote stands beside it.
public final class Merge implements Serializable {

    /// A field that the other changed.
    /// @param mine what the form holds now
    /// @param theirs what the other saved; the same where it was taken over
    public record Line(String label, String mine, String theirs) implements Serializable {

        public boolean taken() {
            return mine.equals(theirs);
        }
    }

    private final ArrayList<Line> lines = new ArrayList<>();

    /// @param before what both began with
    /// @param shown a value as people read it
    /// @return what belongs into the form
    public String field(String label, String before, String mine, String theirs, UnaryOperator<String> shown) {
        if (theirs.equals(before) || theirs.equals(mine)) {
            return mine;
        }
        var kept = mine.equals(before) ? theirs : mine;
        lines.add(new Line(label, shown.apply(kept), shown.apply(theirs)));
        return kept;
    }

    public String field(String label, String before, String mine, String theirs) {
        return field(label, before, mine, theirs, UnaryOperator.identity());
    }

    /// What the other changed, in the form's order.
    public List<Line> getLines() {
        return List.copyOf(lines);
    }
}
