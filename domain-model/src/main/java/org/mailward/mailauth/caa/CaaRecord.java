package org.mailward.mailauth.caa;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.tags.Meaning;
import org.mailward.mailauth.tags.Shown;

/// One CAA record: a property that authorities heed before they issue a certificate.
///
/// ```
/// caa-rdata   = flags SP tag SP value
/// issue-value = *WSP [issuer-domain-name *WSP] [";" *WSP [parameters *WSP]]
/// ```
///
/// @param flags 0 to 255; the highest bit (128) says that an authority which does not know the tag must not issue
/// @param tag letters and digits, lower case
/// @param value octets, one `char` from 0 to 255 each
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8659#section-4.1">RFC 8659 §4.1</a>
public record CaaRecord(int flags, String tag, String value) {

    public static final int CRITICAL = 128;

    /// Certificates for servers.
    public static final String ISSUE = "issue";
    /// Certificates for servers, with a wildcard.
    public static final String ISSUE_WILD = "issuewild";
    /// Certificates for e-mail, S/MIME (RFC 9495 §3).
    public static final String ISSUE_MAIL = "issuemail";
    /// Certificates for logos, BIMI.
    public static final String ISSUE_VMC = "issuevmc";

    /// Tags that say who may issue.
    private static final Set<String> ISSUING = Set.of(ISSUE, ISSUE_WILD, ISSUE_MAIL, ISSUE_VMC);
    /// Tags for messages and contacts, which restrict nothing.
    private static final Set<String> TELLING = Set.of("iodef", "contactemail", "contactphone");

    private static final int LARGEST_OCTET = 255;
    private static final int LARGEST_TAG = 255;

    public CaaRecord {
        if (flags < 0 || flags > LARGEST_OCTET) {
            throw new IllegalArgumentException("The flags of a CAA record are 0 to 255, not " + flags);
        }
        if (tag.isEmpty() || tag.length() > LARGEST_TAG || !tag.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("The tag of a CAA record holds letters and digits");
        }
    }

    /// Reads the presentation form, with or without quotation marks around the value.
    /// @return empty when the text is no CAA record
    public static Optional<CaaRecord> read(String text) {
        int first = text.indexOf(' ');
        int second = first < 0 ? -1 : text.indexOf(' ', first + 1);
        if (second < 0) {
            return Optional.empty();
        }
        String number = text.substring(0, first);
        if (number.isEmpty() || number.length() > 3 || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        try {
            return value(text.substring(second + 1).strip())
                    .map(value -> new CaaRecord(Integer.parseInt(number), text.substring(first + 1, second).toLowerCase(Locale.ROOT), value));
        } catch (IllegalArgumentException notARecord) {
            return Optional.empty();
        }
    }

    /// Undoes quotation marks and escapes (RFC 1035 §5.1).
    private static Optional<String> value(String text) {
        boolean quoted = text.startsWith("\"");
        if (quoted && (text.length() < 2 || !text.endsWith("\""))) {
            return Optional.empty();
        }
        String inner = quoted ? text.substring(1, text.length() - 1) : text;
        var value = new StringBuilder(inner.length());
        for (int at = 0; at < inner.length(); at++) {
            char c = inner.charAt(at);
            if (c != '\\') {
                value.append(c);
                continue;
            }
            if (at + 1 >= inner.length()) {
                return Optional.empty();
            }
            int octet = decimal(inner, at + 1);
            value.append(octet >= 0 ? (char) octet : inner.charAt(at + 1));
            at += octet >= 0 ? 3 : 1;
        }
        return Optional.of(value.toString());
    }

    /// @return the octet that three digits name, or -1
    private static int decimal(String text, int at) {
        if (at + 3 > text.length() || !text.substring(at, at + 3).chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        int octet = Integer.parseInt(text.substring(at, at + 3));
        return octet <= LARGEST_OCTET ? octet : -1;
    }

    /// The presentation form. `read(render())` gives the same record.
    public String render() {
        var text = new StringBuilder().append(flags).append(' ').append(tag).append(" \"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || c >= 0x7F) {
                text.append('\\').append(String.valueOf(1000 + c).substring(1));
            } else {
                text.append(c);
            }
        }
        return text.append('"').toString();
    }

    public boolean isCritical() {
        return (flags & CRITICAL) != 0;
    }

    public boolean isKnown() {
        return ISSUING.contains(tag) || TELLING.contains(tag);
    }

    public boolean saysWhoMayIssue() {
        return ISSUING.contains(tag);
    }

    /// The authority that this record allows; empty when it allows nobody, which a value that cannot be read does as well
    /// (RFC 8659 §4.2).
    public Optional<DomainName> issuer() {
        int semicolon = value.indexOf(';');
        String name = (semicolon < 0 ? value : value.substring(0, semicolon)).strip();
        if (!name.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.')) {
            return Optional.empty();
        }
        try {
            return Optional.of(DomainName.of(name)).filter(domain -> !domain.equals(DomainName.ROOT));
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }

    /// True when the value names neither an authority nor, with a single semicolon, nobody. Authorities read it as nobody.
    public boolean isGarbled() {
        int semicolon = value.indexOf(';');
        String name = (semicolon < 0 ? value : value.substring(0, semicolon)).strip();
        return saysWhoMayIssue() && !name.isEmpty() && issuer().isEmpty();
    }

    /// The record in words.
    public Meaning explain() {
        return new Meaning(render(), switch (tag) {
            case ISSUE -> may("issue certificates for servers of this domain");
            case ISSUE_WILD -> may("issue certificates with a wildcard for this domain");
            case ISSUE_MAIL -> may("issue certificates for e-mail addresses of this domain (S/MIME)");
            case ISSUE_VMC -> may("issue certificates for this domain's logo (BIMI)");
            case "iodef" -> "Authorities report refused requests to " + Shown.of(value) + ".";
            case "contactemail", "contactphone" -> "Authorities find the domain's owner by " + Shown.of(value) + ".";
            default -> isCritical() ? "An authority that does not know this property must not issue any certificate." : "Authorities that do not know this property ignore it.";
        });
    }

    private String may(String what) {
        return issuer().map(name -> name.unicode() + " may " + what + ".").orElse("Nobody may " + what + ", unless another record allows it.");
    }
}
