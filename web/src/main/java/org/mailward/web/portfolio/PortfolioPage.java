package org.mailward.web.portfolio;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.mailward.assessment.boundary.Attention;
import org.mailward.assessment.boundary.PortfolioOverview;
import org.mailward.assessment.boundary.Totals;
import org.mailward.estate.boundary.TagBook;
import org.mailward.onboarding.boundary.People;
import org.mailward.web.component.Text;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.start.Home;

/// How all customers stand and what to look at today; where the provider's people begin their day.
@Named
@ViewScoped
public class PortfolioPage implements Serializable {

    @Inject
    private CurrentScope current;

    @Inject
    private PortfolioOverview overview;

    @Inject
    private Attention attention;

    @Inject
    private TagBook book;

    @Inject
    private People people;

    @Inject
    private org.mailward.web.traffic.Today day;

    @Inject
    private Text text;

    private final CustomerWish wish = new CustomerWish();
    private transient @Nullable Totals totals;
    private transient @Nullable CustomerListing listing;
    private long customers;
    private transient Attention.@Nullable Today today;

    public @Nullable String load() {
        if (current.isCustomerPerson()) {
            return Home.of(current.seat());
        }
        var listed = overview.customers(current.scope(), wish.query(day.day()));
        totals = listed.totals();
        listing = CustomerListing.of(listed, wish, book, people, current.scope());
        customers = wish.isWhole() ? listed.customers().total() : overview.customerCount(current.scope());
        today = attention.today(current.scope());
        return null;
    }

    /// Answers "how are we?".
    public String getHeadline() {
        return totals == null ? "" : Standing.of(totals, text);
    }

    public CustomerWish getWish() {
        return wish;
    }

    public @Nullable Totals getTotals() {
        return totals;
    }

    /// How many customers there are, whatever the list shows.
    public long getCustomers() {
        return customers;
    }

    public @Nullable CustomerListing getListing() {
        return listing;
    }

    public Attention.@Nullable Today getToday() {
        return today;
    }
}
