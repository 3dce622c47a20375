package org.mailward.mailauth.spf;

/// What a match means (RFC 7208 §4.6.2).
public enum Qualifier {
    PASS('+', "may send"),
    FAIL('-', "may not send"),
    SOFT_FAIL('~', "probably may not send"),
    NEUTRAL('?', "is neither allowed nor forbidden to send");

    private final char sign;
    private final String words;

    Qualifier(char sign, String words) {
        this.sign = sign;
        this.words = words;
    }

    public char sign() {
        return sign;
    }

    public String words() {
        return words;
    }
}
