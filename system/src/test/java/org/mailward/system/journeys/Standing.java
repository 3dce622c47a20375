package org.mailward.system.journeys;

import jakarta.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;

/// How one domain stands, as one of Mailward's faces shows it.
///
/// @param stage the word that people read
record Standing(String domain, String stage, Optional<Integer> score, int findings) {

    static Standing ofApi(JsonObject domain) {
        var stage = domain.getString("stage", "NONE");
        return new Standing(domain.getString("displayName"), stage.charAt(0) + stage.substring(1).toLowerCase(Locale.ROOT),
                domain.containsKey("score") ? Optional.of(domain.getInt("score")) : Optional.empty(), domain.getInt("openFindings"));
    }

    /// From a line of a list of domains.
    static Standing ofLine(Element row) {
        return new Standing(row.selectFirst("th[scope=row] a.name").text(), row.selectFirst("[data-label=Stage]").text(),
                Figures.maybe(row.selectFirst("[data-label=Score] b").text()), Figures.number(row.selectFirst("[data-label=Findings]").ownText()));
    }
}
