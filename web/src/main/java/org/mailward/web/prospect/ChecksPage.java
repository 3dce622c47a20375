package org.mailward.web.prospect;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.mailward.checker.boundary.CheckLine;
import org.mailward.checker.boundary.CheckerDesk;
import org.mailward.web.component.Feedback;
import org.mailward.web.publicsite.PublicSite;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// What was checked at the provider's checker, and a field to check one more.
@Named
@ViewScoped
public class ChecksPage implements Serializable {

    @Inject
    private CurrentScope current;

    @Inject
    private CheckerDesk desk;

    @Inject
    private Feedback feedback;

    private String page = "";
    private String domain = "";
    private boolean open;
    private String handle = "";
    private @Nullable Listing<CheckLine> listing;

    public void load() {
        if (!current.isProviderStaff()) {
            throw new NotInScope();
        }
        var scope = current.scope();
        var setup = desk.setup(scope);
        open = setup.enabled();
        handle = setup.handle();
        int number = Listing.number(page);
        listing = Listing.of(desk.checks(scope, Listing.first(number), Listing.SIZE), number);
    }

    public @Nullable String start() {
        return feedback.of(() -> desk.start(current.scope(), domain)).map(asked -> "/app/check.xhtml?faces-redirect=true&id=" + asked.id()).orElse(null);
    }

    /// Is the public page open?
    public boolean isOpen() {
        return open;
    }

    public String getPublicPath() {
        return PublicSite.ROOT + "/" + handle;
    }

    public @Nullable Listing<CheckLine> getListing() {
        return listing;
    }

    public String getPage() {
        return page;
    }

    public void setPage(@Nullable String number) {
        page = number == null ? "" : number;
    }

    public String getDomain() {
        return domain;
    }

    public void setDomain(String typed) {
        domain = typed;
    }
}
