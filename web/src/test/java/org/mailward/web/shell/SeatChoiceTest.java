package org.mailward.web.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Seat;

/// Who works for two providers never works for one of them without having chosen it: what is typed for the one must not get to the other.
class SeatChoiceTest {

    private static final Seat ALDER = seat(1);
    private static final Seat BIRCH = seat(2);
    private static final List<Seat> BOTH = List.of(ALDER, BIRCH);

    private static Seat seat(int number) {
        return new Seat(new UUID(0, number), new UUID(1, number), "Provider " + number, Optional.empty(), Optional.empty(), Role.PROVIDER_ADMIN, true, Set.of());
    }

    @Test
    void the_first_seat_is_taken_while_none_was_chosen() {
        assertEquals(Optional.of(ALDER), new SeatChoice().among(BOTH, Optional.empty()));
        assertEquals(Optional.empty(), new SeatChoice().among(List.of(), Optional.empty()));
    }

    @Test
    void after_signing_in_anew_work_goes_on_in_the_seat_where_it_was_broken_off() {
        assertEquals(Optional.of(BIRCH), new SeatChoice().among(BOTH, Optional.of(BIRCH.membership())));
        assertEquals(Optional.of(ALDER), new SeatChoice().among(List.of(ALDER), Optional.of(BIRCH.membership())), "one that is gone since, or is somebody else's, is none");
    }

    @Test
    void a_seat_that_is_lost_while_somebody_works_in_it_is_not_exchanged_for_another() {
        var choice = new SeatChoice();
        choice.choose(BIRCH.membership());
        assertEquals(Optional.of(BIRCH), choice.among(BOTH, Optional.of(ALDER.membership())));
        assertEquals(Optional.empty(), choice.among(List.of(ALDER), Optional.empty()));
        choice.leave(List.of(ALDER));
        assertEquals(Optional.of(ALDER), choice.among(List.of(ALDER), Optional.empty()), "once the person was told");
    }

    @Test
    void one_that_stands_is_not_left() {
        var choice = new SeatChoice();
        choice.choose(BIRCH.membership());
        choice.leave(BOTH);
        assertEquals(Optional.of(BIRCH), choice.among(BOTH, Optional.empty()));
    }

    @Test
    void the_browser_remembers_it_and_no_script_reads_it() {
        var kept = SeatChoice.kept(BIRCH.membership(), "/", true);
        assertEquals(Optional.of(BIRCH.membership()), SeatChoice.before(new Cookie[] {new Cookie("other", "x"), kept}));
        assertTrue(kept.isHttpOnly() && kept.getSecure());
        assertEquals("Lax", kept.getAttribute("SameSite"));
        assertFalse(SeatChoice.kept(BIRCH.membership(), "/", false).getSecure(), "without HTTPS it would never come back");
        assertEquals(Optional.empty(), SeatChoice.before(new Cookie[] {new Cookie(kept.getName(), "1-1-1-1-1x")}));
        assertEquals(Optional.empty(), SeatChoice.before(null));
    }
}
