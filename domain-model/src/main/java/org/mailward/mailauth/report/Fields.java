package org.mailward.mailauth.report;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.mailward.mailauth.message.Message;
import org.mailward.mailauth.message.Words;

/// What the header of a mail, or of one of its parts, says about the content.
///
/// @param header the header's fields
/// @param type such as `application/zip`, in lower case; `text/plain` where the header is silent
/// @param parameters of the type and of the disposition
/// @param encoding such as `base64`, in lower case
/// @param attached the part says that it is an attachment
/// @param raw the octets of the header, the empty line included
record Fields(Message header, String type, Map<String, String> parameters, String encoding, boolean attached, byte[] raw) {

    /// The most parameters of a field.
    private static final int MOST_PARAMETERS = 50;

    static Fields of(byte[] raw) {
        Message header = Message.read(raw);
        var parameters = new HashMap<String, String>();
        String disposition = parameters(header, "Content-Disposition", parameters);
        String type = parameters(header, "Content-Type", parameters);
        String encoding = header.first("Content-Transfer-Encoding").map(field -> field.unfolded().toLowerCase(Locale.ROOT)).orElse("");
        return new Fields(header, type.isEmpty() ? "text/plain" : type, parameters, encoding, disposition.equals("attachment"), raw);
    }

    /// @return the value before the first parameter, in lower case
    private static String parameters(Message header, String name, Map<String, String> parameters) {
        String value = header.first(name).map(field -> field.unfolded()).orElse("");
        int at = end(value, 0);
        String first = value.substring(0, at).strip().toLowerCase(Locale.ROOT);
        var pieces = new TreeMap<String, String>();
        for (int count = 0; at < value.length() && count < MOST_PARAMETERS; count++) {
            int end = end(value, at + 1);
            String parameter = value.substring(at + 1, end);
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                String key = parameter.substring(0, equals).strip().toLowerCase(Locale.ROOT);
                (key.indexOf('*') < 0 ? parameters : pieces).putIfAbsent(key, unquoted(parameter.substring(equals + 1).strip()));
            }
            at = end;
        }
        pieces.keySet().stream().map(key -> key.substring(0, key.indexOf('*'))).distinct().forEach(key -> parameters.putIfAbsent(key, joined(key, pieces)));
        return first;
    }

    /// A value in pieces, or with a character set (RFC 2231 §3, RFC 2231 §4). A piece whose name ends with a star is written with percent signs.
    private static String joined(String key, Map<String, String> pieces) {
        String whole = pieces.get(key + "*");
        if (whole != null) {
            return decoded(whole, true);
        }
        var value = new StringBuilder();
        for (int i = 0; i < MOST_PARAMETERS; i++) {
            String plain = pieces.get(key + "*" + i);
            String encoded = pieces.get(key + "*" + i + "*");
            if (plain == null && encoded == null) {
                break;
            }
            value.append(plain != null ? plain : decoded(encoded, i == 0));
        }
        return value.toString();
    }

    /// One `char` per octet, as everywhere in a header.
    /// @param first before it stand the character set and the language
    private static String decoded(String text, boolean first) {
        int from = first && text.indexOf('\'') >= 0 ? text.indexOf('\'', text.indexOf('\'') + 1) + 1 : 0;
        var decoded = new StringBuilder(text.length());
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
            decoded.append(low < 0 ? c : (char) (high << 4 | low));
            i += low < 0 ? 0 : 2;
        }
        return decoded.toString();
    }

    private static int end(String value, int from) {
        boolean quoted = false;
        for (int i = from; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                i++;
            } else if (c == ';' && !quoted) {
                return i;
            }
        }
        return value.length();
    }

    private static String unquoted(String value) {
        if (!value.startsWith("\"")) {
            return value;
        }
        int end = value.lastIndexOf('"');
        return value.substring(1, end == 0 ? value.length() : end).replace("\\\"", "\"").replace("\\\\", "\\");
    }

    boolean isMultipart() {
        return type.startsWith("multipart/");
    }

    /// What divides the parts; empty where there are none.
    String boundary() {
        return parameters.getOrDefault("boundary", "").stripTrailing();
    }

    /// The file's name as the part gives it; a hint.
    String name() {
        String name = parameters.getOrDefault("filename", parameters.getOrDefault("name", ""));
        return Words.encoded(Words.decode(name));
    }

    String subject() {
        return header.first("Subject").map(field -> Words.encoded(Words.decode(field.unfolded()))).orElse("");
    }
}
