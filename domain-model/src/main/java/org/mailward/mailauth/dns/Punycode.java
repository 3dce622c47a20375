package org.mailward.mailauth.dns;

import java.util.Optional;

/// How the letters of a U-label are written in an A-label, without the `xn--`.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc3492#section-6">RFC 3492 §6</a>
final class Punycode {

    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int BASE = DIGITS.length();
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_BIAS = 72;
    private static final int FIRST_BEYOND_ASCII = 0x80;

    private Punycode() {
    }

    /// @param label at most some hundred characters, so that no number grows too large
    static String encode(String label) {
        int[] points = label.codePoints().toArray();
        var text = new StringBuilder();
        label.chars().filter(c -> c < FIRST_BEYOND_ASCII).forEach(c -> text.append((char) c));
        int basic = text.length();
        if (basic > 0) {
            text.append('-');
        }
        int done = basic;
        int bias = INITIAL_BIAS;
        int delta = 0;
        int point = FIRST_BEYOND_ASCII;
        while (done < points.length) {
            int next = Character.MAX_CODE_POINT;
            for (int each : points) {
                next = each >= point ? Math.min(next, each) : next;
            }
            delta += (next - point) * (done + 1);
            for (int each : points) {
                if (each < next) {
                    delta++;
                } else if (each == next) {
                    append(text, delta, bias);
                    bias = adapted(delta, done + 1, done == basic);
                    delta = 0;
                    done++;
                }
            }
            delta++;
            point = next + 1;
        }
        return text.toString();
    }

    private static void append(StringBuilder text, int delta, int bias) {
        int rest = delta;
        int place = BASE;
        while (rest >= threshold(place, bias)) {
            int threshold = threshold(place, bias);
            text.append(DIGITS.charAt(threshold + (rest - threshold) % (BASE - threshold)));
            rest = (rest - threshold) / (BASE - threshold);
            place += BASE;
        }
        text.append(DIGITS.charAt(rest));
    }

    /// @param text lower case
    /// @return empty when no letters are written so
    static Optional<String> decode(String text) {
        int dash = text.lastIndexOf('-');
        var label = new StringBuilder(text.substring(0, Math.max(dash, 0)));
        int count = label.length();
        int bias = INITIAL_BIAS;
        long point = FIRST_BEYOND_ASCII;
        long index = 0;
        int at = dash < 0 ? 0 : dash + 1;
        while (at < text.length()) {
            long before = index;
            long weight = 1;
            int place = BASE;
            int digit;
            int threshold;
            do {
                digit = at < text.length() ? DIGITS.indexOf(text.charAt(at)) : -1;
                at++;
                threshold = threshold(place, bias);
                index += digit * weight;
                weight *= BASE - threshold;
                place += BASE;
                if (digit < 0 || index > Integer.MAX_VALUE || weight > Integer.MAX_VALUE) {
                    return Optional.empty();
                }
            } while (digit >= threshold);
            count++;
            bias = adapted((int) (index - before), count, before == 0);
            point += index / count;
            index %= count;
            if (point > Character.MAX_CODE_POINT || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                return Optional.empty();
            }
            label.insert(label.offsetByCodePoints(0, (int) index), Character.toChars((int) point));
            index++;
        }
        return Optional.of(label.toString());
    }

    private static int threshold(int place, int bias) {
        return Math.clamp(place - bias, T_MIN, T_MAX);
    }

    private static int adapted(int delta, int count, boolean first) {
        int rest = first ? delta / DAMP : delta / 2;
        rest += rest / count;
        int place = 0;
        while (rest > (BASE - T_MIN) * T_MAX / 2) {
            rest /= BASE - T_MIN;
            place += BASE;
        }
        return place + (BASE - T_MIN + 1) * rest / (rest + SKEW);
    }
}
