package org.mailward.mailauth.tags;

import java.util.ArrayList;
import java.util.List;

/// The words of a record in presentation form, between blanks and tabs.
public final class Words {

    private Words() {
    }

    /// @param most the most words; the last one holds the rest of the text, blanks inside it included
    public static List<String> of(String text, int most) {
        var words = new ArrayList<String>();
        int at = 0;
        while (true) {
            while (at < text.length() && isBlank(text.charAt(at))) {
                at++;
            }
            if (at == text.length()) {
                return words;
            }
            if (words.size() == most - 1) {
                words.add(text.substring(at).strip());
                return words;
            }
            int from = at;
            while (at < text.length() && !isBlank(text.charAt(at))) {
                at++;
            }
            words.add(text.substring(from, at));
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
