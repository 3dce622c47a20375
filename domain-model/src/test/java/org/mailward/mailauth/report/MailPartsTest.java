package org.mailward.mailauth.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where the header of a part names a type.
class MailPartsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'content-type:text/xml'                           | 0
            'content-type: \\t\"application/zip\"'            | 0
            'content-type: \"\"text/xml'                      | -1
            'content-type: x text/xml'                        | -1
            'content-type:\\r\\n text/xml'                    | 0
            'a\\r\\ncontent-type: text/xml'                   | 3
            'a\\ncontent-type: text/xml'                      | 2
            'a\\rcontent-type: text/xml'                      | 2
            'a\\205content-type: text/xml'                    | 2
            'a content-type: text/xml'                        | -1
            'x-content-type: text/xml'                        | -1
            'content-type: a\\ncontent-type: text/xml'        | 16
            'content-type: content-type: text/xml'            | -1
            'content-type: a/b'                               | -1
            'content-type:'                                   | -1
            'content-type'                                    | -1
            ''                                                | -1
            """)
    void the_first_line_that_names_a_type(String body, int expected) {
        assertEquals(expected, MailParts.place(List.of("application/", "text/xml"), body.translateEscapes()), body);
    }

    @ParameterizedTest
    @CsvSource({"80, 0", "81, -1"})
    void blanks_before_a_type_are_few(int blanks, int expected) {
        assertEquals(expected, MailParts.place(List.of("text/xml"), "content-type:" + " ".repeat(blanks) + "text/xml"));
    }
}
