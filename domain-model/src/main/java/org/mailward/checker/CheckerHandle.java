package org.mailward.checker;

import java.util.Locale;
import org.mailward.tenancy.InvalidInput;

/// The word by which a provider's checker is found in an address, such as `northwind` in `/check/northwind`.
///
/// @param text 3 to 40 lower-case letters, digits and inner hyphens
public record CheckerHandle(String text) {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 40;

    /// @throws InvalidInput when the word has another form; says which character is wrong
    public CheckerHandle {
        text = text.strip().toLowerCase(Locale.ROOT);
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            throw new InvalidInput("handle", "The address of the checker ends in a word of " + SHORTEST + " to " + LONGEST + " characters.");
        }
        text.codePoints().filter(c -> !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')).findFirst().ifPresent(wrong -> {
            throw new InvalidInput("handle", "The character '" + Character.toString(wrong) + "' cannot stand in the address; use letters a to z, digits and hyphens.");
        });
        if (text.startsWith("-") || text.endsWith("-")) {
            throw new InvalidInput("handle", "The word in the address begins and ends with a letter or digit, not with a hyphen.");
        }
    }

    /// True for text that has the form of a handle; for what comes out of an address.
    public static boolean fits(String text) {
        return text.matches("[a-z0-9][a-z0-9-]{1,38}[a-z0-9]");
    }
}
