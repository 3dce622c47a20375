package org.mailward.audit;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Which deeds somebody wants to see.
///
/// @param customer only those about this customer; empty for all in scope
/// @param person part of the name of who did it, in any case
/// @param action only deeds of this kind, such as `customer.created`
/// @param from the earliest moment, itself included
/// @param until the first moment that is too late
/// @param first the first row's place in the list, from 0
/// @param count rows wanted
public record AuditQuery(Optional<UUID> customer, Optional<String> person, Optional<String> action, Optional<Instant> from, Optional<Instant> until, int first, int count) {

    public AuditQuery {
        person = person.map(text -> text.strip().toLowerCase(Locale.ROOT)).filter(text -> !text.isEmpty());
        action = action.filter(text -> !text.isBlank());
        first = Math.max(0, first);
        count = Math.max(1, count);
    }

    /// All of a customer's deeds, or of everybody's in scope.
    public static AuditQuery all(Optional<UUID> customer, int first, int count) {
        return new AuditQuery(customer, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), first, count);
    }

    /// The same, another part of the list.
    public AuditQuery part(int start, int rows) {
        return new AuditQuery(customer, person, action, from, until, start, rows);
    }
}
