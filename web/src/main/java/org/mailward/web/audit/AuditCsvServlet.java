package org.mailward.web.audit;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mailward.audit.boundary.AuditTrail;
import org.mailward.audit.boundary.AuditTrail.Deed;
import org.mailward.onboarding.boundary.CustomerRegister;
import org.mailward.onboarding.boundary.CustomerView;
import org.mailward.platform.persistence.Page;
import org.mailward.publishing.SafeCsv;
import org.mailward.publishing.ReportFile;
import org.mailward.tenancy.Scope;
import org.mailward.web.component.Text;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.Downloads;

/// The log as a table for spreadsheets, narrowed as the page is: of all in scope or of `?customer=<id>`.
@WebServlet("/app/audit.csv")
public class AuditCsvServlet extends HttpServlet {

    /// Rows of one file; a narrower range gives the rest.
    private static final int MOST = 20_000;

    @Inject
    private CurrentScope current;

    @Inject
    private AuditTrail trail;

    @Inject
    private CustomerRegister register;

    @Inject
    private Text text;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Downloads.send(response, current.isProviderAdmin() || current.isCustomerAdmin() ? file(request) : Optional.empty());
    }

    private Optional<ReportFile> file(HttpServletRequest request) {
        var scope = current.scope();
        var customer = Downloads.id(request, "customer");
        if (request.getParameter("customer") != null && customer.flatMap(id -> register.find(scope, id)).isEmpty()) {
            return Optional.empty();
        }
        var wish = new AuditWish();
        wish.setWho(request.getParameter("who"));
        wish.setDeed(request.getParameter("deed"));
        wish.setFrom(request.getParameter("from"));
        wish.setUntil(request.getParameter("until"));
        var names = register.all(scope).stream().collect(Collectors.toMap(CustomerView::id, CustomerView::name));
        var lines = new ArrayList<List<String>>();
        lines.add(List.of("time_utc", "person", "deed", "deed_id", "detail", "customer", "address"));
        all(scope, wish, customer).forEach(deed -> lines.add(cells(deed, names)));
        return Optional.of(new ReportFile("activity-log.csv", "text/csv;charset=UTF-8", SafeCsv.of(lines)));
    }

    private List<Deed> all(Scope scope, AuditWish wish, Optional<UUID> customer) {
        var all = new ArrayList<Deed>();
        boolean more = true;
        while (more && all.size() < MOST) {
            var part = trail.deeds(scope, wish.query(customer, all.size(), Page.LARGEST));
            all.addAll(part.rows());
            more = !part.rows().isEmpty() && all.size() < part.total();
        }
        return all;
    }

    private List<String> cells(Deed deed, Map<UUID, String> names) {
        return List.of(deed.at().toString(), text.person(deed.who()), text.deed(deed.action()), deed.action(), deed.detail(), deed.customer().map(id -> names.getOrDefault(id, "")).orElse(""),
                deed.from());
    }
}
