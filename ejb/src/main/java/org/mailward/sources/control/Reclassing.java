package org.mailward.sources.control;

import java.util.UUID;
import org.mailward.tenancy.Scope;

/// A domain's sources are about to be named or decided about, and may be of another class after that: whoever keeps sums by class lets
/// nobody else write them until the transaction ends. Told before the first path is read, so that nobody waits in a circle.
public record Reclassing(Scope scope, UUID customer, UUID domain) {
}
