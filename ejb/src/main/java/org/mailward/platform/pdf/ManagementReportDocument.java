package org.mailward.platform.pdf;

import java.util.List;
import org.mailward.publishing.PostureReport;
import org.w3c.dom.Document;

/// The management's edition: two pages. The first says how things are, the second how they came to be so and what comes first.
final class ManagementReportDocument extends PosturePages {

    /// How much is shown, from all that is useful down to what always fits.
    /// @param domains rows of the table of domains
    /// @param steps kinds of findings
    /// @param classes the table of kinds of sources, whose sum the sentence above it says; before a report names no domain it goes without this table
    record Fullness(int domains, int steps, boolean classes) {

        /// The first fits a report with names of usual length, so that it is usually drawn once.
        static List<Fullness> of(PostureReport report, PaperSize paper) {
            int rows = 14 - (report.trend().isPresent() ? 5 : 0) - (report.traffic().isPresent() ? 4 : 0) - (paper == PaperSize.LETTER ? 2 : 0);
            return List.of(new Fullness(rows, 5, true), new Fullness(rows / 2, 4, true), new Fullness(1, 3, true), new Fullness(1, 3, false), new Fullness(0, 1, false));
        }
    }

    static final int PAGES = 2;

    private final Fullness fullness;

    ManagementReportDocument(PostureReport report, PaperSize paper, ReportFonts fonts, Fullness fullness) {
        super(report, paper, fonts);
        this.fullness = fullness;
    }

    @Override
    Document compose() {
        to.open("html", "lang", words.language().toLanguageTag());
        head(title(report), report.headline(), chartStyles());
        to.open("bookmarks");
        bookmark("summary", words.say("section.summary")).close();
        bookmark("trend", words.say(report.trend().isPresent() ? "section.trend" : "section.summary.first")).close();
        to.close().close();
        to.open("body", "class", "management");
        running();
        to.open("div", "class", "first-page");
        banner(period());
        howThingsAre();
        to.close();
        howTheyCameToBe();
        to.close().close();
        return to.document();
    }

    private void howThingsAre() {
        to.open("div", "id", "summary");
        to.put("h2", "headline", report.headline());
        to.put("p", "lead", String.join(" ", report.sentences()));
        if (totals.domains() > 0) {
            figures();
            stages();
            firstSteps(fullness.steps());
        }
        to.close();
    }

    private void howTheyCameToBe() {
        section("trend", words.say(report.trend().isPresent() ? "section.trend" : "section.domains"));
        report.trend().ifPresent(trend -> trend(trend, false));
        report.traffic().ifPresent(traffic -> traffic(traffic, 0, fullness.classes()));
        int shown = Math.min(fullness.domains(), totals.domains());
        if (shown > 0) {
            to.open("div", "class", "chart").put("h3", "message", words.say("management.domains"));
            domainTable(report.domains().subList(0, shown), false);
            to.close();
        }
        if (totals.domains() > 0) {
            to.put("p", "quiet", totals.domains() > shown ? words.say("management.more", totals.domains() - shown) : words.say("management.remedies"));
        }
        to.close();
    }
}
