package org.mailward.mailauth.message;

/// One header field as received, folds included.
///
/// @param raw name, colon and value, its lines joined by CR LF, without the last line's end; one `char` from 0 to 255 per octet
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5322#section-2.2">RFC 5322 §2.2</a>
public record Header(String raw) {

    public Header {
        if (raw.indexOf(':') < 1) {
            throw new IllegalArgumentException("A header field has a name, a colon and a value; this is none: " + raw);
        }
    }

    /// The name as written, without blanks before the colon.
    public String name() {
        return raw.substring(0, raw.indexOf(':')).stripTrailing();
    }

    public boolean is(String name) {
        return raw.regionMatches(true, 0, name, 0, name.length()) && name().length() == name.length();
    }

    /// Everything after the colon, folds included.
    public String value() {
        return raw.substring(raw.indexOf(':') + 1);
    }

    /// The value on one line, without blanks around it; octets, not yet decoded.
    public String unfolded() {
        return value().replace("\r\n", "").strip();
    }
}
