package org.mailward.web.prospect;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.mailward.checker.CheckerHandle;
import org.mailward.checker.boundary.CheckerDesk;
import org.mailward.web.component.Feedback;
import org.mailward.web.publicsite.PublicSite;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;
import org.mailward.web.shell.OpenId;

/// Where an admin chooses the address of the public checker, and whether it is open.
@Named
@ViewScoped
public class CheckerPage implements Serializable {

    private static final String HERE = "/app/checker.xhtml?faces-redirect=true";

    @Inject
    private CurrentScope current;

    @Inject
    private CheckerDesk desk;

    @Inject
    private Feedback feedback;

    @Inject
    private OpenId addresses;

    private String handle = "";
    private boolean enabled = true;
    private int version = -1;
    private String known = "";

    public void load() {
        if (!current.isProviderAdmin()) {
            throw new NotInScope();
        }
        var setup = desk.setup(current.scope());
        version = setup.version();
        known = setup.enabled() ? setup.handle() : "";
        handle = setup.handle();
        enabled = version < 0 || setup.enabled();
    }

    public @Nullable String save() {
        return feedback.of(() -> desk.set(current.scope(), new CheckerHandle(handle), enabled, version)).map(saved -> {
            feedback.done(saved.enabled() ? "checker.opened" : "checker.closed");
            return HERE;
        }).orElse(null);
    }

    /// What stands before the word in the address.
    public String getRoot() {
        return addresses.getBaseUrl() + PublicSite.ROOT + "/";
    }

    /// Where the checker is open now; empty where it is not.
    public String getAddress() {
        return known.isEmpty() ? "" : getRoot() + known;
    }

    public String getHandle() {
        return handle;
    }

    public void setHandle(String typed) {
        handle = typed;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean chosen) {
        enabled = chosen;
    }
}
