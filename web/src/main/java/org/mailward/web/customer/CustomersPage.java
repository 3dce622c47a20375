package org.mailward.web.customer;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailward.onboarding.boundary.CustomerRegister;
import org.mailward.onboarding.boundary.CustomerView;
import org.mailward.tenancy.CustomerState;
import org.mailward.web.component.Feedback;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// The provider's customers, and where an admin brings a new one on board.
@Named
@ViewScoped
public class CustomersPage implements Serializable {

    @Inject
    private CurrentScope current;

    @Inject
    private CustomerRegister register;

    @Inject
    private Feedback feedback;

    private final CustomerForm form = new CustomerForm();
    private CustomerState state = CustomerState.PROSPECT;
    private List<CustomerView> customers = List.of();

    public void load() {
        if (!current.isProviderStaff()) {
            throw new NotInScope();
        }
        customers = register.all(current.scope());
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

    public List<CustomerView> getCustomers() {
        return customers;
    }
}
