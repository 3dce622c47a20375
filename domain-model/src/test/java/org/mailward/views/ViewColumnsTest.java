package org.mailward.views;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewColumnsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            score,state           | CUSTOMERS | state         | one of another table is left out
            contact, state        | CUSTOMERS | state,contact | they stand in the table's order
            name                  | CUSTOMERS | name          | the names alone
            name,country          | CUSTOMERS | country       | the names are shown in any case
            state,since,sector,country,contact | CUSTOMERS | '' | all are the same as none said
            password              | CUSTOMERS | ''            | what is not known at all asks for nothing
            ''                    | DOMAINS   | ''            | nothing is said
            ',,'                  | DOMAINS   | ''            | nothing is said
            stage,stage           | DOMAINS   | stage         | once is enough
            """)
    void what_is_understood_is_shown(String said, ViewPlace place, String text, String why) {
        var columns = ViewColumns.read(place, said);
        assertEquals(text, columns.text(), why);
        assertEquals(columns, ViewColumns.read(place, columns.text()), "it is read as it was written");
        assertEquals(columns, ViewColumns.read(place, columns.whole()), "it is read as it was written");
    }

    @Test
    void a_column_that_is_no_more_is_noticed() {
        assertTrue(ViewColumns.strange(ViewPlace.DOMAINS, "stage,mood"));
        assertFalse(ViewColumns.strange(ViewPlace.DOMAINS, "name,stage"));
        assertFalse(ViewColumns.strange(ViewPlace.DOMAINS, ""));
    }

    @Test
    void all_columns_of_a_table_fit_into_a_view() {
        for (var place : ViewPlace.values()) {
            assertTrue(new ViewColumns(place, place.columns()).whole().length() <= ViewWish.LONGEST, place.name());
            assertEquals(!place.columns().isEmpty(), place.words().contains(ViewColumns.WORD), place.name());
            assertEquals(List.of(), place.columns().stream().filter(ViewColumns.NAME::equals).toList(), place.name());
        }
        assertTrue(Arrays.stream(ViewPlace.values()).anyMatch(place -> !place.columns().isEmpty()));
    }
}
