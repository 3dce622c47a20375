package org.mailward.web.shell;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mailward.platform.pdf.Edition;
import org.mailward.publishing.boundary.PostureReports;
import org.mailward.traffic.DayRange;

/// A report's pages on the screen, as they would be drawn now: `?customer=<id>&edition=management|technical&days=<days it looks back on>`.
///
/// The document holds its own styles and pictures; nothing in it may run, and nothing is fetched.
@WebServlet("/app/report-preview")
public class ReportPreviewServlet extends HttpServlet {

    private static final String NOTHING_ELSE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    @Inject
    private CurrentScope current;

    @Inject
    private PostureReports reports;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var edition = "technical".equals(request.getParameter("edition")) ? Edition.TECHNICAL : Edition.MANAGEMENT;
        Downloads.make(request, response, Downloads.id(request, "customer").filter(_ -> current.isSeated()),
                customer -> reports.preview(current.scope(), customer, Optional.empty(), edition, days(request)), pages -> show(response, pages));
    }

    private static void show(HttpServletResponse response, String pages) throws IOException {
        response.setHeader("Content-Security-Policy", NOTHING_ELSE);
        response.setContentType("application/xhtml+xml;charset=UTF-8");
        response.getOutputStream().write(pages.getBytes(StandardCharsets.UTF_8));
    }

    /// As many as a report may look back on; else what is usual.
    private static int days(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("days")).filter(text -> text.matches("[1-9]\\d{0,3}")).map(Integer::parseInt)
                .filter(days -> days <= DayRange.MOST).orElse(PostureReports.DAYS);
    }
}
