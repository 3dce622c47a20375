package org.mailward.web.shell;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mailward.publishing.boundary.ReportDesk;

/// A report that was made, as it was: `?id=<id>`, as PDF or the table beside it.
@WebServlet({"/app/kept-report.pdf", "/app/kept-report.csv"})
public class KeptReportServlet extends HttpServlet {

    @Inject
    private CurrentScope current;

    @Inject
    private ReportDesk desk;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean table = request.getServletPath().endsWith(".csv");
        Downloads.send(response, Downloads.id(request, "id").filter(_ -> current.isSeated())
                .flatMap(report -> table ? desk.csv(current.scope(), report) : desk.pdf(current.scope(), report)));
    }
}
