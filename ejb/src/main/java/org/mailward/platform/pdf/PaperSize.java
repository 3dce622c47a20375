package org.mailward.platform.pdf;

import java.util.Locale;
import java.util.Set;

/// The sheet that the reader's printer holds.
public enum PaperSize {
    A4("A4 portrait", 210), LETTER("Letter portrait", 215.9);

    private static final double MARGINS = 40;

    private static final Set<String> LETTER_COUNTRIES = Set.of("US", "CA");

    private final String css;
    private final double width;

    PaperSize(String css, double width) {
        this.css = css;
        this.width = width;
    }

    /// @param country ISO 3166 alpha-2, in any case; empty when it is not known
    public static PaperSize in(String country) {
        return LETTER_COUNTRIES.contains(country.toUpperCase(Locale.ROOT)) ? LETTER : A4;
    }

    /// The value of the CSS property `size`.
    String css() {
        return css;
    }

    /// The width of the sheet, in millimetres.
    double width() {
        return width;
    }

    /// The width between the margins, in millimetres; the style sheet sets the margins.
    double textWidth() {
        return width - MARGINS;
    }
}
