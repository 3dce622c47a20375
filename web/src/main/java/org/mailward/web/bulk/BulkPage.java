package org.mailward.web.bulk;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailward.assessment.Stage;
import org.mailward.bulk.BulkDeed;
import org.mailward.bulk.BulkOf;
import org.mailward.bulk.boundary.BulkDesk;
import org.mailward.bulk.boundary.BulkDesk.Choice;
import org.mailward.bulk.boundary.BulkDesk.Foreseen;
import org.mailward.bulk.boundary.BulkDesk.Wish;
import org.mailward.estate.StageTarget;
import org.mailward.platform.time.Ids;
import org.mailward.tenancy.Outcome;
import org.mailward.web.component.Feedback;
import org.mailward.web.component.Text;
import org.mailward.web.domain.DomainWish;
import org.mailward.web.habits.DomainPlanPage;
import org.mailward.web.portfolio.CustomerWish;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;
import org.mailward.web.traffic.Today;

/// Says what will happen to how many, and does it when somebody says so. What was chosen stands in the address.
@Named
@ViewScoped
public class BulkPage implements Serializable {

    private static final String PICKED = "pick";

    @Inject
    private CurrentScope current;

    @Inject
    private BulkDesk desk;

    @Inject
    private Feedback feedback;

    @Inject
    private Text text;

    @Inject
    private Ids ids;

    @Inject
    private Today today;

    @Inject
    private HttpServletRequest request;

    private final DomainWish domains = new DomainWish();
    private final CustomerWish customers = new CustomerWish();
    private @Nullable UUID pick;
    private @Nullable UUID customer;
    private @Nullable String of;
    private @Nullable String deed;
    private boolean all;
    private @Nullable UUID once;
    private transient @Nullable Foreseen foreseen;
    private String tag = "";
    private @Nullable Stage stage;
    private String by = "";
    private @Nullable UUID member;

    public void load() {
        if (!current.isProviderStaff()) {
            throw new NotInScope();
        }
        once = ids.next();
        foresee();
    }

    /// What will happen; null when nothing was chosen.
    public @Nullable Foreseen getForeseen() {
        if (foreseen == null) {
            foresee();
        }
        return foreseen;
    }

    /// Read from the address each time, which is the same when the form comes back and the page is no longer known here.
    private Set<UUID> picked() {
        var values = request.getParameterValues(PICKED);
        return Stream.concat(Stream.ofNullable(pick), values == null ? Stream.empty() : Arrays.stream(values).filter(value -> value.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")).map(UUID::fromString))
                .collect(Collectors.toSet());
    }

    private void foresee() {
        if (!all && picked().isEmpty()) {
            return;
        }
        foreseen = switch (desk.foresee(current.scope(), choice())) {
            case Outcome.Done<Foreseen>(var value) -> value;
            case Outcome.Refused<Foreseen>(_, var sentence) -> throw new IllegalStateException(sentence);
            case Outcome.Missing<Foreseen>() -> {
                if (!all) {
                    throw new NotInScope();
                }
                yield null;
            }
        };
    }

    public @Nullable String begin() {
        if (once == null) {
            throw new NotInScope();
        }
        var wish = once;
        return feedback.of(() -> desk.begin(current.scope(), choice(), wish(), wish)).map(id -> "/app/bulk-action.xhtml?faces-redirect=true&id=" + id).orElse(null);
    }

    private Wish wish() {
        return new Wish(getDoing(), tag, getDoing() == BulkDeed.TARGET ? DomainPlanPage.target(stage, by) : Optional.empty(), Optional.ofNullable(member));
    }

    private Choice choice() {
        if (!all) {
            return new Choice.Picked(getRows(), picked());
        }
        return getRows() == BulkOf.DOMAINS ? new Choice.Domains(domains.query(Optional.ofNullable(customer), today.day())) : new Choice.Customers(customers.query(today.day()));
    }

    public BulkOf getRows() {
        return "CUSTOMERS".equals(of) ? BulkOf.CUSTOMERS : BulkOf.DOMAINS;
    }

    /// What is to be done; to scan where the address says nothing that fits.
    public BulkDeed getDoing() {
        return Arrays.stream(BulkDeed.values()).filter(known -> known.name().equals(deed) && known.fits(getRows())).findFirst().orElse(BulkDeed.SCAN);
    }

    /// What will happen, as a sentence.
    public String getHeadline() {
        var known = getForeseen();
        return known == null ? text.of("bulk.nothing") : text.of("bulk-headline." + getRows() + "-" + getDoing(), known.rows());
    }

    /// How many more there are than are named.
    public long getUnnamed() {
        var known = getForeseen();
        return known == null ? 0 : known.rows() - known.first().size();
    }

    public String getBack() {
        return getRows() == BulkOf.CUSTOMERS ? "/app/portfolio" : customer == null ? "/app/domains" : "/app/customer?id=" + customer;
    }

    public List<Stage> getStages() {
        return StageTarget.STAGES;
    }

    public DomainWish getDomains() {
        return domains;
    }

    public CustomerWish getCustomers() {
        return customers;
    }


    public @Nullable String getQ() {
        return domains.getQ();
    }

    /// The same words narrow either list; which of them it is, is known when all was read.
    public void setQ(@Nullable String words) {
        domains.setQ(words);
        customers.setQ(words);
    }

    public @Nullable String getTagged() {
        return domains.getAlso().getTag();
    }

    public void setTagged(@Nullable String word) {
        domains.getAlso().setTag(word);
        customers.getAlso().setTag(word);
    }

    public @Nullable String getWorst() {
        return domains.getAlso().getWorst();
    }

    public void setWorst(@Nullable String name) {
        domains.getAlso().setWorst(name);
        customers.getAlso().setWorst(name);
    }

    public @Nullable String getOverdue() {
        return domains.getAlso().getOverdue();
    }

    public void setOverdue(@Nullable String wanted) {
        domains.getAlso().setOverdue(wanted);
        customers.getAlso().setOverdue(wanted);
    }

    public @Nullable String getAssignee() {
        return domains.getAlso().getAssignee();
    }

    public void setAssignee(@Nullable String id) {
        domains.getAlso().setAssignee(id);
        customers.getAlso().setAssignee(id);
    }

    /// By which the same form sent twice is one wish.
    public @Nullable UUID getOnce() {
        return once;
    }

    public void setOnce(@Nullable UUID wish) {
        once = wish;
    }

    public @Nullable UUID getPick() {
        return pick;
    }

    public void setPick(@Nullable UUID id) {
        pick = id;
    }

    public @Nullable UUID getCustomer() {
        return customer;
    }

    public void setCustomer(@Nullable UUID id) {
        customer = id;
    }

    public @Nullable String getOf() {
        return of;
    }

    public void setOf(@Nullable String rows) {
        of = rows;
    }

    public @Nullable String getDeed() {
        return deed;
    }

    public void setDeed(@Nullable String wanted) {
        deed = wanted;
    }

    public @Nullable String getAll() {
        return all ? "true" : null;
    }

    public void setAll(@Nullable String wanted) {
        all = "true".equals(wanted);
    }

    public String getTag() {
        return tag;
    }

    public void setTag(String typed) {
        tag = typed;
    }

    public @Nullable Stage getStage() {
        return stage;
    }

    public void setStage(@Nullable Stage chosen) {
        stage = chosen;
    }

    public String getBy() {
        return by;
    }

    public void setBy(String typed) {
        by = typed;
    }

    public @Nullable UUID getMember() {
        return member;
    }

    public void setMember(@Nullable UUID chosen) {
        member = chosen;
    }
}
