package org.mailward.web.audit;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailward.audit.boundary.AuditTrail;
import org.mailward.audit.boundary.AuditTrail.Deed;
import org.mailward.onboarding.boundary.CustomerRegister;
import org.mailward.onboarding.boundary.CustomerView;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// Who did what, newest first.
@Named
@ViewScoped
public class AuditPage implements Serializable {

    /// Deeds on one page.
    private static final int PAGE = 100;
    private static final int LAST_PAGE = 100_000;

    /// One page of deeds.
    public record Listing(List<Deed> rows, long total, int page) {
        public Listing {
            rows = List.copyOf(rows);
        }

        public long pages() {
            return Math.max(1, (total + PAGE - 1) / PAGE);
        }

        public long from() {
            return rows.isEmpty() ? 0 : (page - 1L) * PAGE + 1;
        }

        public long to() {
            return rows.isEmpty() ? 0 : from() + rows.size() - 1;
        }
    }

    @Inject
    private CurrentScope current;

    @Inject
    private AuditTrail trail;

    @Inject
    private CustomerRegister register;

    private final AuditWish wish = new AuditWish();
    private List<CustomerView> customers = List.of();
    private @Nullable UUID customer;
    private @Nullable String page;
    private Optional<CustomerView> company = Optional.empty();
    private Map<UUID, String> customerNames = Map.of();
    private @Nullable Listing listing;

    public void load() {
        if (!current.isProviderAdmin() && !current.isCustomerAdmin()) {
            throw new NotInScope();
        }
        var scope = current.scope();
        company = Optional.ofNullable(customer).map(id -> register.find(scope, id).orElseThrow(NotInScope::new));
        customerNames = register.all(scope).stream().collect(Collectors.toMap(CustomerView::id, CustomerView::name));
        customers = current.isProviderStaff() ? register.all(scope) : List.of();
        var found = trail.deeds(scope, wish.query(Optional.ofNullable(customer), (number() - 1) * PAGE, PAGE));
        listing = new Listing(found.rows(), found.total(), number());
    }

    private int number() {
        try {
            return page == null ? 1 : Math.clamp(Integer.parseInt(page), 1, LAST_PAGE);
        } catch (NumberFormatException _) {
            return 1;
        }
    }

    public String customerName(Deed deed) {
        return deed.customer().map(id -> customerNames.getOrDefault(id, "")).orElse("");
    }

    public AuditWish getWish() {
        return wish;
    }

    /// To choose from; empty for a customer's own people.
    public List<CustomerView> getCustomers() {
        return customers;
    }

    public @Nullable UUID getCustomer() {
        return customer;
    }

    public void setCustomer(@Nullable UUID wanted) {
        customer = wanted;
    }

    public @Nullable String getPage() {
        return page;
    }

    public void setPage(@Nullable String number) {
        page = number == null || number.isBlank() ? null : number;
    }

    public Optional<CustomerView> getCompany() {
        return company;
    }

    public @Nullable Listing getListing() {
        return listing;
    }
}
