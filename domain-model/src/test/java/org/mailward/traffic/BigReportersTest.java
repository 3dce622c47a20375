package org.mailward.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class BigReportersTest {

    @Test
    void whoever_reported_now_or_before_is_not_missed() {
        assertEquals(List.of("Google", "Microsoft", "Yahoo"), BigReporters.missing(List.of()));
        assertEquals(List.of("Yahoo"), BigReporters.missing(List.of(line("google.com", "AGGREGATE", 3), line("Enterprise Outlook", "AGGREGATE", 0))));
    }

    /// Its reports on encryption go to another address, and come whatever becomes of the DMARC record.
    @Test
    void whoever_reports_on_encryption_alone_is_missed() {
        assertEquals(List.of("Google", "Microsoft", "Yahoo"), BigReporters.missing(List.of(line("Google Inc.", "TLS", 30), line("yahoo", "FAILURE", 1))));
    }

    private static ReporterLine line(String name, String kind, int reports) {
        return new ReporterLine(name.toLowerCase(Locale.ROOT), name, kind, reports, 10, 1, LocalDate.EPOCH);
    }
}
