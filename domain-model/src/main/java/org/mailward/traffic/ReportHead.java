package org.mailward.traffic;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A stored report without its rows.
///
/// @param kind `AGGREGATE`, `FAILURE` or `TLS`
/// @param quirks what was odd about it
/// @param salvaged it was not well-formed, and read as far as it could be with certainty
/// @param conflicting another report has the same id and other content
/// @param detail the policy as reported and what else stands in its head, as stored
public record ReportHead(UUID id, UUID customer, UUID domain, String kind, UUID arrival, int part, String reporter, String reporterEmail, String externalId, Instant begin,
                         Instant end, String policyDomain, int rows, long messages, List<String> quirks, boolean salvaged, boolean conflicting, String detail, Instant storedAt) {
    public ReportHead {
        quirks = List.copyOf(quirks);
    }
}
