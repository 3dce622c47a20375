package org.mailward.mailauth.bimi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailward.mailauth.tags.Shown;

/// Which senders have a logo record of their own, by what stands before the `@` of their address.
///
/// @param prefixes what the local part must begin with; empty when every local part counts
/// @see <a href="https://datatracker.ietf.org/doc/html/draft-brand-indicators-for-message-identification-14#section-4.5">draft-brand-indicators-for-message-identification-14 §4.5</a>
public record LocalParts(List<String> prefixes) {

    /// The longest prefix and the longest selector made from a local part: one DNS label.
    public static final int LONGEST = 63;

    /// The most prefixes that are read.
    public static final int MOST_PREFIXES = 100;

    public LocalParts {
        prefixes = List.copyOf(prefixes);
    }

    static LocalParts read(String value, List<String> faults) {
        var prefixes = new ArrayList<String>();
        if (value.isEmpty()) {
            return new LocalParts(prefixes);
        }
        String[] parts = value.split(",", MOST_PREFIXES + 1);
        for (int i = 0; i < Math.min(parts.length, MOST_PREFIXES); i++) {
            String prefix = parts[i].strip();
            if (isPrefix(prefix)) {
                prefixes.add(prefix);
            } else {
                faults.add("'" + Shown.of(prefix) + "' in 'lps=' is not 1 to " + LONGEST + " letters, digits and hyphens.");
            }
        }
        if (parts.length > MOST_PREFIXES) {
            faults.add("'lps=' has more than " + MOST_PREFIXES + " prefixes; the rest was not read.");
        }
        return new LocalParts(prefixes);
    }

    private static boolean isPrefix(String text) {
        return !text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(LocalParts::isSelectorCharacter);
    }

    private static boolean isSelectorCharacter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-';
    }

    /// The selector that receivers look up for a sender, `news-letter` for `News.Letter+spring`.
    /// @param localPart what stands before the `@` of the sender's address
    /// @return empty when the sender has no selector of its own: no prefix fits, or the local part has other characters
    public Optional<String> selector(String localPart) {
        return normalize(localPart).filter(selector -> prefixes.isEmpty()
                || prefixes.stream().anyMatch(prefix -> selector.startsWith(prefix.toLowerCase(Locale.ROOT))));
    }

    /// Without a `+` and what follows it, with one hyphen for each group of dots and underscores, and no hyphens at the ends.
    static Optional<String> normalize(String localPart) {
        int plus = localPart.indexOf('+');
        String bare = plus < 0 ? localPart : localPart.substring(0, plus);
        var selector = new StringBuilder();
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            if (!isSeparator(c)) {
                selector.append(c);
            } else if (i == 0 || !isSeparator(bare.charAt(i - 1))) {
                selector.append('-');
            }
        }
        String text = withoutHyphensAtEnds(selector.toString()).toLowerCase(Locale.ROOT);
        return isPrefix(text) ? Optional.of(text) : Optional.empty();
    }

    private static boolean isSeparator(char c) {
        return c == '.' || c == '_';
    }

    private static String withoutHyphensAtEnds(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == '-') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == '-') {
            to--;
        }
        return text.substring(from, to);
    }

    String explain() {
        return prefixes.isEmpty()
                ? "Every sender may have a logo record of its own, named after what stands before the @ of its address."
                : "Senders whose address begins with " + String.join(" or ", prefixes.stream().map(prefix -> "'" + prefix + "'").toList()) + " may have a logo record of their own.";
    }
}
