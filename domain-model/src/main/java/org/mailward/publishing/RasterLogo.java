package org.mailward.publishing;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/// A logo as a PNG picture.
///
/// @param base64 the file, so that two equal pictures are equal values
/// @see <a href="https://www.w3.org/TR/png-3/">PNG, third edition, §5.2 and §11.2.1</a>
public record RasterLogo(String base64) implements Logo {

    /// The largest file, in bytes.
    public static final int LARGEST_FILE = 1024 * 1024;
    /// The longest side, in pixels; a small file can unfold to a picture that fills the memory.
    public static final int LONGEST_SIDE = 4096;

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int WIDTH_AT = 16;
    private static final int HEIGHT_AT = 20;

    public RasterLogo {
        boolean farTooLarge = base64.length() > (LARGEST_FILE + 2) / 3 * 4;
        byte[] file = farTooLarge ? new byte[0] : Base64.getDecoder().decode(base64);
        if (farTooLarge || file.length > LARGEST_FILE) {
            throw new IllegalArgumentException("The logo is larger than " + LARGEST_FILE + " bytes; save it smaller");
        }
        if (file.length < HEIGHT_AT + 4 || !Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
            throw new IllegalArgumentException("The logo is not a PNG picture; save it as PNG or SVG");
        }
        for (int at : new int[] {WIDTH_AT, HEIGHT_AT}) {
            int side = ByteBuffer.wrap(file).getInt(at);
            if (side < 1 || side > LONGEST_SIDE) {
                throw new IllegalArgumentException("A side of the logo has " + side + " pixels; 1 to " + LONGEST_SIDE + " are possible");
            }
        }
    }

    /// @throws IllegalArgumentException when the file is no PNG or too large
    public static RasterLogo of(byte[] file) {
        return new RasterLogo(Base64.getEncoder().encodeToString(file));
    }

    @Override
    public double aspectRatio() {
        var file = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
        return (double) file.getInt(WIDTH_AT) / file.getInt(HEIGHT_AT);
    }
}
