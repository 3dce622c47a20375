package org.mailward.mailauth.dns;

import java.net.IDN;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Names between the form in which people write them and the one that goes on the wire.
///
/// The JDK converts as IDNA2003 did, which took `ß` for `ss`, the final `ς` for `σ`, and joiners for nothing. Under IDNA2008 they
/// are letters of their own, and names with them have other owners: `faß.de` is not `fass.de`. The two letters are converted
/// here. Where a joiner may stand depends on tables that the JDK does not give, so a name with one is refused.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5892#section-2.6">RFC 5892 §2.6</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5894#section-7.2">RFC 5894 §7.2</a>
public final class Idna {

    private static final String A_LABEL = "xn--";
    private static final int LONGEST_LABEL = 63;

    private static final char SHARP_S = '\u00DF';
    private static final char CAPITAL_SHARP_S = '\u1E9E';
    private static final char FINAL_SIGMA = '\u03C2';

    /// Letters of the same scripts that IDNA2003 leaves as they are and that join with no mark behind them. One that the label does
    /// not hold stands for the letter while the rest is converted.
    private static final String LIKE_SHARP_S = "\u00F0\u00FE\u0127\u014B";
    private static final String LIKE_FINAL_SIGMA = "\u03DB\u03DD\u03DF\u03E1";

    private Idna() {
    }

    /// @param flags those of [IDN]
    /// @throws IllegalArgumentException when a part cannot be converted
    public static String toAscii(String text, int flags) {
        if (text.codePoints().anyMatch(Idna::isJoiner)) {
            throw new IllegalArgumentException("A joiner cannot be converted");
        }
        return hasOwnLetter(text) ? eachLabel(text.split("[.\u3002\uFF0E\uFF61]", -1), label -> hasOwnLetter(label) ? ascii(label, flags) : label.isEmpty() ? label : IDN.toASCII(label, flags)) : IDN.toASCII(text, flags);
    }

    /// @param ascii lower-case A-labels joined by dots; those that are none stay as they are
    static String toUnicode(String ascii) {
        String text = IDN.toUnicode(ascii, IDN.ALLOW_UNASSIGNED);
        return text.contains(A_LABEL) ? eachLabel(text.split("\\.", -1), label -> unicode(label).orElse(label)) : text;
    }

    private static String eachLabel(String[] labels, UnaryOperator<String> converted) {
        return Arrays.stream(labels).map(converted).collect(Collectors.joining("."));
    }

    static boolean isJoiner(int character) {
        return character == 0x200C || character == 0x200D;
    }

    private static boolean hasOwnLetter(String text) {
        return text.indexOf(SHARP_S) >= 0 || text.indexOf(FINAL_SIGMA) >= 0 || text.indexOf(CAPITAL_SHARP_S) >= 0;
    }

    private static String ascii(String label, int flags) {
        String text = label.replace(CAPITAL_SHARP_S, SHARP_S);
        char sharpS = standIn(text, LIKE_SHARP_S);
        char finalSigma = standIn(text, LIKE_FINAL_SIGMA);
        String known = IDN.toASCII(text.replace(SHARP_S, sharpS).replace(FINAL_SIGMA, finalSigma), flags);
        String prepared = IDN.toUnicode(known, flags);
        if (prepared.equals(known)) {
            throw new IllegalArgumentException("The label cannot be converted");
        }
        String ascii = A_LABEL + Punycode.encode(prepared.replace(sharpS, SHARP_S).replace(finalSigma, FINAL_SIGMA));
        if (ascii.length() > LONGEST_LABEL) {
            throw new IllegalArgumentException("The label is too long");
        }
        return ascii;
    }

    private static char standIn(String label, String letters) {
        String lower = label.toLowerCase(Locale.ROOT);
        return (char) letters.chars().filter(letter -> lower.indexOf(letter) < 0).findFirst().orElseThrow(() -> new IllegalArgumentException("The label holds every letter that could stand for another"));
    }

    /// The label with letters that IDNA2003 has no A-label for; empty for any other.
    private static Optional<String> unicode(String label) {
        if (!label.startsWith(A_LABEL)) {
            return Optional.empty();
        }
        return Punycode.decode(label.substring(A_LABEL.length())).filter(Idna::hasOwnLetter).filter(text -> isWrittenSo(text, label));
    }

    private static boolean isWrittenSo(String text, String label) {
        try {
            return toAscii(text, IDN.ALLOW_UNASSIGNED).equals(label);
        } catch (IllegalArgumentException notALabel) {
            return false;
        }
    }
}
