package org.mailward.mailauth.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// What bytes look like by themselves, whatever their name and type say.
enum Guess {
    EMPTY, GZIP, ZIP, ZLIB, TNEF, AGGREGATE, TLS, MAIL, FEEDBACK,
    /// Base64 that nobody announced.
    BASE64,
    /// Packed in a way that reports never are.
    OTHER_PACKING,
    HTML, XML, JSON, UNKNOWN;

    /// How many bytes are looked at.
    static final int HEAD = 4096;

    /// In lower case: gzip, zip, zlib; `<?xml` and `<feedb`, also behind an order mark; `{` and a quote, a blank or a line end.
    private static final List<String> BASE64_BEGINNINGS = List.of("h4si", "uesdb", "ej", "pd94bwwg", "pgzlzwri", "77u/pd94", "77u/pgzl", "eyj", "eyai", "ewog", "ew0k");
    private static final List<String> MAIL_FIELDS = List.of("received:", "return-path:", "from:", "to:", "subject:", "date:", "message-id:", "mime-version:", "content-type:", "delivered-to:", "dkim-signature:",
            "authentication-results:", "arc-seal:", "arc-message-signature:", "arc-authentication-results:", "received-spf:", "sender:", "reply-to:", "x-");

    private static final List<String> ORDER_MARKS = List.of("\u00EF\u00BB\u00BF", "\u00FE\u00FF", "\u00FF\u00FE");
    private static final List<String> HTML_BEGINNINGS = List.of("<html", "<!doctype html", "<head", "<body", "<div", "<p>");
    private static final String REPORT = "feedback";
    private static final int LONGEST_PREFIX = 40;

    static Guess of(byte[] head) {
        if (head.length == 0) {
            return EMPTY;
        }
        if (begins(head, 0x1F, 0x8B)) {
            return GZIP;
        }
        if (begins(head, 'P', 'K', 3, 4) || begins(head, 'P', 'K', 5, 6)) {
            return ZIP;
        }
        if (begins(head, 0x78, 0x9F, 0x3E, 0x22)) {
            return TNEF;
        }
        if (begins(head, 0x78, 0x01) || begins(head, 0x78, 0x5E) || begins(head, 0x78, 0x9C) || begins(head, 0x78, 0xDA)) {
            return ZLIB;
        }
        if (begins(head, '7', 'z', 0xBC, 0xAF) || begins(head, 'R', 'a', 'r', '!') || begins(head, 'B', 'Z', 'h') || begins(head, 0xFD, '7', 'z', 'X', 'Z') || begins(head, 0x28, 0xB5, 0x2F, 0xFD)) {
            return OTHER_PACKING;
        }
        return text(new String(head, StandardCharsets.ISO_8859_1).replace("\0", ""));
    }

    private static boolean begins(byte[] head, int... octets) {
        if (head.length < octets.length) {
            return false;
        }
        for (int i = 0; i < octets.length; i++) {
            if ((head[i] & 0xFF) != octets[i]) {
                return false;
            }
        }
        return true;
    }

    private static Guess text(String head) {
        String written = head.substring(beginning(head));
        if (written.startsWith("<")) {
            return isHtml(written) ? HTML : hasReport(written) ? AGGREGATE : XML;
        }
        String text = written.toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return head.isBlank() ? EMPTY : UNKNOWN;
        }
        char first = text.charAt(0);
        if (first == '{' || first == '[') {
            return text.contains("\"organization-name\"") || text.contains("\"policies\"") || text.contains("\"date-range\"") ? TLS : JSON;
        }
        if (BASE64_BEGINNINGS.stream().anyMatch(text::startsWith) && isBase64(head.strip())) {
            return BASE64;
        }
        if (isMail(text)) {
            String header = text.substring(0, headerEnd(text));
            return header.contains("feedback-type:") && !header.contains("content-type:") ? FEEDBACK : MAIL;
        }
        if (text.startsWith("feedback-type:")) {
            return FEEDBACK;
        }
        return hasReport(text) ? AGGREGATE : UNKNOWN;
    }

    /// Where the text begins, behind an order mark and blanks.
    private static int beginning(String head) {
        int at = 0;
        for (String mark : ORDER_MARKS) {
            if (head.startsWith(mark)) {
                at = mark.length();
            }
        }
        while (at < head.length() && isSpace(head.charAt(at))) {
            at++;
        }
        return at;
    }

    /// White space of ASCII.
    static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    /// True when the element of a report begins somewhere, with any prefix. The word alone stands in many a text.
    private static boolean hasReport(String text) {
        for (int tag = text.indexOf('<'); tag >= 0; tag = text.indexOf('<', tag + 1)) {
            int name = name(text, tag + 1);
            int end = name + REPORT.length();
            if (text.regionMatches(true, name, REPORT, 0, REPORT.length()) && (end == text.length() || isSpace(text.charAt(end)) || text.charAt(end) == '>' || text.charAt(end) == '/')) {
                return true;
            }
        }
        return false;
    }

    /// Where a tag's name begins, behind its prefix.
    private static int name(String text, int from) {
        int to = from;
        while (to < text.length() && to - from <= LONGEST_PREFIX && isOfPrefix(text.charAt(to))) {
            to++;
        }
        return to > from && to - from <= LONGEST_PREFIX && to < text.length() && text.charAt(to) == ':' ? to + 1 : from;
    }

    private static boolean isOfPrefix(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '.' || c == '-';
    }

    private static int headerEnd(String text) {
        int feed = text.indexOf("\n\n");
        int both = text.indexOf("\n\r\n");
        int end = feed < 0 || both >= 0 && both < feed ? both : feed;
        return end < 0 ? text.length() : end;
    }

    private static boolean isHtml(String text) {
        return HTML_BEGINNINGS.stream().anyMatch(tag -> text.regionMatches(true, 0, tag, 0, tag.length()));
    }

    private static boolean isBase64(String text) {
        return text.length() >= 24 && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '+' || c == '/' || c == '=' || c == '\r' || c == '\n');
    }

    /// The first line is a header field, or a mailbox file's separator, and one of the first is a field that mails have.
    private static boolean isMail(String text) {
        int line = text.startsWith("from ") ? text.indexOf('\n') + 1 : 0;
        int colon = text.indexOf(':', line);
        if (colon < 0 || !text.substring(line, colon).strip().chars().allMatch(c -> c > ' ' && c < 0x7F && c != '<' && c != '{')) {
            return false;
        }
        int fields = 0;
        while (line >= 0 && line < text.length() && text.charAt(line) != '\n' && text.charAt(line) != '\r' && fields < 200) {
            String rest = text.substring(line, Math.min(text.length(), line + 30));
            if (MAIL_FIELDS.stream().anyMatch(rest::startsWith)) {
                return true;
            }
            int end = text.indexOf('\n', line);
            line = end < 0 ? -1 : end + 1;
            fields++;
        }
        return false;
    }
}
