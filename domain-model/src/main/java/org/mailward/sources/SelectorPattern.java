package org.mailward.sources;

/// Selectors that a service makes up for each customer: `*` stands for one or more letters, digits and hyphens, `#` for one or more
/// digits, everything else for itself. Each takes as much as it can, so what follows one must be something that it cannot take.
final class SelectorPattern {

    private SelectorPattern() {
    }

    static boolean fits(String pattern, String selector) {
        int at = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char wanted = pattern.charAt(i);
            int begin = at;
            if (wanted == '*' || wanted == '#') {
                while (at < selector.length() && (wanted == '#' ? isDigit(selector.charAt(at)) : isWord(selector.charAt(at)))) {
                    at++;
                }
                if (at == begin) {
                    return false;
                }
            } else if (at == selector.length() || selector.charAt(at++) != wanted) {
                return false;
            }
        }
        return at == selector.length();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWord(char c) {
        return isDigit(c) || c == '-' || c >= 'a' && c <= 'z';
    }
}
