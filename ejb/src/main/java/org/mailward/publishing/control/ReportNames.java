package org.mailward.publishing.control;

import java.util.Locale;
import org.mailward.publishing.PostureReport;

/// What a report's file is called when it is saved: ASCII letters, digits and hyphens, without an ending.
public final class ReportNames {

    private ReportNames() {
    }

    public static String of(PostureReport report) {
        var plain = report.customer().replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        return (plain.isEmpty() ? "customer" : plain) + "-" + report.generatedAt().toString().substring(0, 10);
    }

    /// @param edition as the wish names it
    public static String of(PostureReport report, String edition) {
        return of(report) + "-" + edition.toLowerCase(Locale.ROOT);
    }
}
