package org.mailward.web.intake;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.mailward.intake.ArrivedBytes;
import org.mailward.intake.boundary.ArrivalDesk;
import org.mailward.tenancy.Outcome;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.Downloads;

/// An arrival's bytes as they came, to be saved: `?id=<arrival>`. A stranger wrote them, so no browser is to open them here.
@WebServlet("/app/arrival.raw")
public class RawArrivalServlet extends HttpServlet {

    @Inject
    private CurrentScope current;

    @Inject
    private ArrivalDesk desk;

    @Inject
    private Deliveries deliveries;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var id = current.isSeated() && current.isProviderStaff() ? Downloads.id(request, "id") : Optional.<UUID>empty();
        var line = id.flatMap(wanted -> desk.find(current.scope(), wanted));
        if (line.isEmpty()) {
            Downloads.send(response, Optional.empty());
            return;
        }
        switch (desk.raw(current.scope(), line.get().id())) {
            case Outcome.Done<ArrivedBytes>(var bytes) -> {
                response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
                response.setHeader("X-Content-Type-Options", "nosniff");
                Downloads.send(response, Optional.of(RawFile.of(line.get(), bytes)));
            }
            case Outcome.Refused<ArrivedBytes>(_, var sentence) -> {
                deliveries.refuse(line.get().id(), sentence);
                response.sendRedirect(request.getContextPath() + "/app/arrival?id=" + line.get().id());
            }
            case Outcome.Missing<ArrivedBytes>() -> Downloads.send(response, Optional.empty());
        }
    }
}
