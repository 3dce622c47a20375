package org.mailward.web.traffic;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.mailward.publishing.ReportFile;
import org.mailward.traffic.DayRange;
import org.mailward.traffic.boundary.TrafficTables;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.Downloads;

/// Traffic as tables for spreadsheets: of all customers, of `?customer=<id>`, of `?domain=<id>`, or a domain's sources with `&of=sources`.
@WebServlet("/app/traffic.csv")
public class TrafficCsvServlet extends HttpServlet {

    @Inject
    private CurrentScope current;

    @Inject
    private TrafficTables tables;

    @Inject
    private Today today;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var wish = new RangeWish();
        wish.setDays(request.getParameter("days"));
        wish.setFrom(request.getParameter("from"));
        wish.setUntil(request.getParameter("until"));
        Downloads.send(response, current.isSeated() ? file(request, wish.range(today.day())) : Optional.empty());
    }

    private Optional<ReportFile> file(HttpServletRequest request, DayRange range) {
        if (request.getParameter("domain") != null) {
            return Downloads.id(request, "domain").flatMap(id -> "sources".equals(request.getParameter("of"))
                    ? tables.domainSources(current.scope(), id, range) : tables.domainDays(current.scope(), id, range));
        }
        if (request.getParameter("customer") != null) {
            return Downloads.id(request, "customer").flatMap(id -> tables.customerDays(current.scope(), id, range));
        }
        return Optional.of(tables.portfolioDays(current.scope(), range));
    }
}
