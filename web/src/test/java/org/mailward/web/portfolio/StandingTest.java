package org.mailward.web.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.assessment.Stage;
import org.mailward.assessment.boundary.Totals;
import org.mailward.web.component.Text;

class StandingTest {

    private static String of(int domains, Map<Stage, Integer> some) {
        var stages = Arrays.stream(Stage.values()).collect(Collectors.toMap(stage -> stage, stage -> some.getOrDefault(stage, 0)));
        return Standing.of(new Totals(domains, stages, 0, Optional.empty(), 0, Optional.empty(), Optional.empty()), new Text());
    }

    /// Most customers have one.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UNPROTECTED | Nothing tells receivers to stop mail that is forged in this domain’s name.
            MONITORING  | Receivers still deliver forged mail; they report it where the record names an address.
            UNKNOWN     | DNS did not say how this domain is protected.
            REJECTING   | The one domain refuses or quarantines forged mail
            """)
    void one_domain_is_not_counted(Stage stage, String sentence) {
        assertEquals(sentence, of(1, Map.of(stage, 1)));
    }

    @Test
    void several_are() {
        assertEquals("One of 3 domains refuses forged mail; one is still open to it; one is not known yet", of(3, Map.of(Stage.REJECTING, 1, Stage.MONITORING, 1, Stage.UNKNOWN, 1)));
    }
}
