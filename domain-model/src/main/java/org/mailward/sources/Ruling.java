package org.mailward.sources;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/// A decision that holds: what the paths of a subject are, for one domain, one customer, or all of the provider's.
///
/// @param customer empty when it holds for all
/// @param domain empty when it holds for all of the customer's; never without a customer
public record Ruling(UUID id, Optional<UUID> customer, Optional<UUID> domain, RulingSubject subject, Verdict verdict, Instant at) {

    /// The one that counts before the others: for a domain before a customer before everywhere, and the later before the earlier.
    static final Comparator<Ruling> FIRST = Comparator.comparing(Ruling::width).thenComparing(Ruling::at, Comparator.reverseOrder()).thenComparing(Ruling::id, Comparator.reverseOrder());

    public Ruling {
        if (domain.isPresent() && customer.isEmpty()) {
            throw new IllegalArgumentException("A decision for a domain is one for its customer");
        }
    }

    private int width() {
        return domain.isPresent() ? 0 : customer.isPresent() ? 1 : 2;
    }

    boolean holdsFor(UUID ofCustomer, UUID ofDomain) {
        return customer.map(ofCustomer::equals).orElse(true) && domain.map(ofDomain::equals).orElse(true);
    }
}
