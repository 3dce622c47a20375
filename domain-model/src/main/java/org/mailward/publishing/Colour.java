package org.mailward.publishing;

import java.util.Locale;
import java.util.regex.Pattern;

/// An opaque sRGB colour.
///
/// @param red   0 to 255
/// @param green 0 to 255
/// @param blue  0 to 255
public record Colour(int red, int green, int blue) {

    public static final Colour BLACK = new Colour(0, 0, 0);
    public static final Colour WHITE = new Colour(255, 255, 255);

    /// The contrast that text needs at least: WCAG 2.2, success criterion 1.4.3.
    public static final double READABLE = 4.5;

    private static final Pattern HEX = Pattern.compile("#[0-9A-Fa-f]{6}");

    public Colour {
        for (int part : new int[] {red, green, blue}) {
            if (part < 0 || part > 255) {
                throw new IllegalArgumentException("A colour's parts run from 0 to 255, not " + part);
            }
        }
    }

    /// @param hex six hexadecimal digits after a number sign, such as `#1F6FEB`
    /// @throws IllegalArgumentException when it is written in any other way
    public static Colour of(String hex) {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("'" + hex + "' is not a colour; write it as # and six hexadecimal digits, such as #1F6FEB");
        }
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return new Colour(rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF);
    }

    public String hex() {
        return String.format(Locale.ROOT, "#%02X%02X%02X", red, green, blue);
    }

    /// How well one of the two reads on the other, from 1 (not at all) to 21 (black on white).
    ///
    /// @see <a href="https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio">WCAG 2.2, contrast ratio</a>
    public double contrastWith(Colour other) {
        double mine = luminance();
        double theirs = other.luminance();
        return (Math.max(mine, theirs) + 0.05) / (Math.min(mine, theirs) + 0.05);
    }

    /// The colour for text on this one: the wish where it can be read, else black or white, whichever reads better.
    public Colour inkLike(Colour wish) {
        if (contrastWith(wish) >= READABLE) {
            return wish;
        }
        return contrastWith(BLACK) >= contrastWith(WHITE) ? BLACK : WHITE;
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
