package org.mailward.traffic;

import java.util.OptionalInt;

/// Figures of a range beside those of as many days just before it.
public record Compared(Figures now, Figures before) {

    private static final int TENTH = 10;

    public static final Compared NONE = new Compared(Figures.NONE, Figures.NONE);

    public Compared plus(Compared other) {
        return new Compared(now.plus(other.now), before.plus(other.before));
    }

    /// How the compliance moved, as both are shown: rounded down to a tenth of a percent, so that the difference is that of the figures
    /// that stand beside it.
    /// @return hundredths of a percentage point, in tens; empty where one of the two ranges has no messages
    public OptionalInt moved() {
        return now.compliance().isPresent() && before.compliance().isPresent()
                ? OptionalInt.of((now.compliance().getAsInt() / TENTH - before.compliance().getAsInt() / TENTH) * TENTH) : OptionalInt.empty();
    }
}
