package org.mailward.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mailward.assessment.Stage;
import org.mailward.estate.StageTarget;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.InvalidInput;
import org.mailward.tenancy.Role;

class BulkJobTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final BulkTask TASK = new BulkTask(BulkOf.DOMAINS, BulkDeed.TARGET, Optional.of("left out"),
            Optional.of(new StageTarget(Stage.REJECTING, Optional.of(LocalDate.of(2026, 12, 31)))), Optional.of(new UUID(1, 1)));

    private final BulkJob job = new BulkJob(new UUID(0, 1), new Actor("ada", "Ada", Role.PROVIDER_ADMIN, "test"), new UUID(0, 2), TASK, 3, NOW);

    @Test
    void whoever_had_the_turn_before_writes_nothing_more() {
        int dead = job.begin(NOW, LEASE);
        assertTrue(job.heldBy(dead));
        int alive = job.begin(NOW.plus(LEASE), LEASE);
        assertFalse(job.heldBy(dead));
        assertTrue(job.heldBy(alive));
        job.end(BulkState.STOPPED, NOW, "");
        assertFalse(job.heldBy(alive), "nor anybody after it was stopped");
    }

    @Test
    void turns_are_idle_until_a_row_is_over() {
        job.begin(NOW, LEASE);
        job.begin(NOW, LEASE);
        assertEquals(2, job.idleTurns());
        job.advance(1, 1, NOW, LEASE);
        assertEquals(0, job.idleTurns());
        assertEquals(1, job.done());
        assertEquals(1, job.failed());
    }

    @Test
    void a_task_keeps_what_its_deed_needs_and_nothing_else() {
        assertEquals(new BulkTask(BulkOf.DOMAINS, BulkDeed.TARGET, Optional.empty(), TASK.target(), Optional.empty()), job.task());
    }

    @Test
    void a_task_without_what_its_deed_needs_is_refused_with_the_field() {
        assertEquals("tag", assertThrows(InvalidInput.class, () -> new BulkTask(BulkOf.DOMAINS, BulkDeed.TAG, Optional.empty(), Optional.empty(), Optional.empty())).field());
        assertEquals("member", assertThrows(InvalidInput.class, () -> new BulkTask(BulkOf.CUSTOMERS, BulkDeed.ASSIGN, Optional.empty(), Optional.empty(), Optional.empty())).field());
        assertEquals("deed", assertThrows(InvalidInput.class, () -> new BulkTask(BulkOf.DOMAINS, BulkDeed.ASSIGN, Optional.empty(), Optional.empty(), Optional.of(new UUID(1, 1)))).field());
    }
}
