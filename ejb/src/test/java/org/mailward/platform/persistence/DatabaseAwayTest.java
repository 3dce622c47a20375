package org.mailward.platform.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseAwayTest {

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
            none,  true,  false
            08006, true,  false
            53300, true,  false
            57P01, true,  false
            57P03, true,  false
            40001, false, true
            40P01, false, true
            23505, false, false
            22001, false, false""")
    void a_database_that_is_away_is_told_from_one_that_refuses(String state, boolean away, boolean others) {
        var thrown = new IllegalStateException("the transaction broke off", new PersistenceTrouble("wrapped", new SQLException("it said so", state)));
        assertEquals(away, DatabaseAway.behind(thrown));
        assertEquals(others, DatabaseAway.othersBehind(thrown));
    }
}
