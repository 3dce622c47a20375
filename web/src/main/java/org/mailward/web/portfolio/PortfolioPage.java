package org.mailward.web.portfolio;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mailward.assessment.boundary.PortfolioOverview;
import org.mailward.assessment.boundary.PortfolioOverview.CustomerLine;
import org.mailward.assessment.boundary.Totals;
import org.mailward.web.component.Text;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.start.Home;

/// How all customers stand; where the provider's people begin their day.
@Named
@ViewScoped
public class PortfolioPage implements Serializable {

    private static final int LONGEST_SEARCH = 200;

    /// What the list can be ordered by.
    private enum Order {
        NAME(Comparator.comparing((CustomerLine line) -> line.name().toLowerCase(Locale.ROOT))),
        DOMAINS(Comparator.comparing((CustomerLine line) -> line.totals().domains())),
        WORST(Comparator.comparing((CustomerLine line) -> line.totals().worst().map(Enum::ordinal).orElse(Integer.MAX_VALUE))),
        SCORE(Comparator.comparing((CustomerLine line) -> line.totals().averageScore().orElse(Integer.MAX_VALUE))),
        FINDINGS(Comparator.comparing((CustomerLine line) -> line.totals().openFindings())),
        SCANNED(Comparator.comparing((CustomerLine line) -> line.totals().lastScan().map(Object::toString).orElse("")));

        private final Comparator<CustomerLine> comparator;

        Order(Comparator<CustomerLine> comparator) {
            this.comparator = comparator;
        }
    }

    @Inject
    private CurrentScope current;

    @Inject
    private PortfolioOverview overview;

    @Inject
    private Text text;

    private @Nullable String q;
    private @Nullable String sort;
    private @Nullable String desc;
    private @Nullable Totals totals;
    private int all;
    private List<CustomerLine> customers = List.of();

    public @Nullable String load() {
        if (current.isCustomerPerson()) {
            return Home.of(current.seat());
        }
        var portfolio = overview.portfolio(current.scope());
        totals = portfolio.totals();
        all = portfolio.customers().size();
        var comparator = order().comparator;
        customers = portfolio.customers().stream()
                .filter(line -> q == null || line.name().toLowerCase(Locale.ROOT).contains(q.toLowerCase(Locale.ROOT)))
                .sorted("true".equals(desc) ? comparator.reversed() : comparator).toList();
        return null;
    }

    /// Answers "how are we?".
    public String getHeadline() {
        return totals == null ? "" : Standing.of(totals, text);
    }

    private Order order() {
        for (var known : Order.values()) {
            if (known.name().equalsIgnoreCase(sort)) {
                return known;
            }
        }
        return Order.NAME;
    }

    /// For the head of a column: `ascending`, `descending`, or nothing.
    public String sortedBy(String column) {
        return !order().name().equalsIgnoreCase(column) ? "" : "true".equals(desc) ? "descending" : "ascending";
    }

    public String turned(String column) {
        return sortedBy(column).equals("ascending") ? "true" : "";
    }

    private static @Nullable String kept(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip().substring(0, Math.min(LONGEST_SEARCH, text.strip().length()));
    }

    public @Nullable String getQ() {
        return q;
    }

    public void setQ(@Nullable String wanted) {
        q = kept(wanted);
    }

    public @Nullable String getSort() {
        return sort;
    }

    public void setSort(@Nullable String column) {
        sort = kept(column);
    }

    public @Nullable String getDesc() {
        return desc;
    }

    public void setDesc(@Nullable String turned) {
        desc = kept(turned);
    }

    public @Nullable Totals getTotals() {
        return totals;
    }

    public int getAll() {
        return all;
    }

    public List<CustomerLine> getCustomers() {
        return customers;
    }
}
