package org.mailward.mailauth.spf;

/// A term that follows no rule of the grammar. One is enough to make receivers give up on the whole record (RFC 7208 §4.6).
/// @param why one sentence
public record Unreadable(String text, String why) implements Term {

    @Override
    public String render() {
        return text;
    }
}
