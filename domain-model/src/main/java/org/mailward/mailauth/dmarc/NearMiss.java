package org.mailward.mailauth.dmarc;

import java.util.Locale;
import java.util.Optional;
import org.mailward.mailauth.tags.Shown;
import org.mailward.mailauth.tags.TagList;

/// Texts that were meant as DMARC records and are none.
public final class NearMiss {

    private static final String BEGINNING = "v=DMARC1";
    private static final String QUOTES = "\"'`\u201c\u201d\u2018\u2019\u00ab\u00bb";

    private NearMiss() {
    }

    /// Why receivers do not take a text for a DMARC record although its owner did.
    ///
    /// @return one sentence; empty when the text is a DMARC record, or has nothing to do with DMARC
    public static Optional<String> why(String text) {
        boolean meant = text.toLowerCase(Locale.ROOT).contains("dmarc");
        return !meant || DmarcRecord.read(text).isPresent() ? Optional.empty() : Optional.of(cause(text));
    }

    private static String cause(String text) {
        char first = text.charAt(0);
        if (QUOTES.indexOf(first) >= 0) {
            return "It begins with a quotation mark, which the zone editor took for a part of the text.";
        }
        if (first <= ' ') {
            return "A blank or line break stands before 'v=DMARC1'.";
        }
        int foreign = foreign(text);
        if (foreign >= 0) {
            return "The character at place " + (foreign + 1) + " is no plain letter, although it may look like one.";
        }
        if (text.startsWith(BEGINNING)) {
            String rest = text.substring(BEGINNING.length()).strip();
            return "After 'v=DMARC1' comes '" + Shown.of(rest.substring(0, Math.min(rest.length(), 1))) + "', where only a semicolon may stand.";
        }
        if (text.regionMatches(true, 0, BEGINNING, 0, BEGINNING.length())) {
            return "The version has to be written exactly 'v=DMARC1', in capital letters.";
        }
        TagList list = TagList.read(text);
        return list.value("v").filter(version -> version.equals("DMARC1")).isPresent()
                ? "The tag v=DMARC1 has to be the very first."
                : list.value("v").map(version -> "The version is '" + Shown.of(version) + "', which has to be exactly 'DMARC1'.")
                        .orElse("It does not begin with 'v=DMARC1' and a semicolon.");
    }

    /// The first octet outside ASCII among those that should spell the version.
    private static int foreign(String text) {
        for (int i = 0; i < Math.min(text.length(), BEGINNING.length() + 4); i++) {
            if (text.charAt(i) >= 0x7F || text.charAt(i) < ' ') {
                return i;
            }
        }
        return -1;
    }
}
