package org.mailward.mailauth.message;

import java.util.ArrayList;
import java.util.List;

/// Takes the value of a structured header field apart, once from front to back.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5322#section-3.2">RFC 5322 §3.2</a>
final class Lexer {

    /// The most tokens that are read from one field.
    static final int MOST_TOKENS = 10_000;

    /// What a token is.
    enum Kind {
        /// Characters without a blank or a special among them.
        WORD,
        /// The content of a quoted string, unescaped.
        QUOTED,
        /// The content of a comment, unescaped, with the comments inside it.
        COMMENT,
        /// One special character.
        SPECIAL
    }

    /// @param blank blanks or comments stand before it
    record Token(Kind kind, String text, boolean blank) {

        boolean is(char special) {
            return kind == Kind.SPECIAL && text.charAt(0) == special;
        }

        boolean isWord(String word) {
            return kind == Kind.WORD && text.equalsIgnoreCase(word);
        }
    }

    private final String value;
    private final String specials;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String value, String specials) {
        this.value = value;
        this.specials = specials;
    }

    /// @param specials the characters that stand for themselves
    static List<Token> read(String value, String specials) {
        var lexer = new Lexer(value, specials);
        lexer.read();
        return lexer.tokens;
    }

    private void read() {
        boolean blank = false;
        while (at < value.length() && tokens.size() < MOST_TOKENS) {
            char c = value.charAt(at);
            if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
                at++;
                blank = true;
                continue;
            }
            if (c == '"') {
                add(Kind.QUOTED, quoted(), blank);
            } else if (c == '(') {
                add(Kind.COMMENT, comment(), blank);
            } else if (specials.indexOf(c) >= 0) {
                at++;
                add(Kind.SPECIAL, String.valueOf(c), blank);
            } else {
                add(Kind.WORD, word(), blank);
            }
            blank = c == '(';
        }
    }

    private void add(Kind kind, String text, boolean blank) {
        tokens.add(new Token(kind, text, blank));
    }

    private String quoted() {
        var content = new StringBuilder();
        at++;
        while (at < value.length() && value.charAt(at) != '"') {
            if (value.charAt(at) == '\\' && at + 1 < value.length()) {
                at++;
            }
            content.append(value.charAt(at++));
        }
        at++;
        return content.toString();
    }

    private String comment() {
        var content = new StringBuilder();
        int depth = 1;
        at++;
        while (at < value.length()) {
            char c = value.charAt(at++);
            if (c == '\\' && at < value.length()) {
                content.append(value.charAt(at++));
                continue;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                break;
            }
            content.append(c);
        }
        return content.toString();
    }

    private String word() {
        int from = at;
        while (at < value.length() && !ends(value.charAt(at))) {
            at++;
        }
        return value.substring(from, at);
    }

    private boolean ends(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '"' || c == '(' || specials.indexOf(c) >= 0;
    }
}
