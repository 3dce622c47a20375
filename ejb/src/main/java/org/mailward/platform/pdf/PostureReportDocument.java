package org.mailward.platform.pdf;

import java.util.List;

import org.mailward.publishing.PostureReport;
import org.w3c.dom.Document;

/// The technical edition: cover, summary, how it came to this, what receivers reported, domains, findings, glossary.
final class PostureReportDocument extends PosturePages {

    /// So many rows fill at most a third of a page.
    private static final int FEW_DOMAINS = 10;

    PostureReportDocument(PostureReport report, PaperSize paper, ReportFonts fonts) {
        super(report, paper, fonts);
    }

    @Override
    Document compose() {
        to.open("html", "lang", words.language().toLanguageTag());
        head(title(report), report.headline(), chartStyles());
        bookmarks();
        to.close();
        to.open("body");
        running();
        cover(List.of(new Fact("cover.period", period())));
        summary();
        report.trend().ifPresent(trend -> {
            section("trend", words.say("section.trend"));
            trend(trend, true);
            to.close();
        });
        report.traffic().ifPresent(traffic -> {
            section("traffic", words.say("section.traffic"));
            to.put("p", "quiet", period());
            traffic(traffic, traffic.sources().size(), true);
            to.close();
        });
        domains();
        if (totals.domains() > 0) {
            findings();
        }
        glossary(report.traffic().isPresent());
        to.close().close();
        return to.document();
    }

    private void bookmarks() {
        to.open("bookmarks");
        bookmark("summary", words.say("section.summary")).close();
        report.trend().ifPresent(_ -> bookmark("trend", words.say("section.trend")).close());
        report.traffic().ifPresent(_ -> bookmark("traffic", words.say("section.traffic")).close());
        bookmark("domains", words.say("section.domains")).close();
        if (totals.domains() > 0) {
            bookmark("findings", words.say("section.findings"));
            for (int i = 0; i < report.domains().size(); i++) {
                bookmark(anchor(i), name(report.domains().get(i))).close();
            }
            to.close();
        }
        bookmark("glossary", words.say("section.glossary")).close();
        to.close();
    }

    private void summary() {
        section("summary", words.say("section.summary"));
        to.put("p", "headline", report.headline());
        if (!report.sentences().isEmpty()) {
            to.put("p", "lead", String.join(" ", report.sentences()));
        }
        if (totals.domains() > 0) {
            figures();
            stages();
            grades();
            firstSteps(PostureReport.MOST_FIRST_STEPS);
        }
        to.close();
    }

    private void domains() {
        if (few() && (report.trend().isPresent() || report.traffic().isPresent())) {
            shortSection("domains", words.say("section.domains"));
        } else {
            section("domains", words.say("section.domains"));
        }
        if (totals.domains() == 0) {
            to.put("p", "lead", report.headline()).close();
            return;
        }
        to.put("p", "quiet", words.say("section.domains.order"));
        domainTable(report.domains(), true);
        to.close();
    }

    private boolean few() {
        return totals.domains() <= FEW_DOMAINS;
    }

    private void findings() {
        if (few()) {
            sectionBelow("findings", words.say("section.findings"));
        } else {
            section("findings", words.say("section.findings"));
        }
        to.put("p", "quiet", words.say("section.findings.intro"));
        for (int i = 0; i < report.domains().size(); i++) {
            domain(report.domains().get(i), i);
        }
        to.close();
    }
}
