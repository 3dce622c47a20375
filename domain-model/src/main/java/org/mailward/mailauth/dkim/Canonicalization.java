package org.mailward.mailauth.dkim;

import java.util.Locale;
import org.mailward.mailauth.message.Header;

/// How a part of a message is brought into one form before it is signed, so that small changes on the way do not matter.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6376#section-3.4">RFC 6376 §3.4</a>
public enum Canonicalization {

    /// Hardly anything may change (RFC 6376 §3.4.1, §3.4.3).
    SIMPLE {
        @Override
        public String header(Header header) {
            return header.raw();
        }

        @Override
        public String body(String body) {
            int end = contentEnd(body);
            return end == 0 ? LINE_END : body.substring(0, end) + LINE_END;
        }
    },

    /// Blanks and folds may change (RFC 6376 §3.4.2, §3.4.4).
    RELAXED {
        @Override
        public String header(Header header) {
            String value = header.value().replace(LINE_END, "");
            var text = new StringBuilder(header.name().toLowerCase(Locale.ROOT)).append(':');
            int start = text.length();
            boolean blank = false;
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c == ' ' || c == '\t') {
                    blank = true;
                    continue;
                }
                if (blank && text.length() > start) {
                    text.append(' ');
                }
                blank = false;
                text.append(c);
            }
            return text.toString();
        }

        @Override
        public String body(String body) {
            var text = new StringBuilder(body.length());
            int lines = 0;
            for (int from = 0; from < body.length();) {
                int end = body.indexOf(LINE_END, from);
                int stop = end < 0 ? body.length() : end;
                int start = text.length();
                reduce(body, from, stop, text);
                if (text.length() > start) {
                    // Empty lines count only when something follows them. Written one by one beforehand, they would be written anew for each of them.
                    text.insert(start, LINE_END.repeat(lines)).append(LINE_END);
                    lines = 0;
                } else {
                    lines++;
                }
                from = end < 0 ? body.length() : end + 2;
            }
            return text.toString();
        }
    };

    static final String LINE_END = "\r\n";

    /// The header field without its line's end.
    public abstract String header(Header header);

    /// @param body its lines end with CR LF
    public abstract String body(String body);

    /// Where the body ends when the line ends at its end are left out.
    private static int contentEnd(String body) {
        int end = body.length();
        while (end >= 2 && body.charAt(end - 1) == '\n' && body.charAt(end - 2) == '\r') {
            end -= 2;
        }
        return end;
    }

    /// Copies a line; blanks become one, those at the end none.
    private static void reduce(String body, int from, int stop, StringBuilder text) {
        boolean blank = false;
        for (int i = from; i < stop; i++) {
            char c = body.charAt(i);
            if (c == ' ' || c == '\t') {
                blank = true;
                continue;
            }
            if (blank) {
                text.append(' ');
                blank = false;
            }
            text.append(c);
        }
    }
}
