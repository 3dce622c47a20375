package org.mailward.mailauth.report;

import java.util.List;
import java.util.Set;

/// What unpacking an arrival came to.
///
/// @param payloads how many were handed over, those that broke while they were read included
/// @param failures what could not be handed over, in the order found, each with its place; and a payload that broke while it was
///     read, where its taker let the [BrokenContent] pass
/// @param quirks of the arrival as a whole, in the order of [Quirk]; those of one payload are with its content
public record Unpacked(int payloads, List<Unreadable> failures, Set<Quirk> quirks) {

    public Unpacked {
        failures = List.copyOf(failures);
        quirks = Quirks.ordered(quirks);
    }
}
