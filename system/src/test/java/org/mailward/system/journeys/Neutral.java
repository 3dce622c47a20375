package org.mailward.system.journeys;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/// An answer without what differs between any two answers to the same question: the value that was asked with, how the
/// connection carried it, tokens made anew for each answer, and the time. What is left must be equal, octet by octet.
record Neutral(int status, Map<String, List<String>> headers, String body) {

    private static final Set<String> OF_THE_MOMENT = Set.of("date", "set-cookie", "content-length", "connection", "keep-alive", "transfer-encoding");
    private static final Pattern TOKENS = Pattern.compile(
            "(?<=name=\"(jakarta\\.faces\\.ViewState|primefaces\\.nonce)\")[^>]*|(?<=nonce=\")[^\"]+|(?<=csp\\.init\\(')[^']+|(?<=nonce-)[A-Za-z0-9+/=-]+"
                    + "|\"correlationId\"\\s*:\\s*\"[^\"]*\"");
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /// @param echo what was asked with
    static Neutral of(Answer answer, String echo) {
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        answer.headers().map().forEach((name, values) -> {
            if (!OF_THE_MOMENT.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                headers.put(name, values.stream().map(value -> plain(value, echo)).toList());
            }
        });
        return new Neutral(answer.status(), headers, plain(answer.text(), echo));
    }

    private static String plain(String text, String echo) {
        var plain = text;
        for (var form : forms(echo)) {
            plain = plain.replace(form, "{asked}");
        }
        return ID.matcher(TOKENS.matcher(plain).replaceAll("{token}")).replaceAll("{id}");
    }

    /// As it was asked, as it stands in a page's text, and as it stands in addresses.
    static Set<String> forms(String echo) {
        var encoded = URLEncoder.encode(echo, StandardCharsets.UTF_8);
        return new LinkedHashSet<>(List.of(echo, Entities.escape(echo), encoded, encoded.replace("+", "%20")));
    }

    /// The ids that stand in a text, other than the one that was asked with.
    static List<UUID> idsIn(String text, String echo) {
        return ID.matcher(text.replace(echo, "")).results().map(found -> UUID.fromString(found.group())).toList();
    }
}
