package org.mailward.web.prospect;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.mailward.prospect.boundary.ProspectLine;
import org.mailward.prospect.boundary.ProspectRegister;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// The companies that may become customers.
@Named
@ViewScoped
public class ProspectsPage implements Serializable {

    @Inject
    private CurrentScope current;

    @Inject
    private ProspectRegister register;

    private String page = "";
    private @Nullable Listing<ProspectLine> listing;

    public void load() {
        if (!current.isProviderStaff()) {
            throw new NotInScope();
        }
        int number = Listing.number(page);
        listing = Listing.of(register.page(current.scope(), Listing.first(number), Listing.SIZE), number);
    }

    public @Nullable Listing<ProspectLine> getListing() {
        return listing;
    }

    public String getPage() {
        return page;
    }

    public void setPage(@Nullable String number) {
        page = number == null ? "" : number;
    }
}
