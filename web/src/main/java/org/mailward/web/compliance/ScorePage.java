package org.mailward.web.compliance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.mailward.assessment.Grade;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Score;
import org.mailward.assessment.Severity;

/// How the score is made, from the numbers that make it.
@Named
@ApplicationScoped
public class ScorePage {

    public record Area(Protocol protocol, int points) {
    }

    public record Share(Severity severity, int percent) {
    }

    /// @param to the most points of the grade
    public record Bound(Grade grade, int from, int to) {
    }

    /// Largest first.
    public List<Area> getAreas() {
        return Arrays.stream(Protocol.values()).map(protocol -> new Area(protocol, Score.weight(protocol))).sorted(Comparator.comparing(Area::points).reversed()).toList();
    }

    public List<Share> getShares() {
        return Arrays.stream(Severity.values()).map(severity -> new Share(severity, Score.share(severity))).toList();
    }

    public List<Bound> getBounds() {
        return Arrays.stream(Grade.values()).filter(grade -> grade != Grade.UNGRADED)
                .map(grade -> new Bound(grade, Score.least(grade), grade == Grade.A ? 100 : Score.least(Grade.values()[grade.ordinal() - 1]) - 1)).toList();
    }

    public int getLeastExamined() {
        return Score.LEAST_EXAMINED;
    }

    /// What a finding of high severity costs in the largest area, as an example.
    public int getExample() {
        return Score.cost(Protocol.DMARC, Severity.HIGH);
    }
}
