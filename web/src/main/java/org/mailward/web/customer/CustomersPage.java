package org.mailward.web.customer;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailward.onboarding.boundary.CustomerRegister;
import org.mailward.onboarding.boundary.CustomerView;
import org.mailward.tenancy.CustomerState;
import org.mailward.views.ViewPlace;
import org.mailward.web.component.ColumnWish;
import org.mailward.web.component.Feedback;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;
import org.mailward.web.traffic.Listing;

/// The provider's customers, and where an admin brings a new one on board.
@Named
@ViewScoped
public class CustomersPage implements Serializable {

    private static final int PAGE = 50;
    private static final int LONGEST_SEARCH = 200;

    @Inject
    private CurrentScope current;

    @Inject
    private CustomerRegister register;

    @Inject
    private Feedback feedback;

    private final ColumnWish columns = new ColumnWish(ViewPlace.CUSTOMERS);
    private final CustomerForm form = new CustomerForm();
    private CustomerState state = CustomerState.PROSPECT;
    private @Nullable String q;
    private @Nullable String page;
    private transient @Nullable Listing<CustomerView> listing;

    public void load() {
        if (!current.isProviderStaff()) {
            throw new NotInScope();
        }
        look();
    }

    private void look() {
        var found = register.page(current.scope(), q == null ? "" : q, Optional.empty(), (number() - 1) * PAGE, PAGE);
        listing = new Listing<>(found.rows(), found.total(), number(), PAGE);
    }

    private int number() {
        return page != null && page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 1;
    }

    public @Nullable String create() {
        return feedback.of(() -> register.create(current.scope(), form.profile(), state)).map(id -> {
            feedback.done("customers.created", form.getName());
            return "/app/customer.xhtml?faces-redirect=true&id=" + id;
        }).orElse(null);
    }

    public List<CustomerState> getStates() {
        return List.of(CustomerState.PROSPECT, CustomerState.TRIAL, CustomerState.ACTIVE);
    }

    public CustomerForm getForm() {
        return form;
    }

    public CustomerState getState() {
        return state;
    }

    public void setState(CustomerState chosen) {
        state = chosen;
    }

    public @Nullable Listing<CustomerView> getListing() {
        if (listing == null) {
            look();
        }
        return listing;
    }

    public ColumnWish getColumns() {
        return columns;
    }

    public @Nullable String getQ() {
        return q;
    }

    public void setQ(@Nullable String text) {
        q = text == null || text.isBlank() ? null : text.strip().substring(0, Math.min(LONGEST_SEARCH, text.strip().length()));
    }

    public @Nullable String getPage() {
        return page;
    }

    public void setPage(@Nullable String wanted) {
        page = wanted == null || wanted.isBlank() ? null : wanted;
    }
}
