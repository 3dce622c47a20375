package org.mailward.mailauth.report;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/// Makes texts of a report's bytes; the same bytes give the same object, so that a million rows share their words.
final class Texts {

    private static final int FIRST_SLOTS = 1 << 9;
    /// The most texts that are remembered.
    private static final int MOST = 1 << 12;
    /// The longest text that is remembered.
    private static final int LONGEST = 256;
    /// The longest reference, such as `&#x10FFFF;`.
    private static final int LONGEST_REFERENCE = 12;
    private static final char REPLACEMENT = '\uFFFD';
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private record Known(byte[] key, int hash, String text) {
    }

    private Known[] slots = new Known[FIRST_SLOTS];
    private final Set<Quirk> quirks;
    private Charset charset = StandardCharsets.UTF_8;
    private int known;

    Texts(Set<Quirk> quirks) {
        this.quirks = quirks;
    }

    /// @param declared what the file says it is written in, an extension of ASCII
    void in(Charset declared) {
        // Files that say ISO 8859-1 and hold bytes of 0x80 to 0x9F mean windows-1252, as browsers have it.
        charset = declared.equals(StandardCharsets.ISO_8859_1) ? WINDOWS_1252 : declared.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : declared;
    }

    /// The text without white space around it, references resolved.
    String of(byte[] buffer, int begin, int end) {
        int from = begin;
        int to = end;
        while (from < to && isSpace(buffer[from])) {
            from++;
        }
        while (to > from && isSpace(buffer[to - 1])) {
            to--;
        }
        if (from == to) {
            return "";
        }
        if (to - from > LONGEST) {
            return resolved(plain(buffer, from, to));
        }
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + buffer[i];
        }
        int slot = (hash ^ hash >>> 13) & slots.length - 1;
        for (Known each = slots[slot]; each != null; each = slots[slot]) {
            if (each.hash == hash && Arrays.equals(each.key, 0, each.key.length, buffer, from, to)) {
                return each.text;
            }
            slot = slot + 1 & slots.length - 1;
        }
        String text = resolved(plain(buffer, from, to));
        if (known < MOST) {
            known++;
            slots[slot] = new Known(Arrays.copyOfRange(buffer, from, to), hash, text);
            if (2 * known > slots.length) {
                grow();
            }
        }
        return text;
    }

    private void grow() {
        Known[] fewer = slots;
        slots = new Known[4 * fewer.length];
        for (Known each : fewer) {
            if (each != null) {
                int slot = (each.hash ^ each.hash >>> 13) & slots.length - 1;
                while (slots[slot] != null) {
                    slot = slot + 1 & slots.length - 1;
                }
                slots[slot] = each;
            }
        }
    }

    static boolean isSpace(byte octet) {
        return octet == ' ' || octet == '\n' || octet == '\r' || octet == '\t';
    }

    /// The text as it stands, nothing resolved.
    String plain(byte[] buffer, int from, int to) {
        boolean ascii = true;
        boolean odd = false;
        for (int i = from; i < to; i++) {
            byte octet = buffer[i];
            ascii &= octet >= 0;
            odd |= octet >= 0 && octet < ' ' && octet != '\n' && octet != '\t';
        }
        String text = ascii ? new String(buffer, from, to - from, StandardCharsets.ISO_8859_1) : decoded(buffer, from, to);
        return odd || !ascii ? clean(text) : text;
    }

    private String decoded(byte[] buffer, int from, int to) {
        ByteBuffer octets = ByteBuffer.wrap(buffer, from, to - from);
        try {
            return charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT).decode(octets).toString();
        } catch (CharacterCodingException otherCharset) {
            quirks.add(Quirk.INVALID_UTF8);
            String replaced = new String(buffer, from, to - from, charset);
            // Where something is UTF-8, the rest is damage; where nothing is, the file tells its character set wrong.
            boolean mixed = charset.equals(StandardCharsets.UTF_8) && replaced.chars().anyMatch(c -> c >= 0x80 && c != REPLACEMENT);
            return mixed || !charset.equals(StandardCharsets.UTF_8) ? replaced : new String(buffer, from, to - from, WINDOWS_1252);
        }
    }

    /// Line ends become LF, as XML has it, and what XML forbids becomes a replacement character.
    private String clean(String text) {
        var clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r') {
                clean.append(i + 1 < text.length() && text.charAt(i + 1) == '\n' ? "" : "\n");
            } else if (isForbidden(c)) {
                quirks.add(Quirk.CONTROL_CHARACTERS);
                clean.append(REPLACEMENT);
            } else {
                if (Character.isHighSurrogate(c)) {
                    quirks.add(Quirk.FOUR_BYTE_CHARACTERS);
                }
                clean.append(c);
            }
        }
        return clean.toString();
    }

    private static boolean isForbidden(int c) {
        return c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == 0xFFFE || c == 0xFFFF || c >= 0xD800 && c <= 0xDFFF && c > 0xFFFF;
    }

    /// Resolves what XML itself defines; any other ampersand is taken as one.
    private String resolved(String text) {
        int at = text.indexOf('&');
        if (at < 0) {
            return text;
        }
        var resolved = new StringBuilder(text.length());
        int from = 0;
        while (at >= 0) {
            // No farther than a reference can reach: a text of nothing but ampersands would be looked through for each of them.
            int end = text.indexOf(';', at, Math.min(text.length(), at + LONGEST_REFERENCE + 1));
            resolved.append(text, from, at);
            String referred = end < 0 ? "" : referred(text.substring(at + 1, end));
            if (referred.isEmpty()) {
                quirks.add(Quirk.UNESCAPED_AMPERSAND);
                resolved.append('&');
                from = at + 1;
            } else {
                resolved.append(referred);
                from = end + 1;
            }
            at = text.indexOf('&', from);
        }
        return resolved.append(text, from, text.length()).toString();
    }

    private String referred(String name) {
        return switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> name.startsWith("#") ? numbered(name) : "";
        };
    }

    private String numbered(String name) {
        boolean hex = name.startsWith("#x");
        String digits = name.substring(hex ? 2 : 1);
        if (digits.isEmpty() || digits.length() > 7 || !digits.chars().allMatch(c -> c < 0x80 && Character.digit(c, hex ? 16 : 10) >= 0)) {
            return "";
        }
        int code = Integer.parseInt(digits, hex ? 16 : 10);
        if (code > Character.MAX_CODE_POINT || code >= 0xD800 && code <= 0xDFFF || isForbidden(code)) {
            quirks.add(Quirk.CONTROL_CHARACTERS);
            return String.valueOf(REPLACEMENT);
        }
        if (code > 0xFFFF) {
            quirks.add(Quirk.FOUR_BYTE_CHARACTERS);
        }
        return Character.toString(code);
    }
}
