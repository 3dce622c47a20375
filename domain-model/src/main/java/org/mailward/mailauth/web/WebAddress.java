package org.mailward.mailauth.web;

import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;

/// An `https:` address that may be fetched: a host by its name, the usual port, a path.
///
/// ```
/// https-URI = "https" "://" authority path-abempty [ "?" query ] [ "#" fragment ]
/// ```
///
/// Records are written by strangers, so an address with a user name, another port, or a bare IP address is none of ours.
///
/// @param host the server's name
/// @param target path and query as they go on the wire, beginning with `/`, of printable ASCII without blanks
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-4.2.2">RFC 9110 §4.2.2</a>
public record WebAddress(DomainName host, String target) {

    /// The longest address that is read, in characters.
    public static final int LONGEST = 2_000;

    private static final String SCHEME = "https://";
    private static final String USUAL_PORT = ":443";

    public WebAddress {
        if (!isHost(host)) {
            throw new IllegalArgumentException("No web server can have the name '" + host + "'");
        }
        if (!target.startsWith("/") || target.length() > LONGEST || !target.chars().allMatch(WebAddress::isPlain)) {
            throw new IllegalArgumentException("The path of an address begins with a slash and holds printable ASCII without blanks");
        }
    }

    /// @return empty when the text is no address of this kind
    public static Optional<WebAddress> read(String text) {
        if (text.length() > LONGEST || !text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String rest = text.substring(SCHEME.length());
        int end = 0;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String authority = rest.substring(0, end);
        String name = authority.endsWith(USUAL_PORT) ? authority.substring(0, authority.length() - USUAL_PORT.length()) : authority;
        int fragment = rest.indexOf('#', end);
        String target = rest.substring(end, fragment < 0 ? rest.length() : fragment);
        try {
            return of(DomainName.of(name), target.startsWith("/") ? target : "/" + target);
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }

    /// @return empty when no web server can have the name, or no address the target
    public static Optional<WebAddress> of(DomainName host, String target) {
        try {
            return Optional.of(new WebAddress(host, target));
        } catch (IllegalArgumentException notOfThisKind) {
            return Optional.empty();
        }
    }

    /// True for a name that can stand in a certificate: letters, digits, hyphens and underscores, and not all digits on the right,
    /// which would be an IPv4 address.
    private static boolean isHost(DomainName host) {
        String name = host.ascii();
        return !name.isEmpty()
                && name.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_')
                && !name.substring(name.lastIndexOf('.') + 1).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isPlain(int c) {
        return c > ' ' && c < 0x7F;
    }

    @Override
    public String toString() {
        return SCHEME + host + target;
    }
}
