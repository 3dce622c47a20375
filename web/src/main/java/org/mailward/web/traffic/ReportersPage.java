package org.mailward.web.traffic;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailward.traffic.OddReporter;
import org.mailward.traffic.Oddity;
import org.mailward.traffic.ReportHead;
import org.mailward.traffic.boundary.ReporterOverview;
import org.mailward.web.component.Text;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// Who sends reports, what is odd about them, and the very reports.
@Named
@ViewScoped
public class ReportersPage implements Serializable {

    private static final int PAGE = 50;
    private static final List<Integer> SPANS = List.of(7, 30, 90);
    private static final int USUAL = 30;

    @Inject
    private CurrentScope current;

    @Inject
    private ReporterOverview overview;

    @Inject
    private Text text;

    private @Nullable String days;
    private @Nullable String reporter;
    private @Nullable String quirk;
    private @Nullable String page;
    private List<OddReporter> reporters = List.of();
    private Optional<OddReporter> chosen = Optional.empty();
    private @Nullable Listing<ReportHead> listing;

    public void load() {
        if (!current.isProviderStaff()) {
            throw new NotInScope();
        }
        reporters = overview.reporters(current.scope(), getSpan());
        if (reporter != null) {
            chosen = reporters.stream().filter(one -> one.key().equals(reporter)).findFirst();
            var found = overview.reports(current.scope(), reporter, Optional.ofNullable(quirk), getSpan(), (number() - 1) * PAGE, PAGE);
            listing = new Listing<>(found.rows(), found.total(), number(), PAGE);
        }
    }

    /// Days that are looked back.
    public int getSpan() {
        return SPANS.stream().filter(span -> span.toString().equals(days)).findFirst().orElse(USUAL);
    }

    public List<Integer> getSpans() {
        return SPANS;
    }

    /// Reports with something odd, of all reporters.
    public long getOdd() {
        return reporters.stream().mapToLong(OddReporter::odd).sum();
    }

    public long getAll() {
        return reporters.stream().mapToLong(OddReporter::reports).sum();
    }

    public List<OddReporter> getReporters() {
        return reporters;
    }

    /// The reporter that was chosen; empty when none was, or it sent nothing lately.
    public Optional<OddReporter> getChosen() {
        return chosen;
    }

    /// What the reports below have in common; empty for all reports of the reporter.
    public Optional<Oddity> getMet() {
        return chosen.flatMap(one -> one.oddities().stream().filter(oddity -> oddity.quirk().equals(quirk)).findFirst());
    }

    /// How the chosen reporter names itself.
    public String getName() {
        return chosen.map(OddReporter::name).filter(name -> !name.isBlank()).orElseGet(() -> reporter == null || reporter.isBlank() ? text.of("reporters.unnamed") : reporter);
    }

    public String getMetSentence() {
        return getMet().map(Oddity::sentence).orElse("");
    }

    public @Nullable Listing<ReportHead> getListing() {
        return listing;
    }

    /// The address of a reporter's reports.
    public String link(OddReporter one, String odd) {
        return "/app/reporters?days=" + getSpan() + "&reporter=" + URLEncoder.encode(one.key(), StandardCharsets.UTF_8) + (odd.isEmpty() ? "" : "&quirk=" + odd) + "#reports";
    }

    private int number() {
        return page != null && page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 1;
    }

    public @Nullable String getDays() {
        return days;
    }

    public void setDays(@Nullable String wanted) {
        days = wanted;
    }

    public @Nullable String getReporter() {
        return reporter;
    }

    /// May be empty: some reporters do not say who they are.
    public void setReporter(@Nullable String wanted) {
        reporter = wanted;
    }

    public @Nullable String getQuirk() {
        return quirk;
    }

    public void setQuirk(@Nullable String wanted) {
        quirk = wanted == null || wanted.isBlank() ? null : wanted;
    }

    public @Nullable String getPage() {
        return page;
    }

    public void setPage(@Nullable String wanted) {
        page = wanted == null || wanted.isBlank() ? null : wanted;
    }
}
