package org.mailward.mailauth.bimi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BimiRecordTest {

    @ParameterizedTest(name = "[{index}] {0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            v=BIMI1; l=https://example.org/logo.svg; a=https://example.org/vmc.pem | 0 | both
            v=BIMI1; l=https://example.org/logo.svg; a=; avp=brand                 | 0 | no certificate
            v=BIMI1; l=; a=;                                                       | 0 | declined
            v=BIMI1; a=https://example.org/vmc.pem                                 | 1 | l is needed
            v=BIMI1; l=http://example.org/logo.svg                                 | 1 | plain http
            v=BIMI1; l=https://example.org/logo.png                                | 1 | not SVG
            """)
    void reads_as_the_draft_says(String text, int faults, String why) {
        assertEquals(faults, BimiRecord.read(text).orElseThrow().faults().size(), why);
    }

    @Test
    void an_empty_logo_declines() {
        assertTrue(BimiRecord.read("v=BIMI1; l=; a=;").orElseThrow().declined());
        assertTrue(BimiRecord.read("v=BIMI2; l=").isEmpty());
    }
}
