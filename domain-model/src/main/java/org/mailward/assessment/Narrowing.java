package org.mailward.assessment;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// By what the provider's people narrow lists of customers and domains, besides name and stage.
///
/// @param tag that the customer or the domain bears itself
/// @param worst the worst open finding's severity
/// @param overdueOn only where the stage that was to be reached before this day is not reached
/// @param assignee the membership of somebody who looks after the customer
public record Narrowing(Optional<String> tag, Optional<Severity> worst, Optional<LocalDate> overdueOn, Optional<UUID> assignee) {

    public static final Narrowing NONE = new Narrowing(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public Narrowing {
        tag = tag.map(word -> word.strip().toLowerCase(Locale.ROOT)).filter(word -> !word.isEmpty());
    }

    /// By something that only the provider's own people may know?
    public boolean byTheHouse() {
        return tag.isPresent() || assignee.isPresent();
    }
}
