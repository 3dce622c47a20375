package org.mailward.mailauth.dmarc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.tags.Shown;

/// One place that reports are to be sent to.
///
/// @param text as published
/// @param host the domain that receives the reports; empty when the text is no usable URI
/// @param sizeLimit the `!10m` of RFC 7489 §6.4, which RFC 9989 dropped
public record ReportAddress(String text, Optional<DomainName> host, Optional<String> sizeLimit) {

    private static final String SCHEME = "mailto:";

    static ReportAddress read(String text) {
        int mark = text.indexOf('!');
        if (mark < 0) {
            return new ReportAddress(text, host(text), Optional.empty());
        }
        String limit = text.substring(mark + 1);
        return isSize(limit) ? new ReportAddress(text, host(text.substring(0, mark)), Optional.of(limit)) : new ReportAddress(text, Optional.empty(), Optional.empty());
    }

    /// Digits, and perhaps a unit: `10m`.
    private static boolean isSize(String limit) {
        int digits = 0;
        while (digits < limit.length() && limit.charAt(digits) >= '0' && limit.charAt(digits) <= '9') {
            digits++;
        }
        boolean unit = digits == limit.length() - 1 && "kmgtKMGT".indexOf(limit.charAt(digits)) >= 0;
        return digits > 0 && (digits == limit.length() || unit);
    }

    private static Optional<DomainName> host(String uri) {
        if (uri.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) && isPlain(uri)) {
            return mailbox(uri.substring(SCHEME.length()));
        }
        try {
            URI parsed = new URI(uri);
            String scheme = parsed.getScheme() == null ? "" : parsed.getScheme();
            if (scheme.equalsIgnoreCase("mailto")) {
                return mailbox(parsed.getSchemeSpecificPart().split("\\?", 2)[0]);
            }
            return (scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http")) && parsed.getHost() != null ? name(parsed.getHost()) : Optional.empty();
        } catch (URISyntaxException notAUri) {
            return Optional.empty();
        }
    }

    /// Letters, digits and signs that a URI never escapes: nearly every address, and the general way is slow.
    private static boolean isPlain(String uri) {
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "@.-_+:=".indexOf(c) >= 0)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<DomainName> mailbox(String address) {
        int at = address.lastIndexOf('@');
        return at < 1 || address.indexOf(' ') >= 0 || address.indexOf(':') >= 0 ? Optional.empty() : name(address.substring(at + 1));
    }

    private static Optional<DomainName> name(String text) {
        try {
            return text.indexOf('.') < 0 ? Optional.empty() : Optional.of(DomainName.of(text)).filter(DomainName::isHost);
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }

    /// True when a server's address stands where its name is needed: `a@[192.0.2.1]`.
    public boolean namesNumber() {
        String place = text.substring(text.lastIndexOf('@') + 1);
        return isMail() && !isUsable() && text.indexOf('@') >= 0
                && (place.startsWith("[") || !place.isEmpty() && place.chars().takeWhile(c -> c != '!').allMatch(c -> c >= '0' && c <= '9' || c == '.'));
    }

    /// The address without its scheme and size limit.
    public String shown() {
        String bare = sizeLimit.isPresent() ? text.substring(0, text.lastIndexOf('!')) : text;
        return Shown.of(isMail() ? bare.substring(SCHEME.length()) : bare);
    }

    public boolean isUsable() {
        return host.isPresent();
    }

    public boolean isMail() {
        return text.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }
}
