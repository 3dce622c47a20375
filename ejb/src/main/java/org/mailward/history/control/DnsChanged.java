package org.mailward.history.control;

import java.util.List;
import java.util.UUID;

/// A scan saw records of a domain change. It is fired in the transaction that keeps the changes; whoever acts on it beyond
/// the database observes it after success.
public record DnsChanged(UUID provider, UUID customer, UUID domain, UUID snapshot, List<UUID> changes) {
    public DnsChanged {
        changes = List.copyOf(changes);
    }
}
