package org.mailward.web.traffic;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.traffic.FailureLine;
import org.mailward.traffic.boundary.ReportReading;
import org.mailward.web.component.Text;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;
import org.mailward.web.traffic.FailureFacts.Fact;

/// Failure reports, without the personal data in them.
@Named
@ViewScoped
public class FailuresPage implements Serializable {

    private static final int PAGE = 50;

    @Inject
    private CurrentScope current;

    @Inject
    private ReportReading reading;

    @Inject
    private Text text;

    private @Nullable UUID id;
    private @Nullable String page;
    private @Nullable UUID report;
    private @Nullable Listing<FailureLine> listing;
    private @Nullable FailureLine one;
    private String name = "";
    private String whole = "";

    public void load() {
        if (report != null) {
            one = reading.failure(current.scope(), report).orElseThrow(NotInScope::new);
        }
        var found = reading.failures(current.scope(), Optional.ofNullable(id), (number() - 1) * PAGE, PAGE).orElseThrow(NotInScope::new);
        name = found.domain().map(DomainName::unicode).orElse("");
        listing = new Listing<>(found.lines().rows(), found.lines().total(), number(), PAGE);
    }

    /// Shows one report with the personal data in it; that it was read is noted in the log.
    public void readWhole() {
        whole = reading.wholeFailure(current.scope(), Optional.ofNullable(report).orElseThrow(NotInScope::new)).orElseThrow(NotInScope::new);
    }

    public String getWhole() {
        return whole;
    }

    public List<Fact> getFacts() {
        return one == null ? List.of() : FailureFacts.of(text, one.redacted());
    }

    public List<Fact> getWholeFacts() {
        return FailureFacts.of(text, whole);
    }

    /// The domain that was asked for; empty for all of them.
    public String getName() {
        return name;
    }

    public @Nullable FailureLine getOne() {
        return one;
    }

    public @Nullable UUID getReport() {
        return report;
    }

    public void setReport(@Nullable UUID wanted) {
        report = wanted;
    }

    public @Nullable Listing<FailureLine> getListing() {
        return listing;
    }

    private int number() {
        return page != null && page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 1;
    }

    public @Nullable UUID getId() {
        return id;
    }

    public void setId(@Nullable UUID wanted) {
        id = wanted;
    }

    public @Nullable String getPage() {
        return page;
    }

    public void setPage(@Nullable String wanted) {
        page = wanted;
    }
}
