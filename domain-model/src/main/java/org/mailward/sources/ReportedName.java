package org.mailward.sources;

import java.util.Locale;

/// Names as reports write them, made comparable: they may hold anything, and nothing is refused.
final class ReportedName {

    /// What is longer is cut; no name of DNS is.
    static final int LONGEST = 253;

    private ReportedName() {
    }

    /// In lower case, without the dot at the end; what separates words in [SourceEvidence#text] becomes an underscore.
    static String of(String written) {
        String name = isPlain(written) ? written : cleaned(written);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static boolean isPlain(String written) {
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c <= ' ' || c >= 0x7F || c >= 'A' && c <= 'Z' || c == '/') {
                return false;
            }
        }
        return written.length() <= LONGEST;
    }

    private static String cleaned(String written) {
        String lower = written.strip().toLowerCase(Locale.ROOT);
        var name = new StringBuilder(Math.min(lower.length(), LONGEST));
        for (int i = 0; i < lower.length() && name.length() < LONGEST; i++) {
            char c = lower.charAt(i);
            name.append(c <= ' ' || c == '/' || c == 0x7F || Character.isISOControl(c) || Character.isWhitespace(c) || Character.isSurrogate(c) ? '_' : c);
        }
        return name.toString();
    }

    /// True when the name is the other or stands below it; label by label, so that `notexample.com` is not within `example.com`.
    static boolean isWithin(String name, String above) {
        return !above.isEmpty() && name.endsWith(above)
                && (name.length() == above.length() || name.charAt(name.length() - above.length() - 1) == '.');
    }
}
