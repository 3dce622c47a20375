package org.mailward.mailauth.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a receiver noted about SPF.
///
/// ```
/// Received-SPF: pass (in.example.net: domain of a@example.org designates 192.0.2.1) client-ip=192.0.2.1; helo=mx.example.org;
/// ```
///
/// @param result such as `pass`, in lower case; empty when the field is empty
/// @param comment for people
/// @param pairs such as `client-ip`, in lower case, to their values
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7208#section-9.1">RFC 7208 §9.1</a>
public record ReceivedSpf(String result, Optional<String> comment, Map<String, String> pairs) {

    public ReceivedSpf {
        pairs = Collections.unmodifiableMap(new LinkedHashMap<>(pairs));
    }

    /// True for what stands after a blank and before an equals sign: the value before it is empty.
    private static boolean isKey(List<Lexer.Token> words, int at) {
        return words.get(at).blank() && at + 1 < words.size() && words.get(at + 1).is('=');
    }

    /// @param value a field's value, folds included
    public static ReceivedSpf read(String value) {
        List<Lexer.Token> tokens = Lexer.read(Words.decode(value.replace("\r\n", "")), ";=");
        Optional<String> comment = tokens.stream().filter(token -> token.kind() == Lexer.Kind.COMMENT).map(Lexer.Token::text).findFirst();
        List<Lexer.Token> words = tokens.stream().filter(token -> token.kind() != Lexer.Kind.COMMENT).toList();
        var pairs = new LinkedHashMap<String, String>();
        for (int i = 1; i + 2 < words.size(); i++) {
            if (words.get(i).kind() == Lexer.Kind.WORD && words.get(i + 1).is('=') && words.get(i + 2).kind() != Lexer.Kind.SPECIAL && !isKey(words, i + 2)) {
                var content = new StringBuilder(words.get(i + 2).text());
                int next = i + 3;
                // Many servers leave the quotation marks out, and the return addresses of services hold equals signs.
                while (next < words.size() && !words.get(next).blank() && !words.get(next).is(';')) {
                    content.append(words.get(next++).text());
                }
                pairs.putIfAbsent(words.get(i).text().toLowerCase(Locale.ROOT), content.toString());
                i = next - 1;
            }
        }
        return new ReceivedSpf(words.isEmpty() || words.getFirst().kind() != Lexer.Kind.WORD ? "" : words.getFirst().text().toLowerCase(Locale.ROOT), comment, pairs);
    }
}
