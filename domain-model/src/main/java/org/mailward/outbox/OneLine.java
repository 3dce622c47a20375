package org.mailward.outbox;

/// Text that goes into one line of a mail's header.
///
/// Names come from people. A line break in one would begin a header of its own (RFC 5322 §2.2), and invisible marks of direction would
/// have a name read as another.
public final class OneLine {

    /// Longest text, in characters as people count them.
    public static final int LONGEST = 200;

    private OneLine() {
    }

    /// The text without breaks, controls and marks of direction, its blanks single, and cut with an ellipsis where it is too long.
    public static String of(String text) {
        var line = text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]+", " ").replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)).strip() + "…";
    }
}
