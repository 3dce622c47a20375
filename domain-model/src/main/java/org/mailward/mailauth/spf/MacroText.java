package org.mailward.mailauth.spf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Text with macros: its grammar and its expansion.
///
/// ```
/// macro-string  = *( macro-expand / macro-literal )
/// macro-expand  = ( "%{" macro-letter transformers *delimiter "}" ) / "%%" / "%_" / "%-"
/// macro-literal = %x21-24 / %x26-7E
/// transformers  = *DIGIT [ "r" ]
/// delimiter     = "." / "-" / "+" / "," / "/" / "_" / "="
/// ```
///
/// Everything here is a single scan from left to right.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7208#section-7">RFC 7208 §7</a>
final class MacroText {

    /// Letters that are allowed in names.
    static final String IN_NAMES = "slodiphv";
    /// Letters that are allowed in the text of a refusal and in modifiers that nobody knows.
    static final String EVERYWHERE = "slodiphvcrt";

    /// No name has more labels, so a larger number of right-hand parts means all of them.
    private static final int MOST_PARTS = 128;

    private MacroText() {
    }

    /// What the letters stand for.
    @FunctionalInterface
    interface Values {
        /// @param letter lower case
        String of(char letter);
    }

    /// @param blank whether blanks may stand between macros, as in the text of a refusal
    static boolean isValid(String text, String letters, boolean blank) {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            at = c == '%' ? expandEnd(text, at, letters) : c > ' ' && c < 0x7F || blank && c == ' ' ? at + 1 : -1;
            if (at < 0) {
                return false;
            }
        }
        return true;
    }

    /// True when a text that is valid ends with a macro.
    static boolean endsWithMacro(String text, String letters) {
        int at = text.indexOf('%');
        while (at >= 0) {
            int end = expandEnd(text, at, letters);
            if (end < 0 || end == text.length()) {
                return end > 0;
            }
            at = text.indexOf('%', end);
        }
        return false;
    }

    /// True when a text that is valid holds a macro with one of these letters, in either case.
    static boolean uses(String text, String letters) {
        int at = text.indexOf('%');
        while (at >= 0 && at + 2 < text.length()) {
            if (text.charAt(at + 1) == '{' && letters.indexOf(lower(text.charAt(at + 2))) >= 0) {
                return true;
            }
            at = text.indexOf('%', at + 2);
        }
        return false;
    }

    /// @return the index after the macro that begins here, or -1 when it is none
    private static int expandEnd(String text, int percent, String letters) {
        if (percent + 1 == text.length()) {
            return -1;
        }
        char kind = text.charAt(percent + 1);
        if (kind == '%' || kind == '_' || kind == '-') {
            return percent + 2;
        }
        int at = percent + 2;
        if (kind != '{' || at == text.length() || letters.indexOf(lower(text.charAt(at))) < 0) {
            return -1;
        }
        int digits = at + 1;
        at = skipDigits(text, digits);
        if (at > digits && parts(text, digits, at) == 0) {
            return -1;
        }
        if (at < text.length() && lower(text.charAt(at)) == 'r') {
            at++;
        }
        at = skipDelimiters(text, at);
        return at < text.length() && text.charAt(at) == '}' ? at + 1 : -1;
    }

    private static int skipDigits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private static int skipDelimiters(String text, int from) {
        int at = from;
        while (at < text.length() && isDelimiter(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isDelimiter(char c) {
        return c == '.' || c == '-' || c == '+' || c == ',' || c == '/' || c == '_' || c == '=';
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 0x20) : c;
    }

    private static int parts(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = Math.min(MOST_PARTS, number * 10 + text.charAt(i) - '0');
        }
        return number;
    }

    /// Puts in what the macros stand for.
    ///
    /// @param text a text that is valid
    /// @param longest the most characters of the result
    /// @return empty when it would be longer
    static Optional<String> expand(String text, int longest, Values values) {
        int percent = text.indexOf('%');
        if (percent < 0) {
            return text.length() > longest ? Optional.empty() : Optional.of(text);
        }
        var expanded = new StringBuilder();
        int at = 0;
        while (percent >= 0) {
            expanded.append(text, at, percent);
            char kind = text.charAt(percent + 1);
            at = percent + 2;
            switch (kind) {
                case '%' -> expanded.append('%');
                case '_' -> expanded.append(' ');
                case '-' -> expanded.append("%20");
                default -> {
                    int end = text.indexOf('}', at);
                    append(expanded, text, at, end, values);
                    at = end + 1;
                }
            }
            if (expanded.length() > longest) {
                return Optional.empty();
            }
            percent = text.indexOf('%', at);
        }
        expanded.append(text, at, text.length());
        return expanded.length() > longest ? Optional.empty() : Optional.of(expanded.toString());
    }

    private static void append(StringBuilder expanded, String text, int letterAt, int end, Values values) {
        char letter = text.charAt(letterAt);
        int digits = letterAt + 1;
        int at = skipDigits(text, digits);
        int keep = at > digits ? parts(text, digits, at) : MOST_PARTS;
        boolean reverse = at < end && lower(text.charAt(at)) == 'r';
        String delimiters = text.substring(reverse ? at + 1 : at, end);
        String value = values.of(lower(letter));
        if (keep < MOST_PARTS || reverse || !delimiters.isEmpty()) {
            value = transformed(value, keep, reverse, delimiters.isEmpty() ? "." : delimiters);
        }
        expanded.append(letter == lower(letter) ? value : escaped(value));
    }

    private static String transformed(String value, int keep, boolean reverse, String delimiters) {
        var parts = new ArrayList<String>();
        int begin = 0;
        for (int i = 0; i <= value.length(); i++) {
            if (i == value.length() || delimiters.indexOf(value.charAt(i)) >= 0) {
                parts.add(value.substring(begin, i));
                begin = i + 1;
            }
        }
        List<String> ordered = reverse ? parts.reversed() : parts;
        return String.join(".", ordered.subList(Math.max(0, ordered.size() - keep), ordered.size()));
    }

    /// Everything but unreserved characters as `%` and two hexadecimal digits per octet (RFC 7208 §7.3, RFC 3986 §2.3).
    private static String escaped(String value) {
        var escaped = new StringBuilder(value.length());
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_' || c == '~') {
                escaped.append(c);
            } else {
                escaped.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16))).append(Character.toUpperCase(Character.forDigit(c & 0xF, 16)));
            }
        }
        return escaped.toString();
    }
}
