package org.mailward.mailauth.report;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// Sets of quirks.
final class Quirks {

    private Quirks() {
    }

    /// An unchangeable copy in the order of [Quirk].
    static Set<Quirk> ordered(Collection<Quirk> quirks) {
        EnumSet<Quirk> copy = EnumSet.noneOf(Quirk.class);
        copy.addAll(quirks);
        return Collections.unmodifiableSet(copy);
    }
}
