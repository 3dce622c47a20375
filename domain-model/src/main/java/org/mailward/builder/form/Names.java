package org.mailward.builder.form;

import org.mailward.mailauth.dns.DomainName;

/// Names as people write them, which may have letters that DNS has in another spelling (RFC 5890 §2.3.2.1).
final class Names {

    private static final String ANY = "*.";

    private Names() {
    }

    /// @param text a name, perhaps with `*.` in front
    /// @return the name as DNS has it; the text itself where that is plain already, or no name
    static String ascii(String text) {
        if (isPlain(text)) {
            return text;
        }
        try {
            return text.startsWith(ANY) ? ANY + DomainName.of(text.substring(ANY.length())).ascii() : DomainName.of(text).ascii();
        } catch (IllegalArgumentException notAName) {
            return text;
        }
    }

    /// @param end what stands behind the name begins with it
    /// @return the same with the name in front as DNS has it
    static String ascii(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? ascii(text) : ascii(text.substring(0, at)) + text.substring(at);
    }

    static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c < 0x7F);
    }
}
