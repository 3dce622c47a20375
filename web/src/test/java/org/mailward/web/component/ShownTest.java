package org.mailward.web.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.mailward.assessment.Stage;
import org.mailward.assessment.boundary.Totals;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.preferences.Format;
import org.mailward.preferences.Preferences;
import org.mailward.preferences.Theme;

class ShownTest {

    @Test
    void moments_are_in_utc_with_the_month_as_a_word() {
        assertEquals("2 Jan 2026, 23:05 UTC", Shown.moment(Optional.of(Instant.parse("2026-01-02T23:05:59Z"))));
        assertEquals("2 Jan 2026", Shown.day(Instant.parse("2026-01-02T23:05:59Z")));
        assertEquals("–", Shown.moment(Optional.empty()));
        assertEquals("", Shown.iso(null));
    }

    @Test
    void everything_is_shown_as_its_reader_wishes_it_and_days_of_reports_stay() {
        Shown.readBy(() -> Preferences.of("Asia/Tokyo", Format.GERMAN, Theme.DARK));
        try {
            assertEquals("03.01.2026, 08:05 JST", Shown.moment(Instant.parse("2026-01-02T23:05:59Z")));
            assertEquals("03.01.2026", Shown.day(Instant.parse("2026-01-02T23:05:59Z")));
            assertEquals("02.01.2026", Shown.day(LocalDate.parse("2026-01-02")));
            assertEquals("41.203", Shown.value(41_203));
            assertEquals("98,7%", Shown.percent(9_876));
            assertEquals("−0,3", Shown.moved(OptionalInt.of(-39)));
        } finally {
            Shown.readBy(() -> Preferences.DEFAULT);
        }
        assertEquals("+0.1", Shown.moved(OptionalInt.of(10)));
        assertEquals("0.0", Shown.moved(OptionalInt.of(0)));
        assertEquals("98.7%", Shown.percent(9_876));
    }

    @Test
    void a_single_day_is_written_once_and_none_is_broken() {
        assertEquals("30\u00a0Aug\u00a02026 – 6\u00a0Oct\u00a02026", Shown.days(LocalDate.parse("2026-08-30"), LocalDate.parse("2026-10-06")));
        assertEquals("6\u00a0Oct\u00a02026", Shown.days(Instant.parse("2026-10-06T00:00:00Z"), Instant.parse("2026-10-06T23:59:59Z")));
    }

    @Test
    void numbers_are_grouped_and_names_are_read_as_their_owners_write_them() {
        assertEquals("41,203", Shown.value(Optional.of(41_203)));
        assertEquals("bücher.example", Shown.value(DomainName.of("bücher.example")));
        assertEquals("–", Shown.value(" "));
    }

    @Test
    void nothing_is_nothing_however_it_is_wrapped() {
        assertFalse(Shown.has(null));
        assertFalse(Shown.has(Optional.empty()));
        assertFalse(Shown.has(Optional.of("")));
        assertFalse(Shown.has(List.of()));
        assertTrue(Shown.has(0));
    }

    @Test
    void a_record_is_cut_after_semicolons_and_else_at_blanks_and_loses_nothing() {
        var dmarc = "v=DMARC1; p=none; rua=mailto:a@example.org";
        assertEquals(List.of("v=DMARC1;", " p=none;", " rua=mailto:a@example.org"), Shown.terms(dmarc));
        var spf = "v=spf1 include:_spf.example.org -all";
        assertEquals(List.of("v=spf1 ", "include:_spf.example.org ", "-all"), Shown.terms(spf));
        assertEquals(dmarc, String.join("", Shown.terms(dmarc)));
    }

    @Test
    void the_bar_goes_the_way_of_a_domain_and_shows_the_unscanned_last() {
        var stages = new EnumMap<Stage, Integer>(Stage.class);
        for (var stage : Stage.values()) {
            stages.put(stage, 0);
        }
        stages.put(Stage.REJECTING, 1);
        stages.put(Stage.UNPROTECTED, 2);
        var parts = Shown.parts(new Totals(4, stages, 1, Optional.empty(), 0, Optional.empty(), Optional.empty()));
        assertEquals(List.of(new Shown.Part("UNPROTECTED", 2, "0.000%", "50.000%"), new Shown.Part("REJECTING", 1, "50.000%", "25.000%"),
                new Shown.Part("NONE", 1, "75.000%", "25.000%")), parts);
    }

    @Test
    void a_bar_of_nothing_is_empty() {
        var none = new EnumMap<Stage, Integer>(Stage.class);
        for (var stage : Stage.values()) {
            none.put(stage, 0);
        }
        assertEquals(List.of(), Shown.parts(new Totals(0, none, 0, Optional.empty(), 0, Optional.empty(), Optional.empty())));
    }

    @Test
    void a_day_that_is_optional_reads_like_a_day() {
        assertEquals("31 Jan 2026", Shown.day(Optional.of(LocalDate.of(2026, 1, 31))));
        assertEquals(Shown.NOTHING, Shown.day(Optional.empty()));
    }
}
