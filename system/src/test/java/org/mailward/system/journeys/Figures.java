package org.mailward.system.journeys;

import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// The figures of a set of domains, as one of Mailward's faces shows them; equal figures are equal to the unit.
///
/// @param stages only stages that have domains, by the word that people read
/// @param score the average
record Figures(int domains, Map<String, Integer> stages, int findings, Optional<Integer> score) {

    private static final Map<String, String> WORDS = Map.of("unprotected", "Unprotected", "monitoring", "Monitoring", "quarantining", "Quarantining",
            "rejecting", "Rejecting", "unknown", "Unknown");
    private static final Pattern PART = Pattern.compile("(.+): ([\\d,]+)");

    Figures {
        var some = new TreeMap<>(stages);
        some.values().removeIf(count -> count == 0);
        stages = Map.copyOf(some);
    }

    /// From a `totals` object of the API.
    static Figures ofApi(JsonObject totals) {
        var stages = new TreeMap<String, Integer>();
        totals.getJsonObject("stages").forEach((name, _) -> stages.put(WORDS.get(name), totals.getJsonObject("stages").getInt(name)));
        return new Figures(totals.getInt("domains"), stages, totals.getInt("openFindings"),
                totals.containsKey("averageScore") ? Optional.of(totals.getInt("averageScore")) : Optional.empty());
    }

    /// From the line of a customer on the portfolio.
    static Figures ofPortfolioLine(Element row) {
        return new Figures(number(cell(row, "Domains")), stages(row), number(cell(row, "Findings")), maybe(cell(row, "Score")));
    }

    /// From the head of a customer's page.
    static Figures ofCustomerPage(Element page) {
        return new Figures(number(figure(page, "Domains")), stages(page), number(figure(page, "Open findings")), maybe(figure(page, "Average score")));
    }

    /// From the words of the report.
    static Figures ofReport(Report report) {
        return new Figures(report.number("Domains"), report.stages(), report.openFindings(), report.averageScore());
    }

    private static Map<String, Integer> stages(Element within) {
        var stages = new TreeMap<String, Integer>();
        for (var title : within.selectFirst("svg.stage-bar").select("title")) {
            var part = PART.matcher(title.text());
            if (part.matches()) {
                stages.put(part.group(1), number(part.group(2)));
            }
        }
        return stages;
    }

    private static String cell(Element row, String label) {
        return row.selectFirst("[data-label=" + label + "]").text();
    }

    /// Beside the label may stand what explains it.
    private static String figure(Element page, String label) {
        return page.select(".figure").stream().filter(figure -> figure.selectFirst("dt").ownText().strip().equals(label)).findFirst()
                .orElseThrow(() -> new AssertionError("The page has no figure '" + label + "': " + page.select(".figure").text())).selectFirst("dd").text();
    }

    static int number(String text) {
        return Integer.parseInt(text.strip().replace(",", "").split(" ")[0]);
    }

    static Optional<Integer> maybe(String text) {
        return text.strip().equals("–") ? Optional.empty() : Optional.of(number(text));
    }
}
