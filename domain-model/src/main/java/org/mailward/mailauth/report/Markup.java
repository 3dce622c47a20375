package org.mailward.mailauth.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Takes XML apart into texts and tags, once from front to back, in a buffer of fixed size.
///
/// It is no general parser of XML: it knows no entities but those of XML itself and reads no document types, so nothing can be
/// expanded or fetched; and a `<` that begins no tag is a character of the text, because reports hold such.
final class Markup {

    /// What ends a text.
    enum Kind {
        /// A tag that opens an element.
        START,
        /// A tag that opens and closes one.
        EMPTY,
        /// A tag that closes one.
        END,
        /// Nothing that is an element: a comment, an instruction, a section of characters, or a long text's next piece.
        NONE,
        /// The end of the file.
        FINISH
    }

    /// The most bytes of a tag that was cut.
    private static final int TAIL = 64;
    /// Enough for nearly every report; it grows where a text needs more.
    private static final int FIRST = 1 << 14;
    private static final byte[] COMMENT = {'-', '-', '>'};
    private static final byte[] COMMENT_BEGINS = {'<', '!', '-', '-'};
    private static final byte[] INSTRUCTION = {'?', '>'};
    private static final byte[] SECTION = {']', ']', '>'};
    private static final byte[] SECTION_BEGINS = {'<', '!', '[', 'C', 'D', 'A', 'T', 'A', '['};
    private static final byte[] TYPE_BEGINS = {'<', '!', 'D', 'O', 'C', 'T', 'Y', 'P', 'E'};
    private static final byte[] NOTHING = {};
    private static final boolean[] NAME = new boolean[256];

    static {
        for (int c = 0; c < 256; c++) {
            NAME[c] = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.' || c == ':' || c >= 0x80;
        }
    }

    private final InputStream in;
    private final int longest;
    private final int largest;
    private byte[] buffer;
    private int end;
    private boolean ended;
    /// Where the token begins; all places of a token count from here.
    private int base;
    private int consumed;
    private int textLength;
    private int tagLength;
    private int nameFrom;
    private int nameTo;
    private byte[] skipping = NOTHING;
    private boolean section;
    private boolean literal;
    private boolean bracket;
    private boolean type;
    private Kind kind = Kind.NONE;

    /// @param longest the most bytes of a tag, and of one piece of text
    Markup(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
        this.largest = Math.max(FIRST, 2 * longest + 64);
        this.buffer = new byte[FIRST];
    }

    byte[] buffer() {
        return buffer;
    }

    int textFrom() {
        return base;
    }

    int textTo() {
        return base + textLength;
    }

    /// Where the tag begins; it ends at [#tagTo].
    int tagFrom() {
        return base + textLength;
    }

    int tagTo() {
        return base + textLength + tagLength;
    }

    int nameFrom() {
        return base + nameFrom;
    }

    int nameTo() {
        return base + nameTo;
    }

    /// The text stands in a section of characters: nothing in it refers to anything.
    boolean isLiteral() {
        return literal;
    }

    /// The text holds a `<` that begins no tag.
    boolean hasBracket() {
        return bracket;
    }

    /// A document type was met.
    boolean hasType() {
        return type;
    }

    /// What is left of the file where it ends inside a tag.
    String tail() {
        int from = base + textLength;
        return new String(buffer, from, Math.min(end - from, TAIL), StandardCharsets.ISO_8859_1).strip();
    }

    boolean isBlank() {
        for (int i = textFrom(); i < textTo(); i++) {
            if (!Texts.isSpace(buffer[i])) {
                return false;
            }
        }
        return true;
    }

    /// The tag opens an element and closes it.
    boolean isEmptyTag() {
        return kind == Kind.EMPTY;
    }

    /// The octets of an attribute of the tag, nothing resolved; empty when it has none of this name.
    String attribute(String name) {
        String tag = new String(buffer, tagFrom(), tagTo() - tagFrom(), StandardCharsets.ISO_8859_1);
        int at = tag.indexOf(name);
        while (at >= 0) {
            String rest = tag.substring(at + name.length()).stripLeading();
            if (Character.isWhitespace(tag.charAt(at - 1)) && rest.startsWith("=")) {
                String value = rest.substring(1).stripLeading();
                int close = value.isEmpty() ? -1 : value.indexOf(value.charAt(0), 1);
                return close < 0 ? "" : value.substring(1, close).strip();
            }
            at = tag.indexOf(name, at + 1);
        }
        return "";
    }

    Kind next() throws IOException {
        base += consumed;
        consumed = 0;
        tagLength = 0;
        bracket = false;
        literal = false;
        if (skipping.length > 0 && !skip()) {
            return text(0, 0, Kind.FINISH);
        }
        if (section) {
            return section();
        }
        int at = 0;
        while (true) {
            int i = base + at;
            while (i < end && buffer[i] != '<') {
                i++;
            }
            at = i - base;
            if (i == end) {
                if (at >= longest) {
                    return text(at, at, Kind.NONE);
                }
                if (!fill()) {
                    return text(at, at, Kind.FINISH);
                }
                continue;
            }
            if (tag(at)) {
                return kind;
            }
            bracket = true;
            at++;
            if (at >= longest) {
                return text(at, at, Kind.NONE);
            }
        }
    }

    private Kind text(int length, int taken, Kind found) {
        textLength = length;
        consumed = taken;
        kind = found;
        return found;
    }

