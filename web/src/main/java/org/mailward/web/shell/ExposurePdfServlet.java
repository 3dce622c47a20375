package org.mailward.web.shell;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mailward.platform.pdf.PaperSize;
import org.mailward.prospect.boundary.ExposureReports;

/// A prospect's exposure report: `?prospect=<id>&paper=a4|letter`.
@WebServlet("/app/prospect-report.pdf")
public class ExposurePdfServlet extends HttpServlet {

    @Inject
    private CurrentScope current;

    @Inject
    private ExposureReports reports;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var paper = "letter".equalsIgnoreCase(request.getParameter("paper")) ? PaperSize.LETTER : PaperSize.A4;
        Downloads.make(request, response, Downloads.id(request, "prospect").filter(_ -> current.isProviderStaff()),
                prospect -> reports.pdf(current.scope(), prospect, paper), file -> Downloads.send(response, file));
    }
}
