package org.mailward.mailauth.tlsrpt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsRptRecordTest {

    @ParameterizedTest(name = "[{index}] {0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            v=TLSRPTv1; rua=mailto:a@example.org                               | 0 | RFC 8460 §3
            v=TLSRPTv1;rua=mailto:a@example.org,https://r.example.org/v1;      | 0 | several
            v=TLSRPTv1; rua=mailto:a@example.org; other=x                      | 0 | extensions
            v=TLSRPTv1; rua=                                                   | 1 | empty
            v=TLSRPTv1                                                         | 1 | missing
            v=TLSRPTv1; rua=a@example.org                                      | 1 | no scheme
            v=TLSRPTv1; rua=http://r.example.org                               | 1 | plain http
            """)
    void reads_as_the_grammar_says(String text, int faults, String why) {
        assertEquals(faults, TlsRptRecord.read(text).orElseThrow().faults().size(), why);
    }

    @Test
    void other_texts_are_no_records() {
        assertTrue(TlsRptRecord.read("v=TLSRPTv2; rua=mailto:a@example.org").isEmpty());
        assertTrue(TlsRptRecord.read("v=DMARC1; p=none").isEmpty());
    }
}
