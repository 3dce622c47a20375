package org.mailward.checker.boundary;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.mailward.checker.CheckFigures;
import org.mailward.checker.CheckState;
import org.mailward.checker.CheckerResult;
import org.mailward.mailauth.dns.DomainName;

/// A check in a list.
///
/// @param figures empty until it is done
public record CheckLine(UUID id, DomainName domain, CheckState state, Optional<CheckFigures> figures, Instant askedAt, String askedBy, boolean byVisitor) {

    static CheckLine of(CheckerResult result) {
        return new CheckLine(result.id(), result.domain(), result.state(), result.figures(), result.askedAt(), result.askedBy(), result.byVisitor());
    }
}
