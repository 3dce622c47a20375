package org.mailward.web.intake;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailward.assessment.Narrowing;
import org.mailward.estate.DomainQuery;
import org.mailward.intake.HostLook;
import org.mailward.intake.ReportsHost;
import org.mailward.intake.Retention;
import org.mailward.intake.boundary.IntakeSetup;
import org.mailward.intake.boundary.IntakeSetup.Setup;
import org.mailward.intake.boundary.ReportAddressBook;
import org.mailward.intake.boundary.ReportAddressBook.Line;
import org.mailward.onboarding.boundary.CustomerRegister;
import org.mailward.onboarding.boundary.CustomerView;
import org.mailward.web.component.Feedback;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;
import org.mailward.web.traffic.Listing;

/// Where reports are sent, what is to be published for that, and how long what comes in is kept.
@Named
@ViewScoped
public class ReportSettingsPage implements Serializable {

    private static final String HERE = "/app/report-settings.xhtml?faces-redirect=true";
    private static final int PAGE = 25;

    @Inject
    private CurrentScope current;

    @Inject
    private IntakeSetup intake;

    @Inject
    private ReportAddressBook book;

    @Inject
    private CustomerRegister register;

    @Inject
    private Feedback feedback;

    private @Nullable String look;
    private @Nullable String q;
    private @Nullable String page;
    private @Nullable Setup setup;
    private List<HostLook> looks = List.of();
    private Map<UUID, String> customerNames = Map.of();
    private @Nullable Listing<Line> listing;
    private int version;
    private String host = "";
    private int rawDays;
    private int rowMonths;
    private int failureDays;
    private int tlsMonths;

    public void load() {
        if (!current.isProviderStaff()) {
            throw new NotInScope();
        }
        var scope = current.scope();
        var known = intake.setup(scope);
        setup = known;
        version = known.version();
        host = known.own().map(own -> own.name().unicode()).orElse("");
        rawDays = known.retention().rawDays();
        rowMonths = known.retention().rowMonths();
        failureDays = known.retention().failureDays();
        tlsMonths = known.retention().tlsMonths();
        looks = look == null ? List.of() : feedback.of(() -> intake.look(scope)).orElse(List.of());
        customerNames = register.all(scope).stream().collect(Collectors.toMap(CustomerView::id, CustomerView::name));
        var found = book.list(scope, new DomainQuery(Optional.empty(), Optional.ofNullable(q), Optional.empty(), Narrowing.NONE, DomainQuery.Sort.NAME, false, (number() - 1) * PAGE, PAGE));
        listing = new Listing<>(found.rows(), found.total(), number(), PAGE);
    }

    public @Nullable String saveHost() {
        return feedback.of(() -> intake.receiveAt(current.scope(), host.isBlank() ? Optional.empty() : Optional.of(ReportsHost.of(host)), version)).map(saved -> {
            feedback.done("intake.host-saved", saved.host().unicode());
            return HERE;
        }).orElse(null);
    }

    public @Nullable String saveRetention() {
        return feedback.of(() -> intake.keep(current.scope(), new Retention(rawDays, rowMonths, failureDays, tlsMonths), version)).map(_ -> {
            feedback.done("intake.retention-saved");
            return HERE;
        }).orElse(null);
    }

    public String customerName(Line line) {
        return customerNames.getOrDefault(line.customer(), "");
    }

    private int number() {
        return page != null && page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 1;
    }

    public @Nullable Setup getSetup() {
        return setup;
    }

    /// What stands in DNS; empty when nobody asked.
    public List<HostLook> getLooks() {
        return looks;
    }

    public @Nullable Listing<Line> getListing() {
        return listing;
    }

    public @Nullable String getLook() {
        return look;
    }

    public void setLook(@Nullable String wanted) {
        look = wanted == null || wanted.isBlank() ? null : wanted;
    }

    public @Nullable String getQ() {
        return q;
    }

    public void setQ(@Nullable String wanted) {
        q = wanted == null || wanted.isBlank() ? null : wanted;
    }

    public @Nullable String getPage() {
        return page;
    }

    public void setPage(@Nullable String wanted) {
        page = wanted == null || wanted.isBlank() ? null : wanted;
    }

    public String getHost() {
        return host;
    }

    public void setHost(String typed) {
        host = typed;
    }

    public int getRawDays() {
        return rawDays;
    }

    public void setRawDays(int typed) {
        rawDays = typed;
    }

    public int getRowMonths() {
        return rowMonths;
    }

    public void setRowMonths(int typed) {
        rowMonths = typed;
    }

    public int getFailureDays() {
        return failureDays;
    }

    public void setFailureDays(int typed) {
        failureDays = typed;
    }

    public int getTlsMonths() {
        return tlsMonths;
    }

    public void setTlsMonths(int typed) {
        tlsMonths = typed;
    }
}
