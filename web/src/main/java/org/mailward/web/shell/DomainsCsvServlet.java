package org.mailward.web.shell;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mailward.publishing.boundary.PostureReports;

/// A customer's domains as a table for spreadsheets: `?customer=<id>`.
@WebServlet("/app/customer-domains.csv")
public class DomainsCsvServlet extends HttpServlet {

    @Inject
    private CurrentScope current;

    @Inject
    private PostureReports reports;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Downloads.make(request, response, Downloads.id(request, "customer").filter(_ -> current.isSeated()),
                customer -> reports.csv(current.scope(), customer), file -> Downloads.send(response, file));
    }
}
