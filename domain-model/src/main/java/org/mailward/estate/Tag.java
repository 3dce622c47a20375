package org.mailward.estate;

import java.util.Locale;
import org.mailward.tenancy.InvalidInput;

/// A word by which a provider's people group customers and domains. It is kept in lower case, so that `VIP` and `vip` are one.
///
/// @param word without blanks around it, and with one blank where there were several
public record Tag(String word) {

    /// @throws InvalidInput when it is empty or holds what cannot stand in a list of tags
    public Tag {
        word = word.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        if (word.isEmpty()) {
            throw new InvalidInput("tag", "A tag is a word or a few; this one is empty.");
        }
        if (word.chars().anyMatch(c -> c == ',' || Character.isISOControl(c))) {
            throw new InvalidInput("tag", "A tag has neither commas nor control characters; commas stand between tags.");
        }
    }

    /// @param longest characters that a tag may have
    /// @throws InvalidInput when it has more
    public Tag within(int longest) {
        if (word.length() > longest) {
            throw new InvalidInput("tag", "A tag has at most " + longest + " characters; this one has " + word.length() + ".");
        }
        return this;
    }
}
