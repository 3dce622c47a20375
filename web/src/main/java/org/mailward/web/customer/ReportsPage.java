package org.mailward.web.customer;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.onboarding.boundary.CustomerRegister;
import org.mailward.onboarding.boundary.CustomerView;
import org.mailward.platform.pdf.Edition;
import org.mailward.platform.pdf.PaperSize;
import org.mailward.publishing.boundary.PostureReports;
import org.mailward.publishing.boundary.ReportDesk;
import org.mailward.publishing.boundary.ReportDesk.Line;
import org.mailward.publishing.boundary.ReportDesk.Wish;
import org.mailward.web.component.Feedback;
import org.mailward.web.component.Text;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// Reports that were made, with who asked for them, and asking for more: of the own company, or of the customers in scope.
@Named
@ViewScoped
public class ReportsPage implements Serializable {

    private static final String HERE = "/app/reports.xhtml?faces-redirect=true";
    private static final int ROWS = 25;
    private static final int LAST = 100_000;
    private static final List<Integer> PERIODS = List.of(30, 90, 365);

    @Inject
    private CurrentScope current;

    @Inject
    private CustomerRegister register;

    @Inject
    private ReportDesk desk;

    @Inject
    private Feedback feedback;

    @Inject
    private Text text;

    private @Nullable UUID customer;
    private String page = "";
    private transient @Nullable Rows listing;
    private List<CustomerView> customers = List.of();
    private @Nullable UUID chosen;
    private Edition edition = Edition.MANAGEMENT;
    private @Nullable PaperSize paper;
    private int days = PostureReports.DAYS;

    /// One page of the list.
    /// @param page counted from 1
    public record Rows(List<Line> rows, long total, int page) {
        public Rows {
            rows = List.copyOf(rows);
        }

        public long pages() {
            return Math.max(1, (total + ROWS - 1) / ROWS);
        }

        public long from() {
            return rows.isEmpty() ? 0 : (page - 1L) * ROWS + 1;
        }

        public long to() {
            return rows.isEmpty() ? 0 : (page - 1L) * ROWS + rows.size();
        }

        /// True while one of them is being made.
        public boolean open() {
            return rows.stream().anyMatch(Line::open);
        }
    }

    public void load() {
        customers = register.all(current.scope());
        if (customer != null && customers.stream().noneMatch(known -> known.id().equals(customer))) {
            throw new NotInScope();
        }
        chosen = customer != null ? customer : customers.size() == 1 ? customers.getFirst().id() : null;
        look();
    }

    /// Looks how far the reports are.
    public void look() {
        int number = page.matches("[1-9][0-9]{0,4}") ? Math.min(Integer.parseInt(page), LAST) : 1;
        var found = desk.list(current.scope(), Optional.ofNullable(customer), (number - 1) * ROWS, ROWS);
        listing = new Rows(found.rows(), found.total(), number);
    }

    public @Nullable String make() {
        if (chosen == null) {
            feedback.refused("customer", text.of("reports.customer-missing"));
            return null;
        }
        var wanted = chosen;
        return feedback.of(() -> desk.ask(current.scope(), wanted, new Wish(edition, Optional.ofNullable(paper), days))).map(_ -> {
            feedback.done("reports.asked");
            return HERE + (customer == null ? "" : "&customer=" + customer);
        }).orElse(null);
    }

    /// Goes to the report as it would be made now.
    public void preview() throws IOException {
        if (chosen == null) {
            feedback.refused("customer", text.of("reports.customer-missing"));
            return;
        }
        var to = FacesContext.getCurrentInstance().getExternalContext();
        to.redirect(to.getRequestContextPath() + "/app/report-preview?customer=" + chosen + "&edition=" + edition.name().toLowerCase(Locale.ROOT) + "&days=" + days);
    }

    public List<Edition> getEditions() {
        return List.of(Edition.values());
    }

    public List<PaperSize> getPapers() {
        return List.of(PaperSize.values());
    }

    public List<Integer> getPeriods() {
        return PERIODS;
    }

    public List<CustomerView> getCustomers() {
        return customers;
    }

    /// The name of the one customer that the page is about; empty for all in scope.
    public String getCompany() {
        return customers.stream().filter(known -> known.id().equals(customer)).findFirst().map(CustomerView::name).orElse("");
    }

    /// The one whose report can be looked at without choosing; none where there are several.
    public List<CustomerView> getShown() {
        var shown = customer == null ? customers : customers.stream().filter(known -> known.id().equals(customer)).toList();
        return shown.size() == 1 ? shown : List.of();
    }

    public @Nullable Rows getListing() {
        return listing;
    }

    public @Nullable UUID getCustomer() {
        return customer;
    }

    public void setCustomer(@Nullable UUID wanted) {
        customer = wanted;
    }

    public String getPage() {
        return page;
    }

    public void setPage(@Nullable String number) {
        page = number == null ? "" : number;
    }

    public @Nullable UUID getChosen() {
        return chosen;
    }

    public void setChosen(@Nullable UUID picked) {
        chosen = picked;
    }

    public Edition getEdition() {
        return edition;
    }

    public void setEdition(Edition picked) {
        edition = picked;
    }

    public @Nullable PaperSize getPaper() {
        return paper;
    }

    public void setPaper(@Nullable PaperSize picked) {
        paper = picked;
    }

    public int getDays() {
        return days;
    }

    public void setDays(int picked) {
        days = picked;
    }
}
