package org.mailward.web.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            attachment; filename="google.com!acme.example!1!2.zip" | google.com!acme.example!1!2.zip
            attachment; filename=report.xml.gz; size=3             | report.xml.gz
            attachment; FileName = "a b.xml"                       | a b.xml
            attachment; filename="C:\\\\mail\\\\r.xml"             | r.xml
            attachment; filename="../../etc/passwd"                | passwd
            inline                                                 | ``
            """)
    void a_file_is_called_as_its_header_says(String header, String name) {
        assertEquals(name, FileName.ofDisposition(header));
    }

    @Test
    void no_header_names_nothing() {
        assertEquals("", FileName.ofDisposition(null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            google.com!acme.example!1!2.xml.gz | google.com-acme.example-1-2.xml.gz
            a"; x="b.xml                       | a-x-b.xml
            ../.bashrc                         | bashrc
            ü                                  | ``
            """)
    void a_name_that_goes_into_a_header_has_nothing_in_it_but_letters_digits_dots_and_hyphens(String name, String safe) {
        assertEquals(safe, FileName.safe(name));
    }
}
