package org.mailward.sources.control;

import java.util.UUID;
import org.mailward.tenancy.Scope;

/// A domain's source is of another class than it was: whatever was summed by class is to be summed again, in the same transaction.
public record Reclassed(Scope scope, UUID customer, UUID domain) {
}
