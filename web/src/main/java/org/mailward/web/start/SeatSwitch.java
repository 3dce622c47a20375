package org.mailward.web.start;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;
import org.mailward.web.shell.OpenId;
import org.mailward.web.shell.SeatChoice;

/// Takes a person from one seat to another.
@Named
@RequestScoped
public class SeatSwitch {

    @Inject
    private CurrentScope current;

    @Inject
    private SeatChoice choice;

    @Inject
    private FacesContext faces;

    @Inject
    private OpenId openId;

    /// @throws NotInScope when the seat is not the person's own
    public String to(UUID membership) {
        var seat = current.seats().stream().filter(own -> own.membership().equals(membership)).findFirst().orElseThrow(NotInScope::new);
        choice.choose(seat.membership());
        var path = faces.getExternalContext().getRequestContextPath() + "/";
        ((HttpServletResponse) faces.getExternalContext().getResponse()).addCookie(SeatChoice.kept(seat.membership(), path, openId.getBaseUrl().startsWith("https:")));
        return Home.of(seat);
    }
}
