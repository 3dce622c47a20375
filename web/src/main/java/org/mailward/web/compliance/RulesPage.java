package org.mailward.web.compliance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Score;
import org.mailward.assessment.rules.Rulebook;

/// The rulebook, area by area.
@Named
@ApplicationScoped
public class RulesPage {

    public record Area(Protocol protocol, List<Shown> rules) {
        public Area {
            rules = List.copyOf(rules);
        }
    }

    /// @param cost points that one finding of the usual severity takes off
    public record Shown(Rule.Card card, int cost) {
    }

    public List<Area> getAreas() {
        return Arrays.stream(Protocol.values()).map(protocol -> new Area(protocol, Rulebook.rules().stream().map(Rule::card)
                .filter(card -> card.protocol() == protocol).map(card -> new Shown(card, Score.cost(protocol, card.severity()))).toList()))
                .filter(area -> !area.rules().isEmpty()).toList();
    }

    public int getCount() {
        return Rulebook.rules().size();
    }
}
