package org.mailward.web.customer;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.mailward.onboarding.boundary.CustomerRegister;
import org.mailward.onboarding.boundary.CustomerView;
import org.mailward.web.shell.CurrentScope;

/// The reports that a person may download: of the own company, or of the customers in scope.
@Named
@ViewScoped
public class ReportsPage implements Serializable {

    @Inject
    private CurrentScope current;

    @Inject
    private CustomerRegister register;

    private List<CustomerView> customers = List.of();

    public void load() {
        customers = register.all(current.scope());
    }

    public List<CustomerView> getCustomers() {
        return customers;
    }
}
