package org.mailward.mailauth.bimi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FetchedDocumentTest {

    @Test
    void every_octet_survives() {
        var octets = new byte[256];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) i;
        }
        assertArrayEquals(octets, FetchedDocument.Body.of(octets, "").toBytes());
    }

    @Test
    void a_document_is_bounded() {
        assertEquals(FetchedDocument.LONGEST, new FetchedDocument.Body("x".repeat(FetchedDocument.LONGEST), "").toBytes().length);
        String longer = "x".repeat(FetchedDocument.LONGEST + 1);
        assertThrows(IllegalArgumentException.class, () -> new FetchedDocument.Body(longer, ""));
        assertThrows(IllegalArgumentException.class, () -> new FetchedDocument.Body("\u0100", ""));
        assertEquals("\u00FF", new FetchedDocument.Body("\u00FF", "").octets());
    }

    @Test
    void only_a_body_can_be_read() {
        assertEquals(Optional.of(3), new FetchedDocument.Body("abc", "").read(octets -> octets.length));
        assertEquals(Optional.empty(), new FetchedDocument.Status(404).read(octets -> octets.length));
    }

    @ParameterizedTest
    @EnumSource
    void silence_is_unknown_and_an_answer_is_not(FetchedDocument.Failure failure) {
        boolean silent = failure == FetchedDocument.Failure.TIMEOUT || failure == FetchedDocument.Failure.UNREACHABLE;
        assertEquals(silent, new FetchedDocument.Failed(failure, "").isUnknown());
    }

    @Test
    void an_answer_is_known() {
        assertEquals(false, new FetchedDocument.Status(404).isUnknown());
        assertEquals(false, new FetchedDocument.Body("", "").isUnknown());
        assertTrue(DocumentFetcher.NOBODY.fetch(URI.create("https://example.org/")).isUnknown());
    }
}
