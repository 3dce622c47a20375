package org.mailward.mailauth.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailward.mailauth.dns.IpAddress;

/// One server's note that it took the message over.
///
/// ```
/// Received: from mx.example.org (mx.example.org [192.0.2.1]) by in.example.net with ESMTPS id 1; Sat, 14 Nov 2026 10:00:00 +0000
/// ```
///
/// @param text the value on one line
/// @param from how the sending server called itself
/// @param address the address that the sending server had, as the receiving one saw it
/// @param by the receiving server
/// @param with the protocol, such as `ESMTPS`
/// @param id the receiving server's name for the message
/// @param recipient for whom, without brackets
/// @param time when
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.4">RFC 5321 §4.4</a>
public record Received(
        String text,
        Optional<String> from,
        Optional<IpAddress> address,
        Optional<String> by,
        Optional<String> with,
        Optional<String> id,
        Optional<String> recipient,
        Optional<Instant> time) {

    private static final Pattern BLANKS = Pattern.compile("[ ,;]");
    private static final int MOST_WORDS = 20;

    private enum Clause {
        FROM, BY, VIA, WITH, ID, FOR
    }

    /// @param value a field's value, folds included
    public static Received read(String value) {
        String text = Words.decode(value.replace("\r\n", "").strip());
        List<Lexer.Token> tokens = Lexer.read(text, ";<>");
        var words = new EnumMap<Clause, String>(Clause.class);
        var origin = new ArrayList<String>();
        int semicolon = tokens.size();
        Optional<Clause> clause = Optional.empty();
        for (int i = 0; i < tokens.size() && i < semicolon; i++) {
            Lexer.Token token = tokens.get(i);
            Optional<Clause> begins = token.kind() == Lexer.Kind.WORD ? clause(token.text()).filter(each -> !words.containsKey(each)) : Optional.empty();
            if (token.is(';')) {
                semicolon = i;
            } else if (begins.isPresent() && (clause.isEmpty() || words.containsKey(clause.get()))) {
                clause = begins;
            } else if (clause.isPresent()) {
                take(token, clause.get(), words, origin);
            }
        }
        return new Received(text, word(words, Clause.FROM), address(origin), word(words, Clause.BY), word(words, Clause.WITH), word(words, Clause.ID), word(words, Clause.FOR), date(tokens, semicolon));
    }

    private static void take(Lexer.Token token, Clause clause, Map<Clause, String> words, List<String> origin) {
        if (clause == Clause.FROM && token.kind() != Lexer.Kind.SPECIAL) {
            origin.add(token.text());
        }
        if (token.kind() == Lexer.Kind.WORD || token.kind() == Lexer.Kind.QUOTED) {
            words.putIfAbsent(clause, token.text());
        }
    }

    private static Optional<Clause> clause(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "from" -> Optional.of(Clause.FROM);
            case "by" -> Optional.of(Clause.BY);
            case "via" -> Optional.of(Clause.VIA);
            case "with" -> Optional.of(Clause.WITH);
            case "id" -> Optional.of(Clause.ID);
            case "for" -> Optional.of(Clause.FOR);
            default -> Optional.empty();
        };
    }

    private static Optional<String> word(Map<Clause, String> words, Clause clause) {
        return Optional.ofNullable(words.get(clause));
    }

    /// What stands in brackets comes first; some servers write a bare address.
    private static Optional<IpAddress> address(List<String> origin) {
        for (String text : origin) {
            int open = text.lastIndexOf('[');
            int close = text.indexOf(']', open + 1);
            if (open >= 0 && close > open) {
                Optional<IpAddress> literal = ip(text.substring(open + 1, close));
                if (literal.isPresent()) {
                    return literal;
                }
            }
        }
        for (String text : origin) {
            for (String word : BLANKS.split(text, MOST_WORDS)) {
                Optional<IpAddress> bare = ip(word);
                if (bare.isPresent()) {
                    return bare;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<IpAddress> ip(String text) {
        return IpAddress.of(text.regionMatches(true, 0, "IPv6:", 0, 5) ? text.substring(5) : text);
    }

    private static Optional<Instant> date(List<Lexer.Token> tokens, int semicolon) {
        var text = new StringBuilder();
        tokens.stream().skip(semicolon + 1L).limit(12).filter(token -> token.kind() == Lexer.Kind.WORD).forEach(token -> text.append(token.text()).append(' '));
        return MailDate.read(text.toString());
    }
}
