package org.mailward.mailauth.dmarc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.tags.Shown;

/// One place that reports are to be sent to.
///
/// @param text as published
/// @param host the domain that receives the reports; empty when the text is no usable URI
/// @param sizeLimit the `!10m` of RFC 7489 §6.4, which RFC 9989 dropped
public record ReportAddress(String text, Optional<DomainName> host, Optional<String> sizeLimit) {

    private static final String SCHEME = "mailto:";
    private static final Pattern SIZED = Pattern.compile("([^!]*)(?:!(\\d+[kmgt]?))?", Pattern.CASE_INSENSITIVE);

    static ReportAddress read(String text) {
        Matcher matcher = SIZED.matcher(text);
        if (!matcher.matches()) {
            return new ReportAddress(text, Optional.empty(), Optional.empty());
        }
        return new ReportAddress(text, host(matcher.group(1)), Optional.ofNullable(matcher.group(2)));
    }

    private static Optional<DomainName> host(String uri) {
        try {
            URI parsed = new URI(uri);
            String scheme = parsed.getScheme() == null ? "" : parsed.getScheme();
            if (scheme.equalsIgnoreCase("mailto")) {
                String address = parsed.getSchemeSpecificPart().split("\\?", 2)[0];
                int at = address.lastIndexOf('@');
                return at < 1 || address.indexOf(' ') >= 0 || address.indexOf(':') >= 0 ? Optional.empty() : name(address.substring(at + 1));
            }
            return (scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http")) && parsed.getHost() != null ? name(parsed.getHost()) : Optional.empty();
        } catch (URISyntaxException notAUri) {
            return Optional.empty();
        }
    }

    private static Optional<DomainName> name(String text) {
        try {
            return text.indexOf('.') < 0 ? Optional.empty() : Optional.of(DomainName.of(text));
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
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
