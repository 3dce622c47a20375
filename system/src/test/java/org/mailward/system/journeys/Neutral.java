package org.mailward.system.journeys;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jsoup.nodes.Entities;

/// An answer without what differs between any two answers to the same question: the value that was asked with, how the
/// connection carried it, tokens made anew for each answer, and the time. What is left must be equal, octet by octet.
record Neutral(int status, Map<String, List<String>> headers, String body) {

    private static final Set<String> OF_THE_MOMENT = Set.of("date", "set-cookie", "content-length", "connection", "keep-alive", "transfer-encoding");
    /// What stands before a token made for one answer, and what ends it.
    private static final List<Token> TOKENS = List.of(
            new Token("name=\"jakarta.faces.ViewState\"", letter -> letter != '>'),
            new Token("name=\"primefaces.nonce\"", letter -> letter != '>'),
            new Token("nonce=\"", letter -> letter != '"'),
            new Token("csp.init('", letter -> letter != '\''),
            new Token("nonce-", letter -> letter < 128 && (Character.isLetterOrDigit(letter) || "+/=-".indexOf(letter) >= 0)),
            new Token("\"correlationId\":\"", letter -> letter != '"'));
    private static final int ID_LENGTH = 36;
    private static final Set<Integer> DASHES = Set.of(8, 13, 18, 23);

    private record Token(String before, IntPredicate within) {
    }

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
        for (var token : TOKENS) {
            plain = without(token, plain);
        }
        return withoutIds(plain);
    }

    private static String without(Token token, String text) {
        int found = text.indexOf(token.before());
        if (found < 0) {
            return text;
        }
        var kept = new StringBuilder(text.length());
        int from = 0;
        while (found >= 0) {
            int end = found + token.before().length();
            kept.append(text, from, end);
            from = end;
            while (from < text.length() && token.within().test(text.charAt(from))) {
                from++;
            }
            kept.append(from > end ? "{token}" : "");
            found = text.indexOf(token.before(), from);
        }
        return kept.append(text, from, text.length()).toString();
    }

    private static String withoutIds(String text) {
        var kept = new StringBuilder(text.length());
        int from = 0;
        for (int at : placesOfIds(text)) {
            kept.append(text, from, at).append("{id}");
            from = at + ID_LENGTH;
        }
        return kept.append(text, from, text.length()).toString();
    }

    /// Where ids begin. Found by their dashes: tens of thousands of answers are read, and a regular expression would look at each letter of them.
    private static List<Integer> placesOfIds(String text) {
        var places = new ArrayList<Integer>();
        int end = 0;
        for (int dash = text.indexOf('-'); dash >= 0; dash = text.indexOf('-', dash + 1)) {
            int begin = dash - 8;
            if (begin >= end && isId(text, begin)) {
                places.add(begin);
                end = begin + ID_LENGTH;
            }
        }
        return places;
    }

    private static boolean isId(String text, int begin) {
        return begin + ID_LENGTH <= text.length()
                && IntStream.range(0, ID_LENGTH).allMatch(i -> DASHES.contains(i) ? text.charAt(begin + i) == '-' : HexFormat.isHexDigit(text.charAt(begin + i)));
    }

    /// As it was asked, as it stands in a page's text, and as it stands in addresses.
    static Set<String> forms(String echo) {
        var encoded = URLEncoder.encode(echo, StandardCharsets.UTF_8);
        return new LinkedHashSet<>(List.of(echo, Entities.escape(echo), encoded, encoded.replace("+", "%20")));
    }

    /// The ids that stand in a text, other than the one that was asked with.
    static List<UUID> idsIn(String text, String echo) {
        var others = text.replace(echo, "");
        return placesOfIds(others).stream().map(begin -> UUID.fromString(others.substring(begin, begin + ID_LENGTH))).toList();
    }
}
