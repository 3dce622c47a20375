package org.mailward.mailauth.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailward.mailauth.tags.Shown;

/// Reads a message line by line, once from front to back.
final class MessageReader {

    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    /// The most oddities that are told; a file that is no message at all has one in each line.
    static final int MOST_ODDITIES = 30;

    private final String text;
    private final Message.Limits limits;
    private final List<Header> headers = new ArrayList<>();
    private final Set<String> oddities = new LinkedHashSet<>();
    private final StringBuilder field = new StringBuilder();
    private boolean cutOff;
    private int left;
    private int at;

    MessageReader(byte[] octets, Message.Limits limits) {
        this.limits = limits;
        this.cutOff = octets.length > limits.octets();
        this.text = new String(octets, 0, Math.min(octets.length, limits.octets()), StandardCharsets.ISO_8859_1);
    }

    Message read() {
        if (cutOff) {
            odd("The message is larger than " + limits.octets() + " octets; the rest was not read.");
        }
        skipWhatStandsBefore();
        boolean ended = false;
        while (at < text.length() && !ended) {
            String line = line();
            if (line.isEmpty()) {
                ended = true;
            } else {
                header(line);
            }
        }
        finish();
        if (left > 0) {
            odd("There are more than " + limits.headers() + " header fields; " + left + " were not read.");
        }
        return new Message(headers, ended ? body() : Optional.empty(), List.copyOf(oddities));
    }

    private void skipWhatStandsBefore() {
        if (text.startsWith(BYTE_ORDER_MARK)) {
            at = BYTE_ORDER_MARK.length();
            odd("The text begins with a byte order mark, which no mail server sends.");
        }
        int before = at;
        while (at < text.length() && (text.charAt(at) == '\r' || text.charAt(at) == '\n')) {
            at++;
        }
        if (at > before && at < text.length()) {
            odd("There are empty lines before the header.");
        }
        if (text.startsWith("From ", at)) {
            line();
            odd("The first line is a mailbox file's separator ('From ') and no part of the message.");
        }
    }

    private void odd(String what) {
        if (oddities.size() < MOST_ODDITIES) {
            oddities.add(what);
        }
    }

    /// The next line without its end.
    private String line() {
        int end = text.indexOf('\n', at);
        int stop = end < 0 ? text.length() : end;
        int from = at;
        at = end < 0 ? stop : end + 1;
        if (stop > from && text.charAt(stop - 1) == '\r') {
            stop--;
        } else if (end >= 0) {
            odd("Lines end with LF alone; they were read as CR LF.");
        }
        return text.substring(from, stop);
    }

    private void header(String line) {
        if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
            continuation(line);
            return;
        }
        finish();
        if (!begins(line)) {
            odd("A line of the header is no header field and was left out: '" + Shown.of(line) + "'.");
        } else if (headers.size() == limits.headers()) {
            left++;
        } else {
            append(line);
        }
    }

    private void continuation(String line) {
        if (field.isEmpty()) {
            if (left == 0) {
                odd("The header begins in the middle of a field, or a line before it was left out: '" + Shown.of(line.strip()) + "'.");
            }
            return;
        }
        append("\r\n" + line);
    }

    private void append(String part) {
        int room = limits.headerOctets() - field.length();
        if (part.length() > room) {
            odd("A header field is longer than " + limits.headerOctets() + " octets and was cut.");
        }
        field.append(part, 0, Math.min(part.length(), room));
    }

    private void finish() {
        if (!field.isEmpty()) {
            // A limit may have cut the field before its colon.
            if (field.indexOf(":") > 0) {
                headers.add(new Header(field.toString()));
            }
            field.setLength(0);
        }
    }

    /// True for printable characters up to a colon; blanks before the colon are obsolete but met (RFC 5322 §4.5).
    private static boolean begins(String line) {
        int colon = line.indexOf(':');
        String name = colon < 1 ? "" : line.substring(0, colon).stripTrailing();
        return !name.isEmpty() && name.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }

    /// The octets after the empty line. Nothing, or blank lines alone, is what is left when a header was copied.
    private Optional<String> body() {
        String rest = text.substring(at);
        if (cutOff || rest.chars().allMatch(c -> c == '\r' || c == '\n')) {
            return Optional.empty();
        }
        return Optional.of(withLineEnds(rest));
    }

    private String withLineEnds(String rest) {
        int bare = 0;
        for (int end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', end + 1)) {
            if (end == 0 || rest.charAt(end - 1) != '\r') {
                bare++;
            }
        }
        if (bare == 0) {
            return rest;
        }
        odd("Lines end with LF alone; they were read as CR LF.");
        var body = new StringBuilder(rest.length() + bare);
        for (int i = 0; i < rest.length(); i++) {
            if (rest.charAt(i) == '\n' && (i == 0 || rest.charAt(i - 1) != '\r')) {
                body.append('\r');
            }
            body.append(rest.charAt(i));
        }
        return body.toString();
    }
}
