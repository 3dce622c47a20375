package org.mailward.branding;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.mailward.publishing.VectorLogo;
import org.mailward.tenancy.InvalidInput;

/// A picture that stands for a provider: PNG, or SVG reduced to what only draws (see [VectorLogo]).
public final class Logo {

    /// Largest accepted file, in bytes.
    public static final int LARGEST = 512 * 1024;
    /// Longest accepted side, in pixels.
    public static final int WIDEST = 2000;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    /// The kinds of picture that can be shown.
    public enum Type {
        PNG("image/png"), SVG("image/svg+xml");

        private final String mediaType;

        Type(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    private final Type type;
    private final byte[] bytes;

    private Logo(Type type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes.clone();
    }

    /// Reads an uploaded file by its content, whatever its name or declared type says.
    public static Logo read(byte[] file) {
        if (file.length > LARGEST) {
            throw new InvalidInput("logo", "The logo has " + file.length / 1024 + " kB; at most " + LARGEST / 1024 + " kB are accepted. Save it smaller.");
        }
        if (isMarkup(file)) {
            return drawing(file);
        }
        if (file.length < 33 || !Arrays.equals(file, 0, PNG.length, PNG, 0, PNG.length)) {
            throw new InvalidInput("logo", "This file is neither a PNG picture nor an SVG drawing. Export the logo as one of them and upload that.");
        }
        int width = side(file, 16);
        int height = side(file, 20);
        if (width < 1 || height < 1 || width > WIDEST || height > WIDEST) {
            throw new InvalidInput("logo", "The logo is " + Integer.toUnsignedString(width) + " × " + Integer.toUnsignedString(height)
                    + " pixels; each side may have 1 to " + WIDEST + ".");
        }
        return new Logo(Type.PNG, file);
    }

    /// Does the file begin as XML does, after blanks and a byte order mark?
    private static boolean isMarkup(byte[] file) {
        for (byte octet : file) {
            if (octet == '<') {
                return true;
            }
            if (octet > ' ' || octet < 0 && octet != (byte) 0xEF && octet != (byte) 0xBB && octet != (byte) 0xBF) {
                return false;
            }
        }
        return false;
    }

    private static Logo drawing(byte[] file) {
        try {
            var text = new String(file, StandardCharsets.UTF_8);
            return new Logo(Type.SVG, new VectorLogo(text.startsWith("\uFEFF") ? text.substring(1) : text).svg().getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException wrong) {
            throw new InvalidInput("logo", wrong.getMessage() + ".");
        }
    }

    static Logo stored(String mediaType, byte[] bytes) {
        for (var type : Type.values()) {
            if (type.mediaType().equals(mediaType)) {
                return new Logo(type, bytes);
            }
        }
        throw new IllegalStateException("A stored logo has the unknown type " + mediaType);
    }

    private static int side(byte[] file, int at) {
        return (file[at] & 0xFF) << 24 | (file[at + 1] & 0xFF) << 16 | (file[at + 2] & 0xFF) << 8 | file[at + 3] & 0xFF;
    }

    public Type type() {
        return type;
    }

    public byte[] bytes() {
        return bytes.clone();
    }
}
