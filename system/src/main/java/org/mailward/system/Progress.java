package org.mailward.system;

import java.time.Duration;

/// Hears how the start goes.
public interface Progress {

    /// A part answers.
    /// @param took since its own start began
    /// @param where address or what it holds, for a person
    void ready(String part, Duration took, String where);

    /// Something takes longer this time, or was put right.
    void note(String sentence);

    /// Hears nothing.
    static Progress silent() {
        return new Progress() {
            @Override
            public void ready(String part, Duration took, String where) {
                // nobody watches
            }

            @Override
            public void note(String sentence) {
                // nobody watches
            }
        };
    }
}
