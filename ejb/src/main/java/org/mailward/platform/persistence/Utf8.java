package org.mailward.platform.persistence;

/// Text as PostgreSQL takes it: UTF-8 without the character 0, which stands as a blank. Half a surrogate pair stands as U+FFFD.
final class Utf8 {

    /// Octets that a `char` takes at most.
    static final int MOST = 3;

    private static final int REPLACEMENT = 0xFFFD;

    private Utf8() {
    }

    /// @param into has room for [#MOST] octets for each `char`
    /// @param at where the first octet goes
    /// @return where the next one goes
    static int write(CharSequence text, byte[] into, int at) {
        int to = at;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                into[to++] = ' ';
            } else if (c < 0x80) {
                into[to++] = (byte) c;
            } else {
                int point = Character.codePointAt(text, i);
                i += Character.charCount(point) - 1;
                to = wide(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? REPLACEMENT : point, into, to);
            }
        }
        return to;
    }

    private static int wide(int point, byte[] into, int at) {
        int to = at;
        if (point < 0x800) {
            into[to++] = (byte) (0xC0 | point >> 6);
        } else if (point < 0x10000) {
            into[to++] = (byte) (0xE0 | point >> 12);
            into[to++] = (byte) (0x80 | point >> 6 & 0x3F);
        } else {
            into[to++] = (byte) (0xF0 | point >> 18);
            into[to++] = (byte) (0x80 | point >> 12 & 0x3F);
            into[to++] = (byte) (0x80 | point >> 6 & 0x3F);
        }
        into[to++] = (byte) (0x80 | point & 0x3F);
        return to;
    }
}
