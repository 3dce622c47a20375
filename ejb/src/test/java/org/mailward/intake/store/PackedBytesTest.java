package org.mailward.intake.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailward.intake.ArrivedBytes;

class PackedBytesTest {

    private static final String HEAD = "From: a@example.com\r\nContent-Transfer-Encoding: base64\r\n\r\n";

    private static byte[] noise(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static String base64(byte[] bytes) {
        return HEAD + Base64.getMimeEncoder().encodeToString(bytes);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private static PackedBytes comeBack(byte[] bytes) throws IOException, NoSuchAlgorithmException {
        var packed = PackedBytes.of(ArrivedBytes.of(bytes));
        assertEquals(bytes.length, packed.size());
        assertArrayEquals(MessageDigest.getInstance("SHA-256").digest(bytes), packed.digest());
        try (var unpacked = PackedBytes.unpacked(packed.packed())) {
            assertArrayEquals(bytes, unpacked.readAllBytes());
        }
        return packed;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 100, 5_000, 8_191, 8_192, 8_193, 100_000})
    void bytes_come_back_whatever_they_are(int length) throws IOException, NoSuchAlgorithmException {
        comeBack(noise(length));
        comeBack("a line\n".repeat(length).substring(0, length).getBytes(StandardCharsets.US_ASCII));
        var mail = base64(gzip(noise(length))).getBytes(StandardCharsets.US_ASCII);
        var packed = comeBack(mail);
        assertTrue(length < 5_000 || packed.packed().length < 0.79 * mail.length, "base64 loses what it added");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<row><source_ip>192.0.2.1</source_ip></row>\r\n", "{\"successful-session-count\": 1}\n"})
    void what_is_not_packed_yet_is_packed_in_full(String text) throws IOException, NoSuchAlgorithmException {
        var plain = text.repeat(1_000).getBytes(StandardCharsets.US_ASCII);
        assertTrue(comeBack(plain).packed().length < plain.length / 20);
        assertTrue(comeBack(base64(plain).getBytes(StandardCharsets.US_ASCII)).packed().length < plain.length / 5);
    }
}
