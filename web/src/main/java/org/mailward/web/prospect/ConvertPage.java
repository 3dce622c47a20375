package org.mailward.web.prospect;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.prospect.boundary.ProspectRegister;
import org.mailward.web.component.Feedback;
import org.mailward.web.customer.CustomerForm;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// Where a prospect becomes a customer.
@Named
@ViewScoped
public class ConvertPage implements Serializable {

    @Inject
    private CurrentScope current;

    @Inject
    private ProspectRegister register;

    @Inject
    private Feedback feedback;

    private final CustomerForm form = new CustomerForm();
    private @Nullable UUID id;
    private String known = "";
    private String domain = "";

    public void load() {
        if (!current.isProviderAdmin()) {
            throw new NotInScope();
        }
        var line = register.find(current.scope(), wanted()).orElseThrow(NotInScope::new).line();
        known = line.profile().name();
        domain = line.domain().unicode();
        form.setName(known);
        form.setContactName(line.profile().contactName());
        form.setContactEmail(line.profile().contactEmail());
    }

    public @Nullable String convert() {
        return feedback.of(() -> register.convert(current.scope(), wanted(), form.profile())).map(customer -> {
            feedback.done("prospect.converted", form.getName());
            return "/app/customer.xhtml?faces-redirect=true&id=" + customer;
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

    public String getDomain() {
        return domain;
    }

    public CustomerForm getForm() {
        return form;
    }
}
