package org.mailward.web.customer;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.estate.boundary.TagBook;
import org.mailward.assessment.boundary.PortfolioOverview;
import org.mailward.assessment.boundary.Totals;
import org.mailward.onboarding.boundary.CustomerRegister.LifeStep;
import org.mailward.onboarding.boundary.CustomerRegister;
import org.mailward.onboarding.boundary.CustomerView;
import org.mailward.onboarding.boundary.DomainImport.WrongRows;
import org.mailward.onboarding.boundary.DomainImport;
import org.mailward.scanning.boundary.Scanning;
import org.mailward.tenancy.CustomerState;
import org.mailward.traffic.boundary.TrafficOverview;
import org.mailward.traffic.boundary.TrafficOverview.Summary;
import org.mailward.traffic.DayRange;
import org.mailward.web.component.Feedback;
import org.mailward.web.component.Text;
import org.mailward.web.domain.DomainListing;
import org.mailward.web.domain.DomainWish;
import org.mailward.web.domain.ScanProgress;
import org.mailward.web.portfolio.Standing;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;
import org.mailward.web.start.Home;
import org.mailward.web.traffic.Today;

/// One customer: how it stands, its domains, its life with the provider.
@Named
@ViewScoped
public class CustomerPage implements Serializable {

    private static final String HERE = "/app/customer.xhtml?faces-redirect=true&id=";

    /// Days that the summary of traffic counts.
    private static final int SUMMARY = 30;

    @Inject
    private CurrentScope current;

    @Inject
    private CustomerRegister register;

    @Inject
    private PortfolioOverview overview;

    @Inject
    private TagBook book;

    @Inject
    private DomainImport domainImport;

    @Inject
    private Scanning scanning;

    @Inject
    private Feedback feedback;

    @Inject
    private Text text;

    @Inject
    private TrafficOverview trafficOverview;

    @Inject
    private Today today;

    private @Nullable Summary traffic;
    private @Nullable UUID id;
    private @Nullable UUID batch;
    private final DomainWish wish = new DomainWish();
    private @Nullable CustomerView customer;
    private @Nullable Totals totals;
    private @Nullable DomainListing listing;
    private List<LifeStep> life = List.of();
    private ScanProgress progress = ScanProgress.NONE;
    private String domain = "";
    private @Nullable CustomerState nextState;
    private String reason = "";

    public @Nullable String load() {
        if (current.isCustomerPerson()) {
            return Home.of(current.seat());
        }
        var scope = current.scope();
        var wanted = wanted();
        customer = register.find(scope, wanted).orElseThrow(NotInScope::new);
        totals = overview.customer(scope, wanted).orElseThrow(NotInScope::new).totals();
        listing = DomainListing.of(overview, book, scope, wish, Optional.of(wanted), today.day());
        life = register.life(scope, wanted);
        traffic = trafficOverview.customerFigures(scope, wanted, DayRange.last(SUMMARY, today.day())).filter(known -> known.figures().now().messages() > 0).orElse(null);
        look();
        return null;
    }

    /// Looks how far the scans are that the address names.
    public void look() {
        progress = ScanProgress.of(Optional.ofNullable(batch).flatMap(asked -> scanning.progress(current.scope(), asked)));
    }

    public @Nullable String addDomain() {
        return feedback.of(() -> domainImport.run(current.scope(), wanted(), domain, WrongRows.REFUSE)).map(done -> {
            int created = done.plan().names().size();
            if (created == 0) {
                feedback.done("customer.domain-known", domain);
                return HERE + wanted();
            }
            feedback.done("customer.domains-added", created);
            return HERE + wanted() + "&batch=" + done.batch();
        }).orElse(null);
    }

    public @Nullable String scanAll() {
        return feedback.of(() -> scanning.scanCustomer(current.scope(), wanted())).map(asked -> {
            feedback.done("customer.scan-asked", asked.scans());
            return HERE + wanted() + (asked.scans() == 0 ? "" : "&batch=" + asked.batch());
        }).orElse(null);
    }

    public @Nullable String changeState() {
        if (nextState == null) {
            feedback.refused("state", text.of("customer.state-missing"));
            return null;
        }
        return feedback.of(() -> register.enter(current.scope(), wanted(), nextState, reason)).map(view -> {
            feedback.done("customer.state-changed", view.name(), text.word("state", view.state()));
            return HERE + view.id();
        }).orElse(null);
    }

    /// Answers "how are they?".
    public String getHeadline() {
        return totals == null ? "" : Standing.of(totals, text);
    }

    /// The states that the customer may enter from here.
    public List<CustomerState> getNextStates() {
        return customer == null || !customer.state().changeable() ? List.of()
                : Arrays.stream(CustomerState.values()).filter(next -> next != customer.state()).toList();
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

    public @Nullable UUID getBatch() {
        return batch;
    }

    public void setBatch(@Nullable UUID asked) {
        batch = asked;
    }

    public DomainWish getWish() {
        return wish;
    }

    public @Nullable CustomerView getCustomer() {
        return customer;
    }

    public @Nullable Totals getTotals() {
        return totals;
    }

    public @Nullable DomainListing getListing() {
        return listing;
    }

    public List<LifeStep> getLife() {
        return life;
    }

    public ScanProgress getProgress() {
        return progress;
    }

    public String getDomain() {
        return domain;
    }

    public void setDomain(String typed) {
        domain = typed;
    }

    public @Nullable CustomerState getNextState() {
        return nextState;
    }

    public void setNextState(@Nullable CustomerState chosen) {
        nextState = chosen;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String typed) {
        reason = typed;
    }

    /// What was sent lately; null where nothing was reported.
    public @Nullable Summary getTraffic() {
        return traffic;
    }
}
