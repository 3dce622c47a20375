package org.mailward.web.start;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.UUID;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;
import org.mailward.web.shell.SeatChoice;

/// Takes a person from one seat to another.
@Named
@RequestScoped
public class SeatSwitch {

    @Inject
    private CurrentScope current;

    @Inject
    private SeatChoice choice;

    /// @throws NotInScope when the seat is not the person's own
    public String to(UUID membership) {
        var seat = current.seats().stream().filter(own -> own.membership().equals(membership)).findFirst().orElseThrow(NotInScope::new);
        choice.choose(seat.membership());
        return Home.of(seat);
    }
}
