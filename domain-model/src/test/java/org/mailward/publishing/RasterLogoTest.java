package org.mailward.publishing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

class RasterLogoTest {

    @Test
    void the_same_file_is_the_same_logo() {
        assertEquals(RasterLogo.of(png(120, 30)), RasterLogo.of(png(120, 30)));
        assertEquals(4.0, RasterLogo.of(png(120, 30)).aspectRatio());
    }

    @Test
    void what_is_no_png_or_unfolds_to_too_much_is_refused() {
        byte[] gif = png(1, 1);
        gif[1] = 'G';
        assertThrows(IllegalArgumentException.class, () -> RasterLogo.of(gif));
        assertThrows(IllegalArgumentException.class, () -> RasterLogo.of(new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> RasterLogo.of(png(RasterLogo.LONGEST_SIDE + 1, 1)));
        assertThrows(IllegalArgumentException.class, () -> RasterLogo.of(png(1, -1)));
        assertThrows(IllegalArgumentException.class, () -> RasterLogo.of(Arrays.copyOf(png(1, 1), RasterLogo.LARGEST_FILE + 1)));
        assertThrows(IllegalArgumentException.class, () -> new RasterLogo("not base64"));
    }

    private static byte[] png(int width, int height) {
        return ByteBuffer.allocate(40).put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'})
                .putInt(13).put("IHDR".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(width).putInt(height).array();
    }
}
