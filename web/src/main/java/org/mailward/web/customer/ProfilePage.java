package org.mailward.web.customer;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.onboarding.boundary.CustomerRegister;
import org.mailward.web.component.Feedback;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// Where an admin describes a customer anew.
@Named
@ViewScoped
public class ProfilePage implements Serializable {

    @Inject
    private CurrentScope current;

    @Inject
    private CustomerRegister register;

    @Inject
    private Feedback feedback;

    private @Nullable UUID id;
    private int version;
    private String known = "";
    private CustomerForm form = new CustomerForm();

    public void load() {
        if (!current.isProviderAdmin() || id == null) {
            throw new NotInScope();
        }
        var customer = register.find(current.scope(), id).orElseThrow(NotInScope::new);
        version = customer.version();
        known = customer.name();
        form = CustomerForm.of(customer.profile());
    }

    public @Nullable String save() {
        return feedback.of(() -> register.describe(current.scope(), wanted(), form.profile(), version)).map(view -> {
            feedback.done("profile.saved", view.name());
            return "/app/customer.xhtml?faces-redirect=true&id=" + view.id();
        }).orElse(null);
    }

    private UUID wanted() {
        if (id == null) {
            throw new NotInScope();
        }
        return id;
    }

    public @Nullable UUID getId() {
        return id;
    }

    public void setId(@Nullable UUID wanted) {
        id = wanted;
    }

    public String getKnown() {
        return known;
    }

    public CustomerForm getForm() {
        return form;
    }
}
