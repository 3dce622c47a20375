package org.mailward.history;

import java.util.List;

/// One difference between what was last known of a subject and what stands there now.
///
/// @param before the values that stood there, sorted; empty when it appeared
/// @param after the values that stand there now, sorted; empty when it vanished
public record Change(Subject subject, List<String> before, List<String> after) {

    public Change {
        before = List.copyOf(before);
        after = List.copyOf(after);
        if (before.equals(after)) {
            throw new IllegalArgumentException("Nothing changed at " + subject);
        }
    }

    public Kind kind() {
        return before.isEmpty() ? Kind.APPEARED : after.isEmpty() ? Kind.VANISHED : Kind.CHANGED;
    }
}
