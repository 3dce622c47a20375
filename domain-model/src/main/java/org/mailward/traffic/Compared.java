package org.mailward.traffic;

import java.util.OptionalInt;

/// Figures of a range beside those of as many days just before it.
public record Compared(Figures now, Figures before) {

    public static final Compared NONE = new Compared(Figures.NONE, Figures.NONE);

    public Compared plus(Compared other) {
        return new Compared(now.plus(other.now), before.plus(other.before));
    }

    /// How the compliance moved, in hundredths of a percentage point; empty where one of them has no messages.
    public OptionalInt moved() {
        return now.compliance().isPresent() && before.compliance().isPresent()
                ? OptionalInt.of(now.compliance().getAsInt() - before.compliance().getAsInt()) : OptionalInt.empty();
    }
}
