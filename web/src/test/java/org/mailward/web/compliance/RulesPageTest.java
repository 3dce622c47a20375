package org.mailward.web.compliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mailward.assessment.Grade;
import org.mailward.assessment.Score;
import org.mailward.assessment.Severity;
import org.mailward.assessment.rules.Rulebook;

class RulesPageTest {

    @Test
    void every_rule_appears_once_in_its_area() {
        List<String> shown = new RulesPage().getAreas().stream().flatMap(area -> area.rules().stream().map(rule -> {
            assertEquals(area.protocol(), rule.card().protocol());
            assertEquals(Score.cost(area.protocol(), rule.card().severity()), rule.cost());
            return rule.card().id();
        })).toList();
        Set<String> all = Rulebook.rules().stream().map(rule -> rule.card().id()).collect(Collectors.toSet());
        assertEquals(all.size(), shown.size());
        assertEquals(all, Set.copyOf(shown));
        assertEquals(shown.size(), new RulesPage().getCount());
    }

    @Test
    void the_score_is_explained_by_its_own_numbers() {
        var page = new ScorePage();
        assertEquals(100, page.getAreas().stream().mapToInt(ScorePage.Area::points).sum());
        assertEquals(List.of(100, 75, 40, 15, 0), page.getShares().stream().map(ScorePage.Share::percent).toList());
        assertEquals(Severity.CRITICAL, page.getShares().getFirst().severity());
        assertEquals(new ScorePage.Bound(Grade.A, 90, 100), page.getBounds().getFirst());
        assertEquals(new ScorePage.Bound(Grade.F, 0, 49), page.getBounds().getLast());
        page.getBounds().forEach(bound -> {
            assertEquals(bound.grade(), Score.grade(bound.from(), page.getLeastExamined()));
            assertEquals(bound.grade(), Score.grade(bound.to(), 100));
            assertEquals(Grade.UNGRADED, Score.grade(bound.to(), page.getLeastExamined() - 1));
        });
    }

    @Test
    void the_document_says_the_same_numbers() throws IOException {
        String document = Files.readString(Path.of("../docs/score.md"));
        new ScorePage().getShares().forEach(share -> assertTrue(document.contains("| " + share.severity().name().toLowerCase(Locale.ROOT) + " | " + share.percent() + " %"), share::toString));
        new ScorePage().getAreas().forEach(area -> assertTrue(document.contains(" | " + area.points() + " |"), area::toString));
        for (Grade grade : List.of(Grade.A, Grade.B, Grade.C, Grade.D)) {
            assertTrue(document.contains(grade + " from " + Score.least(grade)), grade::toString);
        }
    }
}
