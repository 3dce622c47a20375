package org.mailward.web.shell;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.mailward.platform.pdf.Edition;
import org.mailward.platform.pdf.PaperSize;
import org.mailward.publishing.boundary.PostureReports;

/// A customer's posture report: `?customer=<id>&paper=a4|letter&edition=management|technical`.
@WebServlet("/app/customer-report.pdf")
public class ReportPdfServlet extends HttpServlet {

    @Inject
    private CurrentScope current;

    @Inject
    private PostureReports reports;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var edition = "management".equals(request.getParameter("edition")) ? Edition.MANAGEMENT : Edition.TECHNICAL;
        Downloads.make(request, response, Downloads.id(request, "customer").filter(_ -> current.isSeated()),
                customer -> reports.pdf(current.scope(), customer, paper(request), edition), file -> Downloads.send(response, file));
    }

    private static Optional<PaperSize> paper(HttpServletRequest request) {
        return Arrays.stream(PaperSize.values()).filter(paper -> paper.name().equalsIgnoreCase(request.getParameter("paper"))).findFirst();
    }
}
