package org.mailward.mailauth.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// The beginning of an XML file: in which character set it is written.
///
/// @param content the file from its first character, in a character set that extends ASCII
/// @param charset of the content
record Opening(InputStream content, Charset charset, Set<Quirk> quirks) {

    /// Where the declaration is looked for.
    private static final int HEAD = 1024;

    static Opening of(InputStream file) throws IOException {
        Set<Quirk> quirks = EnumSet.noneOf(Quirk.class);
        Peekable content = Peekable.of(file);
        byte[] head = content.peek(HEAD);
        int mark = mark(head);
        if (mark > 0) {
            quirks.add(Quirk.BYTE_ORDER_MARK);
            content.skipNBytes(mark);
        }
        Charset wide = wide(head);
        if (wide.equals(StandardCharsets.US_ASCII)) {
            return declared(new String(head, mark, head.length - mark, StandardCharsets.ISO_8859_1), content, quirks);
        }
        quirks.add(Quirk.UTF_16);
        String text = new String(head, mark, head.length - mark, wide);
        declared(text, content, quirks);
        return new Opening(new Recoded(content, wide), StandardCharsets.UTF_8, quirks);
    }

    private static int mark(byte[] head) {
        if (begins(head, 0xEF, 0xBB, 0xBF)) {
            return 3;
        }
        return begins(head, 0xFE, 0xFF) || begins(head, 0xFF, 0xFE) ? 2 : 0;
    }

    /// UTF-16 by its mark or by the zeros in it; ASCII for everything else.
    private static Charset wide(byte[] head) {
        if (begins(head, 0xFE, 0xFF) || begins(head, 0, '<')) {
            return StandardCharsets.UTF_16BE;
        }
        return begins(head, 0xFF, 0xFE) || begins(head, '<', 0) ? StandardCharsets.UTF_16LE : StandardCharsets.US_ASCII;
    }

    private static boolean begins(byte[] head, int... octets) {
        for (int i = 0; i < octets.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != octets[i]) {
                return false;
            }
        }
        return true;
    }

    private static Opening declared(String head, InputStream content, Set<Quirk> quirks) {
        String text = head.stripLeading();
        if (!text.startsWith("<?xml")) {
            quirks.add(Quirk.NO_XML_DECLARATION);
            return new Opening(content, StandardCharsets.UTF_8, quirks);
        }
        if (text.length() < head.length()) {
            quirks.add(Quirk.LEADING_SPACE);
        }
        Charset charset = charset(encoding(text));
        if (!charset.equals(StandardCharsets.UTF_8) && !charset.equals(StandardCharsets.US_ASCII)) {
            quirks.add(Quirk.WINDOWS_1252);
        }
        return new Opening(content, charset, quirks);
    }

    private static String encoding(String text) {
        int end = text.indexOf("?>");
        String declaration = end < 0 ? text : text.substring(0, end);
        int at = declaration.indexOf("encoding");
        int open = at < 0 ? -1 : quote(declaration, at);
        int close = open < 0 ? -1 : declaration.indexOf(declaration.charAt(open), open + 1);
        return close < 0 ? "" : declaration.substring(open + 1, close).strip();
    }

    private static int quote(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '"' || text.charAt(i) == '\'') {
                return i;
            }
        }
        return -1;
    }

    /// What is unknown, or cannot be true of a declaration that was read as ASCII, is taken as UTF-8.
    private static Charset charset(String name) {
        if (name.isEmpty() || name.toUpperCase(Locale.ROOT).startsWith("UTF")) {
            return StandardCharsets.UTF_8;
        }
        try {
            Charset charset = Charset.forName(name);
            return "<?xml".equals(new String("<?xml".getBytes(StandardCharsets.US_ASCII), charset)) ? charset : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknownCharset) {
            return StandardCharsets.UTF_8;
        }
    }
}
