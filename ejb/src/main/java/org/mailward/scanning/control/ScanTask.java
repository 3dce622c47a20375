package org.mailward.scanning.control;

import java.util.Optional;
import java.util.UUID;
import org.mailward.history.Recalled;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.scanning.store.Snapshots;

/// A scan that this node has taken up.
///
/// @param attempt 1 for the first
/// @param known what was seen of the domain's records before
/// @param last the domain's newest snapshot; empty for one that was never scanned
public record ScanTask(UUID scan, UUID domain, UUID customer, DomainName name, int attempt, Recalled known, Optional<Snapshots.Last> last) {
}
