package org.mailward.sources;

import java.util.List;
import java.util.Optional;

/// Who a source is, what it is to the domain, and why.
///
/// @param service which of the catalogue's; empty when none is proven. A server of the domain's own is [SourceClass#ALIGNED] without one
/// @param confidence how sure: 0 to 100
/// @param reasons the strongest first
public record Attribution(Optional<SendingService> service, SourceClass sourceClass, int confidence, List<Reason> reasons) {

    public Attribution {
        reasons = List.copyOf(reasons);
        if (confidence < 0 || confidence > 100) {
            throw new IllegalArgumentException("A confidence is 0 to 100, not " + confidence);
        }
    }

    /// The service's id, or an empty text.
    public String serviceId() {
        return service.map(SendingService::id).orElse("");
    }
}
