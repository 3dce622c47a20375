package org.mailward.web.portfolio;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailward.assessment.Narrowing;
import org.mailward.assessment.boundary.DomainLine;
import org.mailward.assessment.boundary.PortfolioOverview.CustomerLine;
import org.mailward.assessment.boundary.PortfolioOverview;
import org.mailward.assessment.boundary.Totals;
import org.mailward.assessment.Stage;
import org.mailward.estate.DomainQuery.Sort;
import org.mailward.estate.DomainQuery;
import org.mailward.traffic.boundary.TrafficOverview;
import org.mailward.traffic.boundary.TrafficOverview.Summary;
import org.mailward.traffic.DayRange;
import org.mailward.web.component.Text;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;
import org.mailward.web.start.Home;
import org.mailward.web.traffic.ClientHeadline;
import org.mailward.web.traffic.Today;

/// How the own company stands, for its people: one sentence, a picture, and where to look.
@Named
@ViewScoped
public class OverviewPage implements Serializable {

    /// Domains shown on the first page; all of them are one click away.
    private static final int SHOWN = 8;

    /// Days that the summary of traffic counts.
    private static final int SUMMARY = 30;

    @Inject
    private CurrentScope current;

    @Inject
    private PortfolioOverview overview;

    @Inject
    private Text text;

    @Inject
    private TrafficOverview trafficOverview;

    @Inject
    private Today today;

    private @Nullable Summary traffic;
    private @Nullable CustomerLine company;
    private List<DomainLine> domains = List.of();

    public @Nullable String load() {
        if (!current.isCustomerPerson()) {
            return Home.of(current.seat());
        }
        var scope = current.scope();
        company = overview.customer(scope, current.seat().customer().orElseThrow(NotInScope::new)).orElseThrow(NotInScope::new);
        domains = overview.domains(scope, new DomainQuery(Optional.empty(), Optional.empty(), Optional.empty(), Narrowing.NONE, Sort.SCORE, false, 0, SHOWN)).rows();
        traffic = trafficOverview.customerFigures(scope, company.id(), DayRange.last(SUMMARY, today.day())).filter(known -> known.figures().now().messages() > 0).orElse(null);
        return null;
    }

    /// The one sentence.
    public String getHeadline() {
        if (company == null || company.totals().domains() == 0) {
            return text.of("overview.headline-empty");
        }
        Totals totals = company.totals();
        int scanned = totals.domains() - totals.unscanned();
        int open = totals.count(Stage.UNPROTECTED) + totals.count(Stage.MONITORING);
        if (scanned == 0) {
            return text.of("overview.headline-waiting");
        }
        if (open > 0) {
            return open == totals.domains() ? text.of("overview.headline-all-open", totals.domains()) : text.of("overview.headline-open", open, totals.domains());
        }
        int unsure = totals.count(Stage.UNKNOWN) + totals.unscanned();
        if (unsure == totals.domains()) {
            return text.of("overview.headline-unknown", unsure);
        }
        if (unsure > 0) {
            return text.of("overview.headline-unsure", unsure, totals.domains());
        }
        return totals.count(Stage.QUARANTINING) > 0 ? text.of("overview.headline-quarantined", totals.count(Stage.QUARANTINING), totals.domains())
                : text.of("overview.headline-safe", totals.domains());
    }

    public @Nullable CustomerLine getCompany() {
        return company;
    }

    public List<DomainLine> getDomains() {
        return domains;
    }

    /// What is said of that.
    public String getTrafficSentence() {
        return traffic == null ? "" : ClientHeadline.of(text, traffic.figures().now(), traffic.stopped());
    }

    /// What was sent lately; null where nothing was reported.
    public @Nullable Summary getTraffic() {
        return traffic;
    }
}
