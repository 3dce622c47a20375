package org.mailward.mailauth.message;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a receiver says that its own checks found.
///
/// ```
/// Authentication-Results: mx.example.net; spf=pass smtp.mailfrom=example.org; dkim=fail reason="bad" header.d=example.org
/// ```
///
/// @param receiver who checked; empty when it does not say, as some do
/// @param results in the order written
/// @param faults what is not as the grammar has it, one sentence each
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8601#section-2.2">RFC 8601 §2.2</a>
public record AuthenticationResults(Optional<String> receiver, List<Result> results, List<String> faults) {

    /// The most results that are read from one field.
    public static final int MOST_RESULTS = 100;

    /// @param method such as `spf`, in lower case
    /// @param result such as `pass`, in lower case
    /// @param reason what stands in a comment or after `reason=`, for people
    /// @param properties such as `smtp.mailfrom`, in lower case, to their values
    public record Result(String method, String result, Optional<String> reason, Map<String, String> properties) {
        public Result {
            properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        }

        public Optional<String> property(String name) {
            return Optional.ofNullable(properties.get(name));
        }
    }

    public AuthenticationResults {
        results = List.copyOf(results);
        faults = List.copyOf(faults);
    }

    /// @param value a field's value, folds included
    public static AuthenticationResults read(String value) {
        var results = new ArrayList<Result>();
        var faults = new ArrayList<String>();
        Optional<String> receiver = Optional.empty();
        List<List<Lexer.Token>> parts = parts(Lexer.read(Words.decode(value.replace("\r\n", "")), ";="));
        for (int i = 0; i < parts.size(); i++) {
            List<Lexer.Token> part = parts.get(i);
            List<Lexer.Token> words = part.stream().filter(token -> token.kind() != Lexer.Kind.COMMENT).toList();
            boolean isResult = words.size() > 1 && words.get(1).is('=');
            if (i == 0 && !isResult && !words.isEmpty() && words.getFirst().kind() != Lexer.Kind.SPECIAL) {
                receiver = Optional.of(words.getFirst().text());
            } else if (words.isEmpty() || words.size() == 1 && words.getFirst().isWord("none")) {
                continue;
            } else if (!isResult || words.size() < 3 || words.getFirst().kind() != Lexer.Kind.WORD) {
                faults.add("A part has no method and result.");
            } else if (results.size() == MOST_RESULTS) {
                faults.add("There are more than " + MOST_RESULTS + " results; the rest was not read.");
                break;
            } else {
                results.add(result(words, part));
            }
        }
        if (receiver.isEmpty()) {
            faults.add("It does not say who checked.");
        }
        return new AuthenticationResults(receiver, results, faults.stream().distinct().toList());
    }

    private static List<List<Lexer.Token>> parts(List<Lexer.Token> tokens) {
        var parts = new ArrayList<List<Lexer.Token>>();
        var part = new ArrayList<Lexer.Token>();
        for (Lexer.Token token : tokens) {
            if (token.is(';')) {
                parts.add(List.copyOf(part));
                part.clear();
            } else {
                part.add(token);
            }
        }
        parts.add(List.copyOf(part));
        return parts;
    }

    /// True for the name of a property, after a blank and before an equals sign: the value before it is empty, as that of a bounce's
    /// return address is.
    private static boolean isProperty(List<Lexer.Token> words, int at) {
        return words.get(at).blank() && words.get(at).kind() == Lexer.Kind.WORD && words.get(at).text().indexOf('.') > 0 && at + 1 < words.size() && words.get(at + 1).is('=');
    }

    private static Result result(List<Lexer.Token> words, List<Lexer.Token> part) {
        String method = words.getFirst().text().toLowerCase(Locale.ROOT);
        int slash = method.indexOf('/');
        Optional<String> reason = part.stream().filter(token -> token.kind() == Lexer.Kind.COMMENT).map(Lexer.Token::text).findFirst();
        var properties = new LinkedHashMap<String, String>();
        for (int i = 3; i + 1 < words.size(); i++) {
            if (!words.get(i + 1).is('=') || words.get(i).kind() != Lexer.Kind.WORD) {
                continue;
            }
            if (i + 2 == words.size() || isProperty(words, i + 2)) {
                properties.putIfAbsent(words.get(i).text().toLowerCase(Locale.ROOT), "");
                i++;
            } else {
                var content = new StringBuilder(words.get(i + 2).text());
                int next = i + 3;
                // A value may go on without a blank: "a"@example.org, or base64 with its equals signs.
                while (next < words.size() && !words.get(next).blank()) {
                    content.append(words.get(next++).text());
                }
                properties.putIfAbsent(words.get(i).text().toLowerCase(Locale.ROOT), content.toString());
                i = next - 1;
            }
        }
        String stated = properties.remove("reason");
        return new Result(slash < 0 ? method : method.substring(0, slash), words.get(2).text().toLowerCase(Locale.ROOT), Optional.ofNullable(stated).filter(text -> !text.isEmpty()).or(() -> reason), properties);
    }
}
