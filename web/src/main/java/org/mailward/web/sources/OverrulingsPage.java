package org.mailward.web.sources;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.mailward.sources.boundary.OverruleSources;
import org.mailward.sources.boundary.OverruleSources.Line;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;
import org.mailward.web.traffic.Listing;

/// What people decided about sources, the newest first.
@Named
@ViewScoped
public class OverrulingsPage implements Serializable {

    private static final int PAGE = 50;

    @Inject
    private CurrentScope current;

    @Inject
    private OverruleSources overrule;

    private @Nullable String page;
    private boolean all;
    private @Nullable Listing<Line> listing;

    public void load() {
        if (!current.isProviderStaff()) {
            throw new NotInScope();
        }
        int number = page != null && page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 1;
        var found = overrule.page(current.scope(), !all, (number - 1) * PAGE, PAGE);
        listing = new Listing<>(found.rows(), found.total(), number, PAGE);
    }

    public @Nullable Listing<Line> getListing() {
        return listing;
    }

    /// Also those that were taken back: `all` in the address.
    public boolean isAll() {
        return all;
    }

    public String getShow() {
        return all ? "all" : "";
    }

    public void setShow(@Nullable String wanted) {
        all = "all".equals(wanted);
    }

    public @Nullable String getPage() {
        return page;
    }

    public void setPage(@Nullable String wanted) {
        page = wanted;
    }
}
