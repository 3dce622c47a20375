package org.mailward.web.start;

import java.util.List;
import org.mailward.tenancy.Seat;

/// The first page of a seat.
public final class Home {

    static final String CHOOSE = "/app/start.xhtml?faces-redirect=true";
    private static final String STAFF = "/app/portfolio.xhtml?faces-redirect=true";
    private static final String CLIENT = "/app/overview.xhtml?faces-redirect=true";
    private static final String OPERATOR = "/app/operator.xhtml?faces-redirect=true";

    private Home() {
    }

    public static String of(Seat seat) {
        return seat.role().ofACustomer() ? CLIENT : STAFF;
    }

    /// Where a person begins: at the only seat, at the operator's page, or where seats are chosen.
    static String of(List<Seat> seats, boolean operator) {
        if (seats.isEmpty() && operator) {
            return OPERATOR;
        }
        return seats.size() == 1 && !operator ? of(seats.getFirst()) : CHOOSE;
    }
}
