package org.mailward.web.shell;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mailward.bulk.boundary.BulkDesk;

/// An exported table, or what became of each row of a bulk action: `?id=<id>`.
@WebServlet("/app/bulk-action.csv")
public class BulkCsvServlet extends HttpServlet {

    @Inject
    private CurrentScope current;

    @Inject
    private BulkDesk desk;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Downloads.send(response, Downloads.id(request, "id").filter(_ -> current.isProviderStaff()).flatMap(action -> desk.table(current.scope(), action)));
    }
}
