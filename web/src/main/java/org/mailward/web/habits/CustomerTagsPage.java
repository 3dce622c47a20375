package org.mailward.web.habits;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.estate.boundary.TagBook;
import org.mailward.onboarding.boundary.CustomerRegister;
import org.mailward.web.component.Feedback;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// Where the provider's people say how they group a customer.
@Named
@ViewScoped
public class CustomerTagsPage implements Serializable {

    @Inject
    private CurrentScope current;

    @Inject
    private CustomerRegister register;

    @Inject
    private TagBook book;

    @Inject
    private Feedback feedback;

    private @Nullable UUID id;
    private String name = "";
    private String tags = "";

    public void load() {
        if (!current.isProviderStaff() || id == null) {
            throw new NotInScope();
        }
        name = register.find(current.scope(), id).orElseThrow(NotInScope::new).name();
        tags = String.join(", ", book.ofCustomers(current.scope(), List.of(id)).getOrDefault(id, List.of()));
    }

    public @Nullable String save() {
        if (id == null) {
            throw new NotInScope();
        }
        var customer = id;
        return feedback.of(() -> book.tagCustomer(current.scope(), customer, DomainPlanPage.words(tags))).map(_ -> {
            feedback.done("plan.saved");
            return "/app/customer.xhtml?faces-redirect=true&id=" + customer;
        }).orElse(null);
    }

    public @Nullable UUID getId() {
        return id;
    }

    public void setId(@Nullable UUID wanted) {
        id = wanted;
    }

    public String getName() {
        return name;
    }

    public String getTags() {
        return tags;
    }

    public void setTags(String typed) {
        tags = typed;
    }
}
