package org.mailward.web.finder;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mailward.estate.boundary.Finder;
import org.mailward.estate.Found;
import org.mailward.web.shell.CurrentScope;

/// What fits while somebody types, for the field at the top of every page: `?q=<text>`.
@WebServlet("/app/find")
public class FindServlet extends HttpServlet {

    /// Customers, and domains, offered at once.
    private static final int MOST = 6;

    @Inject
    private CurrentScope current;

    @Inject
    private Finder finder;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var typed = request.getParameter("q");
        var found = typed == null || !current.isSeated() ? Found.NOTHING : finder.find(current.scope(), typed, MOST);
        response.setContentType("application/json;charset=UTF-8");
        try (var writer = Json.createWriter(response.getWriter())) {
            writer.writeArray(lines(found, request.getContextPath()).build());
        }
    }

    private JsonArrayBuilder lines(Found found, String base) {
        var lines = Json.createArrayBuilder();
        // A client has one company, which is the whole of the portal.
        if (current.isProviderStaff()) {
            found.customers().forEach(customer -> lines.add(Json.createObjectBuilder().add("name", customer.name()).add("of", "")
                    .add("kind", "customer").add("to", base + "/app/customer?id=" + customer.id())));
        }
        found.domains().forEach(domain -> lines.add(Json.createObjectBuilder().add("name", domain.name().unicode())
                .add("of", current.isProviderStaff() ? domain.customerName() : "").add("kind", "domain").add("to", base + "/app/domain?id=" + domain.id())));
        return lines;
    }
}
