package org.mailward.scanning.control;

import java.util.List;
import java.util.UUID;

/// Scans were asked for, and the transaction that asks for them may now commit.
public record ScansAsked(UUID provider, List<UUID> scans) {

    public ScansAsked {
        scans = List.copyOf(scans);
    }
}
