package org.mailward.intake.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.report.ReportKind;
import org.mailward.mailauth.report.ReportRange;

/// What the books keep of a report fits into them.
class ReportHeadTest {

    private static String kept(String id) {
        var now = Instant.parse("2026-06-02T12:00:00Z");
        return new ReportHead(ReportKind.AGGREGATE, "", "", id, new ReportRange(now, now), "", "", 0, 0, List.of(), false, "{}").externalId();
    }

    @Test
    void half_a_character_is_none() {
        assertEquals("x" + "\ud83d\ude00".repeat(249), kept("x" + "\ud83d\ude00".repeat(300)));
    }

    /// The index that finds a report again holds its reporter and its id, in 2,700 octets together.
    @ParameterizedTest
    @CsvSource({"a, 600, 500", "a, 500, 500", "\u00e9, 600, 500", "\u6f22, 600, 333", "\ud83d\ude00, 600, 250", "\ud83d\ude00, 200, 200"})
    void a_text_is_cut_to_whole_characters_that_an_index_has_room_for(String character, int times, int kept) {
        assertEquals(character.repeat(kept), kept(character.repeat(times)));
    }
}
