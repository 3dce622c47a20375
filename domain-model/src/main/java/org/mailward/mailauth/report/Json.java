package org.mailward.mailauth.report;

import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import java.util.Set;
import org.mailward.mailauth.tags.Shown;

/// Reads JSON once from front to back, without a tree of it (RFC 8259 §2).
///
/// Its grammar is strict, for what is not well-formed cannot be trusted; only control characters inside of texts, and what stands
/// after the end, are borne and told.
final class Json {

    /// Reads one member of an object.
    interface Member {
        void read(String name) throws IOException;
    }

    /// Reads one element of an array.
    interface Item {
        void read() throws IOException;
    }

    private static final char REPLACEMENT = '\uFFFD';
    private static final int LONGEST_NUMBER = 64;

    private final Reader in;
    private final int longest;
    private final int deepest;
    private final Set<Quirk> quirks;
    private final char[] buffer = new char[4096];
    private int at;
    private int end;
    private int depth;

    Json(Reader in, ReportLimits limits, Set<Quirk> quirks) {
        this.in = in;
        this.longest = limits.text();
        this.deepest = limits.nesting();
        this.quirks = quirks;
    }

    /// The next character, or -1, which stays where it is.
    private int peek() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(buffer, 0, buffer.length));
            if (end == 0) {
                return -1;
            }
        }
        return buffer[at];
    }

    /// The next character that is no white space, or -1.
    int ahead() throws IOException {
        int c = peek();
        while (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == 0xFEFF) {
            at++;
            c = peek();
        }
        return c;
    }

    private void expect(char wanted) throws IOException {
        int c = ahead();
        if (c != wanted) {
            throw wrong(c, "'" + wanted + "'");
        }
        at++;
    }

    private static BrokenContent wrong(int c, String wanted) {
        return c < 0 ? new BrokenContent(Fault.TRUNCATED, "The file breaks off. Ask the reporter to send it again.", "")
                : new BrokenContent(Fault.MALFORMED, "The file is no JSON: '" + Shown.of(String.valueOf((char) c)) + "' stands where " + wanted + " should.", "");
    }

    private void deeper() throws BrokenContent {
        if (++depth > deepest) {
            throw new BrokenContent(Fault.NESTED_TOO_DEEP, "More than " + deepest + " values stand inside each other. No reporter writes such; the file is damaged or an attack.", "");
        }
    }

    /// Reads an object; names come in lower case, with hyphens. `null` is taken as an empty one.
    void object(Member member) throws IOException {
        if (ahead() == 'n') {
            literal("null");
            return;
        }
        deeper();
        expect('{');
        if (ahead() != '}') {
            do {
                if (ahead() != '"') {
                    throw wrong(ahead(), "a name");
                }
                String name = string().toLowerCase(Locale.ROOT).replace('_', '-');
                expect(':');
                member.read(name);
            } while (comma('}'));
        }
        expect('}');
        depth--;
    }

    /// Reads an array; a single value is taken as an array of one, and `null` as an empty one.
    void array(Item item) throws IOException {
        int c = ahead();
        if (c == 'n') {
            literal("null");
            return;
        }
        if (c != '[') {
            quirks.add(Quirk.SINGLE_VALUE);
            item.read();
            return;
        }
        deeper();
        expect('[');
        if (ahead() != ']') {
            do {
                item.read();
            } while (comma(']'));
        }
        expect(']');
        depth--;
    }

    private boolean comma(char close) throws IOException {
        int c = ahead();
        if (c == ',') {
            at++;
            return true;
        }
        if (c != close) {
            throw wrong(c, "a comma");
        }
        return false;
    }

    /// Reads a text, a number or a word as a text; `null` is the empty one.
    ///
    /// @throws BrokenContent when it is an object or an array
    String scalar() throws IOException {
        int c = ahead();
        return switch (c) {
            case '"' -> string().strip();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> {
                literal("null");
                yield "";
            }
            default -> number(c);
        };
    }

    private String literal(String word) throws IOException {
        for (int i = 0; i < word.length(); i++) {
            if (peek() != word.charAt(i)) {
                throw wrong(peek(), "'" + word + "'");
            }
            at++;
        }
        return word;
    }

    private String number(int first) throws IOException {
        var text = new StringBuilder();
        int c = first;
        while (c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E') {
            text.append((char) c);
            if (text.length() > LONGEST_NUMBER) {
                throw new BrokenContent(Fault.MALFORMED, "The file holds a number of more than " + LONGEST_NUMBER + " digits.", "");
            }
            at++;
            c = peek();
        }
        if (text.isEmpty()) {
            throw wrong(c, "a value");
        }
        return text.toString();
    }

    private String string() throws IOException {
        var text = new StringBuilder();
        at++;
        while (true) {
            int c = peek();
            if (c < 0) {
                throw wrong(c, "");
            }
            at++;
            if (c == '"') {
                if (!text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1))) {
                    text.setCharAt(text.length() - 1, REPLACEMENT);
                }
                return text.toString();
            }
            add(text, c == '\\' ? escaped() : (char) c);
            if (text.length() > longest) {
                throw new BrokenContent(Fault.TEXT_TOO_LONG, "A text is longer than " + longest + " bytes. No reporter writes such; the file is damaged or an attack.", "");
            }
        }
    }

    private void add(StringBuilder text, char c) {
        if (c < ' ' && c != '\n' && c != '\t' && c != '\r') {
            quirks.add(Quirk.CONTROL_CHARACTERS);
            text.append(REPLACEMENT);
            return;
        }
        if (Character.isSurrogate(c)) {
            quirks.add(Quirk.FOUR_BYTE_CHARACTERS);
        } else if (c == REPLACEMENT) {
            quirks.add(Quirk.INVALID_UTF8);
        }
        // Half a character is none, and no database takes it.
        boolean half = !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1)) && !Character.isLowSurrogate(c);
        if (half) {
            text.setCharAt(text.length() - 1, REPLACEMENT);
        }
        boolean alone = Character.isLowSurrogate(c) && (text.isEmpty() || !Character.isHighSurrogate(text.charAt(text.length() - 1)));
        text.append(alone ? REPLACEMENT : c);
    }

    private char escaped() throws IOException {
        int c = peek();
        if (c < 0) {
            throw wrong(c, "");
        }
        at++;
        return switch (c) {
            case '"', '\\', '/' -> (char) c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrong(c, "an escape");
        };
    }

    private char unicode() throws IOException {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = peek() < 0 || peek() > 0x7F ? -1 : Character.digit(peek(), 16);
            if (digit < 0) {
                throw wrong(peek(), "a hexadecimal digit");
            }
            value = value << 4 | digit;
            at++;
        }
        return (char) value;
    }

    /// Passes over one value, whatever it is.
    void skip() throws IOException {
        int c = ahead();
        if (c == '{') {
            object(_ -> skip());
        } else if (c == '[') {
            array(this::skip);
        } else {
            scalar();
        }
    }

    /// Reads what is left, and tells whether there is anything.
    ///
    /// @throws BrokenContent when it is another object: of the two, neither is the file
    void finish() throws IOException {
        if (ahead() == '{') {
            throw new BrokenContent(Fault.SEVERAL_REPORTS, "There is a second report in the same file. Send each as a file of its own.", "");
        }
        while (peek() >= 0) {
            if (ahead() >= 0) {
                quirks.add(Quirk.JUNK_AFTER);
                at = end;
            }
        }
    }
}
