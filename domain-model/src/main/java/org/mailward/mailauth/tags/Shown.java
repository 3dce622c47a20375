package org.mailward.mailauth.tags;

/// Text from outside, made fit to be shown inside a sentence.
public final class Shown {

    /// The most characters of foreign text inside a sentence.
    public static final int LONGEST = 120;

    private Shown() {
    }

    /// Control characters and octets above ASCII become `?`, and long text is cut.
    public static String of(String text) {
        var shown = new StringBuilder();
        for (int i = 0; i < text.length() && i < LONGEST; i++) {
            char c = text.charAt(i);
            shown.append(c < ' ' || c >= 0x7F ? '?' : c);
        }
        return text.length() > LONGEST ? shown.append("…").toString() : shown.toString();
    }
}
