package org.mailward.web.customer;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.onboarding.boundary.CustomerRegister;
import org.mailward.web.component.Feedback;
import org.mailward.web.component.Merge;
import org.mailward.web.component.Shown;
import org.mailward.web.component.Text;
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

    @Inject
    private Text text;

    private @Nullable UUID id;
    private int version;
    private String known = "";
    private CustomerForm before = new CustomerForm();
    private CustomerForm form = new CustomerForm();
    private Merge merge = new Merge();

    public void load() {
        if (!current.isProviderAdmin() || id == null) {
            throw new NotInScope();
        }
        var customer = register.find(current.scope(), id).orElseThrow(NotInScope::new);
        version = customer.version();
        known = customer.name();
        before = CustomerForm.of(customer.profile());
        form = CustomerForm.of(customer.profile());
    }

    public @Nullable String save() {
        return feedback.of(() -> register.describe(current.scope(), wanted(), form.profile(), version)).map(view -> {
            feedback.done("profile.saved", view.name());
            return "/app/customer.xhtml?faces-redirect=true&id=" + view.id();
        }).orElseGet(this::bringTogether);
    }

    /// After somebody else was faster, what both wrote; the next attempt starts from there.
    private @Nullable String bringTogether() {
        var now = register.find(current.scope(), wanted()).orElseThrow(NotInScope::new);
        if (now.version() != version) {
            var theirs = CustomerForm.of(now.profile());
            merge = new Merge();
            form.setName(merge.field(text.of("customer.name"), before.getName(), form.getName(), theirs.getName()));
            form.setSector(merge.field(text.of("customer.sector"), before.getSector(), form.getSector(), theirs.getSector(), sector -> text.word("sector", sector)));
            form.setContactName(merge.field(text.of("customer.contact-name"), before.getContactName(), form.getContactName(), theirs.getContactName()));
            form.setContactEmail(merge.field(text.of("customer.contact-email"), before.getContactEmail(), form.getContactEmail(), theirs.getContactEmail()));
            form.setCountry(merge.field(text.of("customer.country"), before.getCountry(), form.getCountry(), theirs.getCountry(), Shown::country));
            form.setLanguage(merge.field(text.of("customer.language"), before.getLanguage(), form.getLanguage(), theirs.getLanguage(), language -> text.word("language", language)));
            before = theirs;
            version = now.version();
            known = now.name();
        }
        return null;
    }

    public Merge getMerge() {
        return merge;
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
