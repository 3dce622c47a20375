package org.mailward.mailauth.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What bytes look like by themselves.
class GuessTest {

    private static Guess of(String text) {
        return Guess.of(text.translateEscapes().getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            '<feedback>'                                            | AGGREGATE
            '  \\n<?xml version=\\"1.0\\"?><feedback>'              | AGGREGATE
            '<note/>'                                               | XML
            '<feedback'                                             | AGGREGATE
            '<?xml version=\\"1.0\\"?><d:feedback xmlns:d='         | AGGREGATE
            '<meta charset=\\"us-ascii\\"><p>Send feedback</p>'     | XML
            '<style>.feedback{}</style>'                            | XML
            '<feedbacks>'                                           | XML
            '<FeedBack\\n>'                                         | AGGREGATE
            '<feedback/>'                                           | AGGREGATE
            '<feedback:a>'                                          | XML
            '<feedback:feedback>'                                   | AGGREGATE
            '<:feedback>'                                           | XML
            '<a:b:feedback>'                                        | XML
            '<a b:feedback>'                                        | XML
            '< feedback>'                                           | XML
            '<<feedback>'                                           | AGGREGATE
            '<a/><feedbacks/><d.1-_:feedback '                      | AGGREGATE
            '<a123456789012345678901234567890123456789:feedback>'   | AGGREGATE
            '<a1234567890123456789012345678901234567890:feedback>'  | XML
            '\\t\\13\\f\\r\\n<D:Feedback>'                          | AGGREGATE
            '<html><feedback>'                                      | HTML
            '<!DOCTYPE html>'                                       | HTML
            '{\\"organization-name\\":1}'                           | TLS
            '[{\\"policies\\":[]}]'                                 | TLS
            '{\\"date-range\\":{}}'                                 | TLS
            '{\\"a\\":1}'                                           | JSON
            'H4sIAAAAAAAAA0vMzUzJTMoBAKQ='                          | BASE64
            'H4sIAAAAAAAA\\r\\nA0vMzUzJTMoBAKQ='                     | BASE64
            'H4sI'                                                  | UNKNOWN
            'H4sIAAAAAAAAA0vMzUzJTMoBAK!='                          | UNKNOWN
            'UEsDBBQAAAAIAAAAIQAAAAAA'                              | BASE64
            'PD94bWwgdmVyc2lvbj0iMS4w'                              | BASE64
            'PGZlZWRiYWNrPjwvZmVlZGJh'                              | BASE64
            'eJxLzM1MyUzKAQALzAK5AAAA'                              | BASE64
            '77u/PD94bWwgdmVyc2lvbj0iMS4w'                          | BASE64
            'eyJvcmdhbml6YXRpb24tbmFtZSI6'                          | BASE64
            'ewogICJvcmdhbml6YXRpb24tbmFt'                          | BASE64
            'ARC-Seal: i=2; a=rsa-sha256\\r\\nARC-Message-Signature: i=2\\r\\n' | MAIL
            'eject the disk'                                        | UNKNOWN
            'From: a@b.example\\r\\n'                               | MAIL
            'X-Odd: 1\\nSubject: x\\n'                              | MAIL
            'Odd: 1\\nSubject: x\\n'                                | MAIL
            'From somebody Thu Nov 26\\nOdd: 1\\nSubject: x\\n'     | MAIL
            'Odd: 1\\nOdder: 2\\n'                                  | UNKNOWN
            'Odd: 1\\n\\nSubject: x\\n'                             | UNKNOWN
            'Dear all: this is\\nSubject: x\\n'                     | UNKNOWN
            'From: a@b.example\\nFeedback-Type: auth-failure\\n'    | FEEDBACK
            'From: a@b.example\\nContent-Type: x\\nFeedback-Type: auth-failure\\n' | MAIL
            'From: a@b.example\\n\\nFeedback-Type: auth-failure\\n' | MAIL
            'From: a@b.example\\r\\n\\r\\nFeedback-Type: x\\r\\n' | MAIL
            'From: a@b.example\\nFeedback-Type: x\\n\\nContent-Type: y\\n' | FEEDBACK
            'Feedback-Type: auth-failure\\n'                        | FEEDBACK
            'junk <feedback>'                                       | AGGREGATE
            'junk'                                                  | UNKNOWN
            '   '                                                   | EMPTY
            """)
    void of_texts(String head, Guess expected) {
        assertEquals(expected, of(head), head);
    }

    @Test
    void of_packings() {
        assertEquals(Guess.EMPTY, Guess.of(new byte[0]));
        assertEquals(Guess.GZIP, of("\u001f\u008b"));
        assertEquals(Guess.UNKNOWN, of("\u001f"));
        assertEquals(Guess.ZIP, of("PK\u0003\u0004"));
        assertEquals(Guess.ZIP, of("PK\u0005\u0006"));
        assertEquals(Guess.UNKNOWN, of("PK\u0003\u0006"));
        assertEquals(Guess.TNEF, of("\u0078\u009f\u003e\""));
        for (var second : new char[] {0x01, 0x5E, 0x9C, 0xDA}) {
            assertEquals(Guess.ZLIB, of("\u0078" + second), () -> Integer.toHexString(second));
        }
        for (var start : new String[] {"7z\u00bc\u00af", "Rar!", "BZh", "\u00fd7zXZ", "\u0028\u00b5\u002f\u00fd"}) {
            assertEquals(Guess.OTHER_PACKING, of(start));
        }
    }

    /// UTF-16 is told by its order mark, and UTF-8 may have one.
    @Test
    void of_texts_with_an_order_mark() {
        assertEquals(Guess.AGGREGATE, Guess.of("\uFEFF<feedback>".getBytes(StandardCharsets.UTF_8)));
        assertEquals(Guess.AGGREGATE, Guess.of("\uFEFF<feedback>".getBytes(StandardCharsets.UTF_16BE)));
        assertEquals(Guess.AGGREGATE, Guess.of("\uFEFF<feedback>".getBytes(StandardCharsets.UTF_16LE)));
    }
}
