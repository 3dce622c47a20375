package org.mailward.web.shell;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.tenancy.Seat;

/// The seat that a person with several chose to work in, for this session.
@SessionScoped
public class SeatChoice implements Serializable {

    private @Nullable UUID membership;

    /// @param id a membership of the person; one of somebody else's is never found among the person's seats and changes nothing
    public void choose(UUID id) {
        membership = id;
    }

    Optional<Seat> among(List<Seat> seats) {
        return seats.stream().filter(seat -> seat.membership().equals(membership)).findFirst().or(() -> seats.stream().findFirst());
    }
}
