package org.mailward.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.tenancy.InvalidInput;

class RetentionTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @ParameterizedTest
    @CsvSource({"0, 1, 1, 1, rawDays", "731, 1, 1, 1, rawDays", "1, 0, 1, 1, rowMonths", "1, 121, 1, 1, rowMonths", "1, 1, 0, 1, failureDays", "1, 1, 731, 1, failureDays",
            "1, 1, 1, 0, tlsMonths", "1, 1, 1, 121, tlsMonths"})
    void a_time_that_cannot_be_kept_is_refused_for_its_field(int raw, int rows, int failures, int tls, String field) {
        assertEquals(field, assertThrows(InvalidInput.class, () -> new Retention(raw, rows, failures, tls)).field());
    }

    @Test
    void the_longest_and_the_shortest_times_are_possible() {
        assertEquals(120, new Retention(730, 120, 730, 120).rowMonths());
        assertEquals(1, new Retention(1, 1, 1, 1).rowMonths());
    }

    @Test
    void bytes_with_personal_data_go_with_the_failure_report_and_never_stay_longer_than_others() {
        assertEquals(DAY.plusDays(30), Retention.DEFAULT.personalExpiry(DAY, Retention.DEFAULT.rawExpiry(DAY)));
        var brief = new Retention(5, 13, 30, 13);
        assertEquals(DAY.plusDays(5), brief.personalExpiry(DAY, brief.rawExpiry(DAY)));
    }

    @Test
    void rows_of_one_month_expire_together_and_old_ones_stay_for_a_month_at_least() {
        assertEquals(LocalDate.of(2028, 1, 1), Retention.DEFAULT.rowExpiry(DAY, DAY));
        assertEquals(Retention.DEFAULT.rowExpiry(DAY.withDayOfMonth(1), DAY), Retention.DEFAULT.rowExpiry(DAY.withDayOfMonth(30), DAY));
        assertEquals(LocalDate.of(2027, 1, 1), Retention.DEFAULT.rowExpiry(DAY.minusYears(5), DAY));
    }

    @Test
    void rows_dated_ahead_go_with_those_of_the_day_on_which_they_came() {
        assertEquals(Retention.DEFAULT.rowExpiry(DAY, DAY), Retention.DEFAULT.rowExpiry(DAY.plusMonths(6), DAY));
    }

    @Test
    void sessions_are_kept_by_months() {
        assertEquals(LocalDate.of(2026, 8, 20), new Retention(90, 13, 30, 3).tlsKeptFrom(DAY));
    }
}
