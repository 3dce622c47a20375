package org.mailward.web.outbox;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.outbox.MailState;
import org.mailward.outbox.boundary.OutboxDesk;
import org.mailward.outbox.boundary.OutboxDesk.Line;
import org.mailward.outbox.boundary.OutboxDesk.Service;
import org.mailward.web.component.Feedback;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;
import org.mailward.web.traffic.Listing;

/// What was written to whom, whether it went, and why not.
@Named
@ViewScoped
public class OutboxPage implements Serializable {

    private static final int PAGE = 50;
    private static final String HERE = "/app/outbox.xhtml?faces-redirect=true";

    @Inject
    private CurrentScope current;

    @Inject
    private OutboxDesk desk;

    @Inject
    private Feedback feedback;

    private @Nullable String page;
    private @Nullable MailState state;
    private @Nullable Listing<Line> listing;
    private @Nullable Service service;

    public void load() {
        if (!current.isProviderAdmin()) {
            throw new NotInScope();
        }
        int number = page != null && page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 1;
        var found = desk.page(current.scope(), Optional.ofNullable(state).stream().toList(), (number - 1) * PAGE, PAGE);
        listing = new Listing<>(found.rows(), found.total(), number, PAGE);
        service = desk.service(current.scope());
    }

    public @Nullable String retry(UUID mail) {
        return feedback.of(() -> desk.retry(current.scope(), mail)).map(_ -> {
            feedback.done("outbox.retried");
            return HERE;
        }).orElse(null);
    }

    public @Nullable Listing<Line> getListing() {
        return listing;
    }

    public @Nullable Service getService() {
        return service;
    }

    public List<MailState> getStates() {
        return List.of(MailState.WAITING, MailState.SENT, MailState.FAILED);
    }

    public long count(MailState one) {
        return service == null ? 0 : service.counts().getOrDefault(one, 0L);
    }

    /// The state that is shown; empty for all.
    public String getShow() {
        return state == null ? "" : state.name();
    }

    public void setShow(@Nullable String wanted) {
        state = Arrays.stream(MailState.values()).filter(one -> one.name().equals(wanted)).findFirst().orElse(null);
    }

    public @Nullable String getPage() {
        return page;
    }

    public void setPage(@Nullable String wanted) {
        page = wanted;
    }
}
