package org.mailward.builder.form;

import java.util.List;

/// A form that is filled from what is published.
///
/// @param leftOut what the published record holds and the form does not, one sentence each
public record Begun(Entries entries, List<String> leftOut) {

    public Begun {
        leftOut = List.copyOf(leftOut);
    }

    static Begun of(Entries entries) {
        return new Begun(entries, List.of());
    }
}
