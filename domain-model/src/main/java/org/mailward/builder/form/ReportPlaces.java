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
        return lines.stream().map(line -> line.indexOf('@') >= 0 && !hasScheme(line) ? MAILTO + line.replace("!", "%21").replace(",", "%2C").replace(";", "%3B") : line).toList();
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
