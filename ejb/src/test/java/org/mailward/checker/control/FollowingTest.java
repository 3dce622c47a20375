package org.mailward.checker.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.mailward.assessment.Evidence;
import org.mailward.mailauth.dns.DomainName;

/// What becomes of a check when its inquiry is over.
class FollowingTest {

    private static final UUID CHECK = new UUID(1, 1);
    private static final Executor BUSY = task -> {
        throw new RejectedExecutionException("No thread is free");
    };

    private final Inquiry inquiry = new Inquiry(DomainName.of("example.org"), Instant.EPOCH);
    private final List<Optional<Evidence>> recorded = new ArrayList<>();

    @Test
    void it_is_followed_until_it_was_recorded() {
        var following = new Following(Runnable::run);
        following.follow(CHECK, inquiry, recorded::add);
        assertTrue(following.progress(CHECK).isPresent());
        inquiry.broke(new IllegalStateException());
        assertEquals(List.of(Optional.empty()), recorded);
        assertFalse(following.progress(CHECK).isPresent());
    }

    @Test
    void where_no_thread_is_free_to_record_it_whoever_ended_it_does() {
        var following = new Following(BUSY);
        following.follow(CHECK, inquiry, recorded::add);
        inquiry.broke(new IllegalStateException());
        assertEquals(List.of(Optional.empty()), recorded, "Its page would say for ever that it is under way");
        assertFalse(following.progress(CHECK).isPresent());
    }

    @Test
    void nor_does_it_matter_that_the_inquiry_was_over_before() {
        var following = new Following(BUSY);
        inquiry.broke(new IllegalStateException());
        following.follow(CHECK, inquiry, recorded::add);
        assertEquals(List.of(Optional.empty()), recorded);
        assertFalse(following.progress(CHECK).isPresent());
    }
}
