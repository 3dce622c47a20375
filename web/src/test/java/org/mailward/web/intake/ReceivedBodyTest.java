package org.mailward.web.intake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivedBodyTest {

    private static byte[] octets(int count) {
        var octets = new byte[count];
        new Random(count).nextBytes(octets);
        return octets;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, ReceivedBody.SMALL - 1, ReceivedBody.SMALL, ReceivedBody.SMALL + 1, 3 * ReceivedBody.SMALL + 7})
    void what_came_is_read_again_as_often_as_wanted(int size) throws IOException {
        var octets = octets(size);
        try (var body = ReceivedBody.of(new ByteArrayInputStream(octets), size).orElseThrow()) {
            assertEquals(size, body.size());
            for (int i = 0; i < 2; i++) {
                try (var in = body.open()) {
                    assertArrayEquals(octets, in.readAllBytes());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, ReceivedBody.SMALL - 1, ReceivedBody.SMALL, ReceivedBody.SMALL + 1, 3 * ReceivedBody.SMALL + 7})
    void one_byte_more_than_may_be_is_too_much(int size) throws IOException {
        assertEquals(Optional.empty(), ReceivedBody.of(new ByteArrayInputStream(octets(size)), size - 1));
    }

    @Test
    void a_large_body_is_gone_when_it_was_closed() throws IOException {
        var body = ReceivedBody.of(new ByteArrayInputStream(octets(ReceivedBody.SMALL + 1)), Long.MAX_VALUE).orElseThrow();
        body.close();
        assertThrows(IOException.class, body::open);
    }
}
