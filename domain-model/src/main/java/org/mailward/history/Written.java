package org.mailward.history;

import org.mailward.mailauth.dns.RecordData;

/// A record's data as text that a person can read, a database can keep, and two of which can be compared.
///
/// Octets that do not print are written as `\` and three decimal digits, and `\` itself as `\\`, as zone files do.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc1035#section-5.1">RFC 1035 §5.1</a>
public final class Written {

    private Written() {
    }

    public static String record(RecordData data) {
        return switch (data) {
            case RecordData.Address(String literal) -> text(literal);
            case RecordData.MailExchange(int preference, var exchange) -> text(preference + " " + exchange);
            // How a text is split into strings means nothing to whoever reads it.
            case RecordData.Text texts -> text(texts.joined());
            case RecordData.Target(var name) -> text(name.toString());
            case RecordData.Presentation(String text) -> text(text);
        };
    }

    /// @return the lines of a document joined by line feeds, whatever their ends were
    public static String document(String body) {
        return String.join("\n", body.lines().map(Written::text).toList());
    }

    static String text(String raw) {
        if (raw.chars().allMatch(c -> c >= ' ' && c < 0x7F && c != '\\')) {
            return raw;
        }
        var text = new StringBuilder(raw.length() + 16);
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\\') {
                text.append("\\\\");
            } else if (c >= ' ' && c < 0x7F) {
                text.append(c);
            } else if (c <= 0xFF) {
                text.append('\\').append(c / 100).append(c / 10 % 10).append(c % 10);
            } else {
                text.append("\\u").append(String.format("%04x", (int) c));
            }
        }
        return text.toString();
    }
}