    /// @return false when the `<` begins no tag
    private boolean tag(int at) throws IOException {
        if (!has(at + 1)) {
            return cut(at);
        }
        byte c = buffer[base + at + 1];
        if (c == '/') {
            return close(at);
        }
        if (c == '!') {
            return declaration(at);
        }
        if (c == '?') {
            skipping = INSTRUCTION;
            text(at, at + 2, Kind.NONE);
            return true;
        }
        boolean begins = NAME[c & 0xFF] && c != '-' && c != '.' && (c < '0' || c > '9');
        return begins && open(at);
    }

    private boolean open(int at) throws IOException {
        int to = name(at + 1);
        if (!has(to)) {
            return cut(at);
        }
        byte c = buffer[base + to];
        if (c != '>' && c != '/' && !Texts.isSpace(c)) {
            return false;
        }
        int last = to;
        int quote = 0;
        while (c != '>' || quote != 0) {
            if (c == '<') {
                return false;
            }
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
            last++;
            if (last - at > longest) {
                throw new BrokenContent(Fault.TEXT_TOO_LONG, "A tag or an attribute is longer than " + longest + " bytes. No reporter writes such; the file is damaged or an attack.", "");
            }
            if (!has(last)) {
                return cut(at);
            }
            c = buffer[base + last];
        }
        nameFrom = at + 1;
        nameTo = to;
        return tag(at, last + 1, buffer[base + last - 1] == '/' ? Kind.EMPTY : Kind.START);
    }

    private boolean close(int at) throws IOException {
        int to = name(at + 2);
        int last = to;
        while (has(last) && Texts.isSpace(buffer[base + last]) && last - at < longest) {
            last++;
        }
        if (!has(last)) {
            return cut(at);
        }
        if (to == at + 2 || buffer[base + last] != '>') {
            return false;
        }
        nameFrom = at + 2;
        nameTo = to;
        return tag(at, last + 1, Kind.END);
    }

    private boolean tag(int from, int to, Kind found) {
        text(from, to, found);
        tagLength = to - from;
        return true;
    }

    private int name(int from) throws IOException {
        int to = from;
        do {
            int i = base + to;
            int stop = Math.min(end, base + from + longest);
            while (i < stop && NAME[buffer[i] & 0xFF]) {
                i++;
            }
            to = i - base;
        } while (base + to == end && has(to) && to - from < longest);
        if (to - from >= longest) {
            throw new BrokenContent(Fault.TEXT_TOO_LONG, "A tag's name is longer than " + longest + " bytes. No reporter writes such; the file is damaged or an attack.", "");
        }
        return to;
    }

    private boolean declaration(int at) throws IOException {
        if (is(at, COMMENT_BEGINS)) {
            skipping = COMMENT;
            text(at, at + 4, Kind.NONE);
            return true;
        }
        if (is(at, SECTION_BEGINS)) {
            section = true;
            text(at, at + SECTION_BEGINS.length, Kind.NONE);
            return true;
        }
        if (!is(at, TYPE_BEGINS)) {
            return false;
        }
        for (int i = at + TYPE_BEGINS.length; has(i) && i - at < longest; i++) {
            byte c = buffer[base + i];
            if (c == '[') {
                throw new BrokenContent(Fault.ENTITIES, "The file declares entities of its own. Reports have no use for that, but attacks have; it was not read.", "");
            }
            if (c == '>') {
                type = true;
                text(at, i + 1, Kind.NONE);
                return true;
            }
        }
        return false;
    }

    private boolean is(int at, byte[] wanted) throws IOException {
        for (int i = 0; i < wanted.length; i++) {
            if (!has(at + i) || buffer[base + at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /// The file ends inside a tag.
    private boolean cut(int at) {
        text(at, end - base, Kind.FINISH);
        return true;
    }

    private Kind section() throws IOException {
        literal = true;
        for (int at = 0;; at++) {
            if (!has(at)) {
                return text(at, at, Kind.FINISH);
            }
            if (buffer[base + at] == ']' && is(at, SECTION)) {
                section = false;
                return text(at, at + SECTION.length, Kind.NONE);
            }
            if (at >= longest) {
                return text(at, at, Kind.NONE);
            }
        }
    }

    /// Leaves out everything up to the end of a comment or an instruction.
    private boolean skip() throws IOException {
        while (!is(0, skipping)) {
            if (!has(0)) {
                return false;
            }
            base++;
        }
        base += skipping.length;
        skipping = NOTHING;
        return true;
    }

    private boolean has(int at) throws IOException {
        while (base + at >= end) {
            if (!fill()) {
                return false;
            }
        }
        return true;
    }

    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        if (base > 0) {
            System.arraycopy(buffer, base, buffer, 0, end - base);
            end -= base;
            base = 0;
        }
        if (end == buffer.length && end < largest) {
            buffer = Arrays.copyOf(buffer, Math.min(largest, 2 * end));
        } else if (end == buffer.length) {
            throw new BrokenContent(Fault.TEXT_TOO_LONG, "A text or a tag is longer than " + longest + " bytes. No reporter writes such; the file is damaged or an attack.", "");
        }
        int count = in.read(buffer, end, buffer.length - end);
        if (count < 0) {
            ended = true;
            return false;
        }
        end += count;
        return true;
    }
}
