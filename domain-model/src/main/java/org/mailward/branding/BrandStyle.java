package org.mailward.branding;

import java.util.Locale;
import java.util.regex.Pattern;
import org.mailward.tenancy.InvalidInput;

/// The words and colours of a brand.
///
/// @param productName what the portal calls itself, 1 to 60 characters
/// @param senderName the name that mails come from, up to 60 characters in one line; empty for the portal's
/// @param colour the brand's colour as `#rrggbb`
/// @param ink the colour of text upon it as `#rrggbb`; replaced by black or white where it would read at less than 4.5:1
/// @param support whom to turn to: an address, a number, a link; up to 200 characters
/// @param footer a line below pages and reports, up to 200 characters
/// @see <a href="https://www.w3.org/TR/WCAG22/#contrast-minimum">WCAG 2.2 §1.4.3</a>
public record BrandStyle(String productName, String senderName, String colour, String ink, String support, String footer) {

    private static final double READABLE = 4.5;
    private static final int LONGEST_NAME = 60;
    /// A line's end would begin a field of its own in a mail's header (RFC 5322 §2.2).
    private static final Pattern LINE_END = Pattern.compile("[\\r\\n\\u000b\\u000c\\u0085\\u2028\\u2029]");
    /// What nobody sees, and marks that have a name read as another. The joiners within words and pictures are none of them.
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\u200c\\u200d]]");

    /// How a provider looks that has not chosen yet.
    public static final BrandStyle PLAIN = new BrandStyle("Mail protection", "", "#1f4b99", "#ffffff", "", "");

    public BrandStyle {
        productName = productName.strip();
        senderName = oneLine(senderName).strip();
        colour = colour.strip().toLowerCase(Locale.ROOT);
        ink = ink.strip().toLowerCase(Locale.ROOT);
        support = support.strip();
        footer = footer.strip();
        if (productName.isEmpty() || productName.length() > LONGEST_NAME) {
            throw new InvalidInput("productName", "The portal's name has 1 to 60 characters.");
        }
        if (senderName.length() > LONGEST_NAME) {
            throw new InvalidInput("senderName", "The sender's name has at most 60 characters.");
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

    /// The name that mails come from.
    public String sender() {
        return senderName.isEmpty() ? productName : senderName;
    }

    private static String oneLine(String name) {
        if (LINE_END.matcher(name).find()) {
            throw new InvalidInput("senderName", "The sender's name is a single line; take the line break out.");
        }
        if (UNSEEN.matcher(name).find()) {
            throw new InvalidInput("senderName", "The sender's name holds a character that nobody sees, such as a tab or a mark of direction; type the name anew.");
        }
        return name;
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
