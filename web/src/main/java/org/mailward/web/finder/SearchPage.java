package org.mailward.web.finder;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.mailward.estate.boundary.Finder;
import org.mailward.estate.Found;
import org.mailward.web.shell.CurrentScope;

/// What fits a text that was typed and sent, where the offers below the field were not enough.
@Named
@ViewScoped
public class SearchPage implements Serializable {

    /// Customers, and domains, shown at once.
    private static final int MOST = 100;

    @Inject
    private CurrentScope current;

    @Inject
    private Finder finder;

    private String q = "";
    private transient Found found = Found.NOTHING;

    public void load() {
        found = finder.find(current.scope(), q, MOST);
    }

    public String getQ() {
        return q;
    }

    public void setQ(@Nullable String typed) {
        q = typed == null ? "" : typed.strip();
    }

    public Found getFound() {
        return found;
    }
}
