package org.mailward.outbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What one scan of one domain found that is critical and was not before.
///
/// @param sentences one for each finding, for who knows the field
/// @param reasons one for each finding, why it matters, for who does not
public record CriticalNews(UUID id, UUID customer, UUID domain, String domainName, Instant raisedAt, List<String> sentences, List<String> reasons) {

    public CriticalNews {
        sentences = List.copyOf(sentences);
        reasons = List.copyOf(reasons);
    }
}
