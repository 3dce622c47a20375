package org.mailward.scanning.control;

import java.util.UUID;
import org.mailward.history.Ledger;
import org.mailward.mailauth.dns.DomainName;

/// A scan that this node has taken up.
///
/// @param attempt 1 for the first
/// @param known what was seen of the domain's records before
public record ScanTask(UUID scan, UUID domain, UUID customer, DomainName name, int attempt, Ledger known) {
}
