package org.mailward.web.start;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailward.tenancy.Seat;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.SeatChoice;

/// Where a person with several seats chooses one, and where one with none learns why there is nothing to see.
@Named
@ViewScoped
public class StartPage implements Serializable {

    @Inject
    private CurrentScope current;

    @Inject
    private SeatChoice choice;

    private List<Seat> seats = List.of();
    private boolean operator;

    public @Nullable String load() {
        seats = List.copyOf(current.seats());
        choice.leave(seats);
        operator = current.isOperator();
        var home = Home.of(seats, operator);
        return home.equals(Home.CHOOSE) ? null : home;
    }

    public List<Seat> getSeats() {
        return seats;
    }

    public boolean isOperator() {
        return operator;
    }
}
