package org.mailward.intake.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mailward.intake.ArrivalState;
import org.mailward.intake.PartState;
import org.mailward.intake.Way;
import org.mailward.intake.boundary.ArrivalDesk.Found;
import org.mailward.intake.boundary.ArrivalDesk.Line;

class ArrivalDeskLineTest {

    @Test
    void nothing_is_known_of_what_waits_or_breaks_off() {
        assertFalse(line().read());
        assertFalse(line(part("", 0, 0)).read());
    }

    @Test
    void one_file_that_was_read_is_enough() {
        var line = line(part("", 0, 0), part("bigmail.example", 2, 7));
        assertTrue(line.read());
        assertEquals(7, line.messages());
    }

    @Test
    void a_report_without_rows_says_zero() {
        assertTrue(line(part("bigmail.example", 0, 0)).read());
    }

    private static Found part(String reporter, int rows, long messages) {
        return new Found(1, "report.xml", "", "AGGREGATE", PartState.STORED, "", "", reporter, "", "", Optional.empty(), rows, messages, Optional.empty());
    }

    private static Line line(Found... parts) {
        return new Line(new UUID(0, 1), Optional.empty(), Optional.empty(), Instant.EPOCH, Way.SMTP, "", "", "", "", "", "", "", 1, LocalDate.EPOCH, Optional.empty(), ArrivalState.STORED, "", "", 1,
                Optional.empty(), "", List.of(parts));
    }
}
