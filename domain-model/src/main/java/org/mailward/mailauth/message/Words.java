package org.mailward.mailauth.message;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Turns the octets of a header into text.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6532#section-3.1">RFC 6532 §3.1</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc2047#section-2">RFC 2047 §2</a>
public final class Words {

    private static final int LONGEST_CHARSET = 40;

    /// The most places of one text that begin like an encoded word and are looked at; words of 75 characters each fill a header
    /// field of 37 kB. What comes after them stays as it is.
    public static final int MOST_WORDS = 500;

    /// The most names of character sets that are looked up for one text: a name that nobody knows takes long to look up.
    private static final int MOST_CHARSETS = 8;

    private Words() {
    }

    /// UTF-8 where the octets are UTF-8, else each octet as the character of the same number.
    public static String decode(String octets) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1))).toString();
        } catch (CharacterCodingException notUtf8) {
            return octets;
        }
    }

    /// Decodes encoded words; blanks between two of them are no part of the text (RFC 2047 §6.2).
    public static String encoded(String text) {
        var decoded = new StringBuilder();
        int at = 0;
        int wordEnd = -1;
        var charsets = new HashMap<String, Optional<Charset>>();
        for (int words = 0; at < text.length() && words < MOST_WORDS; words++) {
            int begin = text.indexOf("=?", at);
            if (begin < 0) {
                break;
            }
            int end = end(text, begin);
            Optional<String> word = end < 0 ? Optional.empty() : word(text.substring(begin + 2, end - 2), charsets);
            if (word.isEmpty()) {
                decoded.append(text, at, begin + 2);
                at = begin + 2;
                continue;
            }
            String between = text.substring(at, begin);
            if (at != wordEnd || !between.isBlank()) {
                decoded.append(between);
            }
            decoded.append(word.get());
            at = end;
            wordEnd = end;
        }
        return decoded.append(text.substring(at)).toString();
    }

    /// Where the word that begins here ends, or -1; a word holds no blank and at most 75 characters, but longer ones are met.
    private static int end(String text, int begin) {
        int marks = 0;
        for (int i = begin + 2; i < text.length() && text.charAt(i) != ' '; i++) {
            if (text.charAt(i) == '?') {
                if (++marks == 3) {
                    return i + 1 < text.length() && text.charAt(i + 1) == '=' ? i + 2 : -1;
                }
            }
        }
        return -1;
    }

    /// @param word `charset?encoding?text`
    /// @param charsets those that were looked up for this text
    private static Optional<String> word(String word, Map<String, Optional<Charset>> charsets) {
        int first = word.indexOf('?');
        int second = word.indexOf('?', first + 1);
        String name = word.substring(0, first);
        // RFC 2231 §5 lets a language follow the character set.
        int star = name.indexOf('*');
        String charset = star < 0 ? name : name.substring(0, star);
        String encoding = word.substring(first + 1, second);
        String text = word.substring(second + 1);
        boolean base64 = encoding.equalsIgnoreCase("B");
        if (!base64 && !encoding.equalsIgnoreCase("Q") || charset.isEmpty() || charset.length() > LONGEST_CHARSET) {
            return Optional.empty();
        }
        Optional<Charset> known = charsets.get(charset);
        if (known == null) {
            known = charsets.size() < MOST_CHARSETS ? charset(charset) : Optional.empty();
            charsets.put(charset, known);
        }
        try {
            return known.map(each -> new String(base64 ? Base64.getMimeDecoder().decode(text) : quotedPrintable(text), each));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknownCharset) {
            return Optional.empty();
        }
    }

    private static byte[] quotedPrintable(String text) {
        var octets = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '=' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
            if (low >= 0) {
                octets.write(high << 4 | low);
                i += 2;
            } else {
                octets.write(c == '_' ? ' ' : c);
            }
        }
        return octets.toByteArray();
    }
}
