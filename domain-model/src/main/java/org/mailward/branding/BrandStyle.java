package org.mailward.branding;

import java.util.Locale;
import org.mailward.tenancy.InvalidInput;

/// The words and colours of a brand.
///
/// @param productName what the portal calls itself, 1 to 60 characters
/// @param colour the brand's colour as `#rrggbb`
/// @param ink the colour of text upon it as `#rrggbb`; replaced by black or white where it would read at less than 4.5:1
/// @param support whom to turn to: an address, a number, a link; up to 200 characters
/// @param footer a line below pages and reports, up to 200 characters
/// @see <a href="https://www.w3.org/TR/WCAG22/#contrast-minimum">WCAG 2.2 §1.4.3</a>
public record BrandStyle(String productName, String colour, String ink, String support, String footer) {

    private static final double READABLE = 4.5;

    /// How a provider looks that has not chosen yet.
    public static final BrandStyle PLAIN = new BrandStyle("Mail protection", "#1f4b99", "#ffffff", "", "");

    public BrandStyle {
        productName = productName.strip();
        colour = colour.strip().toLowerCase(Locale.ROOT);
        ink = ink.strip().toLowerCase(Locale.ROOT);
        support = support.strip();
        footer = footer.strip();
        if (productName.isEmpty() || productName.length() > 60) {
            throw new InvalidInput("productName", "The portal's name has 1 to 60 characters.");
        }
        if (!colour.matches("#[0-9a-f]{6}")) {
            throw new InvalidInput("colour", "'" + colour + "' is not a colour; write six hexadecimal digits after a hash, such as #0b5fff.");
        }
        if (!ink.matches("#[0-9a-f]{6}")) {
            throw new InvalidInput("ink", "'" + ink + "' is not a colour; write six hexadecimal digits after a hash, such as #ffffff.");
        }
        if (support.length() > 200) {
            throw new InvalidInput("support", "The support line has at most 200 characters.");
        }
        if (footer.length() > 200) {
            throw new InvalidInput("footer", "The footer has at most 200 characters.");
        }
        if (contrast(colour, ink) < READABLE) {
            ink = contrast(colour, "#ffffff") >= contrast(colour, "#000000") ? "#ffffff" : "#000000";
        }
    }

    /// The contrast between two colours, from 1 to 21.
    public static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int at) {
        double part = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
