package org.mailward.web.mailbox;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.mailbox.boundary.MailboxDesk;
import org.mailward.mailbox.boundary.MailboxView;
import org.mailward.onboarding.boundary.CustomerRegister;
import org.mailward.onboarding.boundary.CustomerView;
import org.mailward.web.component.Feedback;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// The mailboxes that reports are read from, and the form for one of them.
@Named
@ViewScoped
public class MailboxesPage implements Serializable {

    private static final String HERE = "/app/mailboxes.xhtml?faces-redirect=true";

    @Inject
    private CurrentScope current;

    @Inject
    private MailboxDesk desk;

    @Inject
    private CustomerRegister register;

    @Inject
    private Feedback feedback;

    private final MailboxForm form = new MailboxForm();
    private @Nullable UUID id;
    private int version;
    private List<MailboxView> mailboxes = List.of();
    private List<CustomerView> customers = List.of();

    public void load() {
        if (!current.isProviderAdmin()) {
            throw new NotInScope();
        }
        mailboxes = desk.all(current.scope());
        customers = register.all(current.scope());
        if (id != null) {
            var edited = desk.find(current.scope(), id).orElseThrow(NotInScope::new);
            version = edited.version();
            form.show(edited.plan());
        }
    }

    public @Nullable String save() {
        var scope = current.scope();
        return feedback.of(() -> id == null ? desk.add(scope, form.plan(), form.getPassword(), form.getRefreshToken())
                : desk.describe(scope, id, form.plan(), form.getPassword(), form.getRefreshToken(), version)).map(_ -> said("mailboxes.saved")).orElse(null);
    }

    public @Nullable String tryIt(UUID mailbox) {
        return feedback.of(() -> desk.tryIt(current.scope(), mailbox)).map(tried -> {
            feedback.done("mailboxes.tried", tried.waiting());
            return HERE;
        }).orElse(null);
    }

    public @Nullable String pause(UUID mailbox) {
        return feedback.of(() -> desk.pause(current.scope(), mailbox, true)).map(_ -> said("mailboxes.now-paused")).orElse(null);
    }

    public @Nullable String resume(UUID mailbox) {
        return feedback.of(() -> desk.pause(current.scope(), mailbox, false)).map(_ -> said("mailboxes.now-resumed")).orElse(null);
    }

    public @Nullable String remove(UUID mailbox) {
        return feedback.of(() -> desk.remove(current.scope(), mailbox)).map(_ -> said("mailboxes.now-removed")).orElse(null);
    }

    private String said(String key) {
        feedback.done(key);
        return HERE;
    }

    /// The mailbox that is edited; null for a new one.
    public @Nullable UUID getId() {
        return id;
    }

    public void setId(@Nullable UUID chosen) {
        id = chosen;
    }

    public MailboxForm getForm() {
        return form;
    }

    public List<MailboxView> getMailboxes() {
        return mailboxes;
    }

    public List<CustomerView> getCustomers() {
        return customers;
    }
}
