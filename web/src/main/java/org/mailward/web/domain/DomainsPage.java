package org.mailward.web.domain;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.estate.boundary.TagBook;
import org.mailward.assessment.boundary.PortfolioOverview;
import org.mailward.assessment.boundary.PortfolioOverview.CustomerLine;
import org.mailward.assessment.boundary.Totals;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;
import org.mailward.web.traffic.Today;

/// All domains in scope, or those of one customer, searched, filtered and ordered as the address says.
@Named
@ViewScoped
public class DomainsPage implements Serializable {

    @Inject
    private CurrentScope current;

    @Inject
    private PortfolioOverview overview;

    @Inject
    private TagBook book;

    @Inject
    private Today today;

    private final DomainWish wish = new DomainWish();
    private @Nullable UUID customer;
    private Optional<CustomerLine> owner = Optional.empty();
    private @Nullable Totals totals;
    private @Nullable DomainListing listing;

    public void load() {
        var scope = current.scope();
        var wanted = Optional.ofNullable(customer);
        if (customer != null) {
            wish.getColumns().leaveOut("customer");
        }
        owner = wanted.map(id -> overview.customer(scope, id).orElseThrow(NotInScope::new));
        totals = owner.map(CustomerLine::totals).orElseGet(() -> overview.totals(scope));
        listing = DomainListing.of(overview, book, scope, wish, wanted, today.day());
    }

    public DomainWish getWish() {
        return wish;
    }

    public @Nullable UUID getCustomer() {
        return customer;
    }

    public void setCustomer(@Nullable UUID id) {
        customer = id;
    }

    public Optional<CustomerLine> getOwner() {
        return owner;
    }

    public @Nullable Totals getTotals() {
        return totals;
    }

    public @Nullable DomainListing getListing() {
        return listing;
    }
}
