package org.mailward.platform.dns;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.mailward.mailauth.dns.Answer;

/// A question on its way, which others who ask the same may wait for.
///
/// @param ticket the moment of its start, in the resolver's own counting
/// @param votes how many messages had to say the same
/// @param kept whether its answer is remembered for others
/// @param landed empty when its owner gave up; who waits must then ask himself
record Flight(long ticket, int votes, boolean kept, CompletableFuture<Optional<Landed>> landed) {

    /// What came back, and whether its way was rough: a message was lost or damaged before it came.
    record Landed(Answer answer, boolean shaky) {
    }
}
