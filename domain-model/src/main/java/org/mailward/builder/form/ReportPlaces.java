package org.mailward.builder.form;

import java.util.List;
import java.util.Locale;

/// Addresses for reports: people write an e-mail address, records hold a URI.
final class ReportPlaces {

    private static final String MAILTO = "mailto:";

    private ReportPlaces() {
    }

    /// @param lines e-mail addresses or URIs
    static List<String> uris(List<String> lines) {
        return lines.stream().map(line -> line.indexOf('@') >= 0 && !hasScheme(line) ? MAILTO + line.replace("!", "%21").replace(",", "%2C").replace(";", "%3B") : line)
                .map(ReportPlaces::plain).distinct().toList();
    }

    /// A mail address with its scheme in lower case and its domain as DNS has it.
    private static String plain(String uri) {
        if (!uri.regionMatches(true, 0, MAILTO, 0, MAILTO.length())) {
            return uri;
        }
        int at = uri.lastIndexOf('@');
        String address = at < 0 ? uri : uri.substring(0, at + 1) + Names.ascii(Names.ascii(uri.substring(at + 1), '?'), '!');
        return MAILTO + address.substring(MAILTO.length());
    }

    private static boolean hasScheme(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return lower.startsWith(MAILTO) || lower.startsWith("https:") || lower.startsWith("http:");
    }

    /// The addresses as people write them.
    static List<String> shown(List<String> uris) {
        return uris.stream().map(uri -> uri.startsWith(MAILTO) && uri.indexOf('%') < 0 && uri.indexOf('?') < 0 && uri.indexOf('!') < 0 ? uri.substring(MAILTO.length()) : uri).toList();
    }
}
