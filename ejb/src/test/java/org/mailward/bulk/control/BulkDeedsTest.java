package org.mailward.bulk.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkDeedsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0|0 | It has no domains.
            1|1 | A scan is queued.
            0|1 | A scan was waiting already.
            3|3 | 3 scans are queued.
            1|2 | A scan is queued; one was waiting already.
            2|5 | 2 scans are queued; 3 were waiting already.
            0|4 | Scans were waiting already.
            """)
    void scans_of_a_customer_are_told_as_they_are_asked_for(int some, int all, String sentence) {
        assertEquals(sentence, BulkDeeds.queued(some, all));
    }

    @Test
    void one_domain_is_not_counted_as_many() {
        assertEquals("One domain", BulkDeeds.domains(1));
        assertEquals("12 domains", BulkDeeds.domains(12));
    }
}
