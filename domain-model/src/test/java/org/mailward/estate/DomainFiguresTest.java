package org.mailward.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DomainFiguresTest {

    private static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant SECOND = FIRST.plus(Duration.ofDays(1));
    private static final Instant THIRD = SECOND.plus(Duration.ofDays(1));

    private static SnapshotFigures seen(Instant at, String stage, Optional<Integer> score, int open) {
        return new SnapshotFigures(new UUID(0, at.getEpochSecond()), at, stage, score, score.isEmpty() ? "UNGRADED" : "B", open == 0 ? Optional.empty() : Optional.of("LOW"), open, 0);
    }

    @Test
    void a_first_snapshot_has_no_stage_before_it() {
        var figures = DomainFigures.NONE.with(seen(FIRST, "MONITORING", Optional.of(40), 2));
        assertEquals(new DomainFigures(Optional.of("MONITORING"), Optional.of(FIRST), Optional.empty(), Optional.of(40), Optional.of("B"), Optional.of("LOW"), 2, 0, Optional.of(FIRST),
                Optional.of(FIRST), Optional.of(new UUID(0, FIRST.getEpochSecond()))), figures);
    }

    @Test
    void a_stage_is_since_the_snapshot_that_first_saw_it_and_leaves_the_one_before() {
        var figures = DomainFigures.NONE.with(seen(FIRST, "MONITORING", Optional.of(40), 2)).with(seen(SECOND, "REJECTING", Optional.of(90), 0)).with(seen(THIRD, "REJECTING", Optional.of(91), 0));
        assertEquals(Optional.of(SECOND), figures.stageSince());
        assertEquals(Optional.of("MONITORING"), figures.stageBefore());
        assertEquals(Optional.of(91), figures.score());
        assertEquals(Optional.empty(), figures.worst());
    }

    @Test
    void what_dns_could_not_say_leaves_stage_and_score_and_when_they_were_known() {
        var figures = DomainFigures.NONE.with(seen(FIRST, "MONITORING", Optional.of(40), 2)).with(seen(SECOND, "UNKNOWN", Optional.empty(), 1));
        assertEquals(Optional.of("MONITORING"), figures.stage());
        assertEquals(Optional.of(40), figures.score());
        assertEquals(Optional.of(FIRST), figures.knownAt());
        assertEquals(Optional.of(SECOND), figures.scannedAt());
        assertEquals(1, figures.openFindings());
    }

    @Test
    void a_stage_after_one_that_was_never_known_has_none_before_it() {
        var figures = DomainFigures.NONE.with(seen(FIRST, "UNKNOWN", Optional.empty(), 0)).with(seen(SECOND, "REJECTING", Optional.of(90), 0));
        assertEquals(Optional.of("REJECTING"), figures.stage());
        assertEquals(Optional.empty(), figures.stageBefore());
    }

    @Test
    void an_older_snapshot_that_arrives_late_changes_nothing() {
        var figures = DomainFigures.NONE.with(seen(SECOND, "REJECTING", Optional.of(90), 0));
        assertEquals(figures, figures.with(seen(FIRST, "MONITORING", Optional.of(40), 2)));
    }
}
