package org.mailward.mailauth.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mailward.mailauth.message.AuthenticationResults;

/// Hides what tells one person from another.
final class Redaction {

    static final String HIDDEN = "…";

    private Redaction() {
    }

    /// Keeps the domain of an address; a text without `@` may be a name and is hidden whole.
    static String address(String text) {
        if (text.isEmpty()) {
            return "";
        }
        int at = text.lastIndexOf('@');
        int end = at < 0 ? -1 : end(text, at + 1);
        return at < 0 ? text.equals("<>") ? text : HIDDEN : HIDDEN + text.substring(at, end);
    }

    private static int end(String text, int from) {
        int end = from;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '.' || text.charAt(end) == '-' || text.charAt(end) == '_')) {
            end++;
        }
        return end;
    }

    static AuthenticationResults results(AuthenticationResults results) {
        return new AuthenticationResults(results.receiver(), results.results().stream().map(Redaction::result).toList(), results.faults());
    }

    private static AuthenticationResults.Result result(AuthenticationResults.Result result) {
        Map<String, String> properties = new LinkedHashMap<>();
        result.properties().forEach((name, value) -> properties.put(name, value.indexOf('@') < 0 ? value : address(value)));
        return new AuthenticationResults.Result(result.method(), result.result(), result.reason().map(reason -> reason.indexOf('@') < 0 ? reason : HIDDEN), properties);
    }
}
