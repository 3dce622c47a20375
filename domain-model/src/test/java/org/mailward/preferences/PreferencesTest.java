package org.mailward.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.tenancy.InvalidInput;
import org.mailward.tenancy.Role;

class PreferencesTest {

    private static final Instant NEW_YEAR = Instant.parse("2026-12-31T23:05:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BRITISH  | UTC              | 31 Dec 2026, 23:05 UTC     | 31 Dec 2026
            BRITISH  | Europe/Berlin    | 1 Jan 2027, 00:05 CET      | 1 Jan 2027
            AMERICAN | America/New_York | Dec 31, 2026, 6:05 PM EST  | Dec 31, 2026
            GERMAN   | Europe/Berlin    | 01.01.2027, 00:05 CET      | 01.01.2027
            ISO      | Asia/Kolkata     | 2027-01-01, 04:35 IST      | 2027-01-01
            """)
    void a_moment_is_shown_in_the_reader_s_zone_with_its_name(Format format, String zone, String moment, String day) {
        var reads = Preferences.of(zone, format, Theme.SYSTEM);
        assertEquals(moment, format.moment(NEW_YEAR, reads.zone()));
        assertEquals(day, format.day(NEW_YEAR, reads.zone()));
        assertEquals(zone, reads.zoneName());
    }

    @Test
    void a_day_is_the_same_day_for_everybody() {
        assertEquals("2 Jan 2026", Format.BRITISH.day(LocalDate.parse("2026-01-02")));
        assertEquals("02.01.2026", Format.GERMAN.day(LocalDate.parse("2026-01-02")));
    }

    @Test
    void a_zone_that_is_none_is_refused_beside_its_field() {
        for (var zone : new String[] {"", "Europe/Atlantis", "../etc", "+99:00"}) {
            assertEquals("zone", assertThrows(InvalidInput.class, () -> Preferences.of(zone, Format.ISO, Theme.DARK)).field());
        }
    }

    @Test
    void every_zone_that_is_offered_can_be_chosen() {
        assertTrue(Preferences.zones().size() > 300 && Preferences.zones().contains("Europe/Berlin"), "zones: " + Preferences.zones().size());
        Preferences.zones().forEach(zone -> assertEquals(zone, Preferences.of(zone, Format.ISO, Theme.LIGHT).zoneName()));
        assertEquals(ZoneOffset.UTC, Preferences.DEFAULT.zone());
        assertEquals(ZoneId.of("Europe/Berlin"), Preferences.of("Europe/Berlin", Format.ISO, Theme.LIGHT).zone());
    }

    @Test
    void a_client_is_told_nothing_unasked() {
        assertEquals(new MailWishes(false, false, false), MailWishes.unasked(Role.CUSTOMER_ADMIN));
        assertEquals(new MailWishes(true, true, false), MailWishes.unasked(Role.PROVIDER_ANALYST));
        assertFalse(MailWishes.unasked(Role.CUSTOMER_VIEWER).weekly());
        assertFalse(MailWishes.unasked(Role.PROVIDER_ADMIN).reports(), "Most wait for the seconds that a report takes");
    }
}
