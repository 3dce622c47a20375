package org.mailward.mailauth.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Goes through the parts of a mail, one after the other while it streams, multiparts inside multiparts included.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc2046#section-5.1">RFC 2046 §5.1</a>
final class MailParts {

    /// The most bytes of a mail's body that are searched for the mark of a failure report.
    private static final int SEARCHED = 1 << 16;
    /// The most parts of a mail; what comes after them is passed over.
    static final int MOST = 1_000;
    /// The most multiparts inside each other.
    private static final int DEEPEST = 20;
    /// The most bytes of a header.
    private static final int HEADER = 1 << 18;

    private static final String TYPE_FIELD = "content-type:";
    /// The most blanks before a type.
    private static final int BLANKS = 80;
    private static final List<String> MARK = List.of("message/feedback-report");
    private static final List<String> MAIL = List.of("message/rfc822");
    private static final List<String> ATTACHED = List.of("application/", "text/xml");

    private static final Pattern PARTING = Pattern.compile("^--(\\S[^\\r\\n]{0,199})\\r?\\nContent-[A-Za-z-]{1,40}:", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    /// Takes the parts.
    interface Parts {

        /// @param alone the part is the whole mail
        void part(Fields fields, InputStream content, boolean alone) throws IOException;

        /// @param content the mail with its header: a failure report
        void failure(Fields fields, InputStream content) throws IOException;

        /// There are more parts than are looked at.
        void tooMany();

        /// A multipart ends with the mail, or with what is around it.
        void unclosed();
    }

    private final Peekable in;
    private final Parts parts;
    private final List<String> boundaries = new ArrayList<>();
    /// The last boundary was the last of its kind.
    private boolean closing;
    private int count;

    private MailParts(Peekable in, Parts parts) {
        this.in = in;
        this.parts = parts;
    }

    /// The first line of a header that names one of the types, or -1. The same words stand in texts, and in the headers of mails that reports are
    /// about.
    ///
    /// @param body in lower case
    static int place(List<String> types, String body) {
        for (int at = body.indexOf(TYPE_FIELD); at >= 0; at = body.indexOf(TYPE_FIELD, at + 1)) {
            if ((at == 0 || isLineEnd(body.charAt(at - 1))) && names(types, body, at + TYPE_FIELD.length())) {
                return at;
            }
        }
        return -1;
    }

    private static boolean names(List<String> types, String body, int from) {
        int at = from;
        while (at < body.length() && at - from < BLANKS && Guess.isSpace(body.charAt(at))) {
            at++;
        }
        int begin = body.startsWith("\"", at) ? at + 1 : at;
        return types.stream().anyMatch(type -> body.startsWith(type, begin));
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == '\u0085';
    }

    static void walk(Peekable mail, Parts parts) throws IOException {
        new MailParts(mail, parts).walk(true);
    }

    /// Goes through the parts even of a failure report.
    static void walkInside(Peekable mail, Parts parts) throws IOException {
        new MailParts(mail, parts).walk(false);
    }

    private void walk(boolean failuresWhole) throws IOException {
        while (in.peek() == '\r' || in.peek() == '\n') {
            in.read();
        }
        if (in.text(5).equals("From ")) {
            in.line(Body.LINE);
        }
        Fields fields = header(new Body(in, List.of()));
        if (failuresWhole && isFailure(fields)) {
            parts.failure(fields, new SequenceInputStream(new ByteArrayInputStream(fields.raw()), in));
        } else {
            entity(fields, true);
        }
    }

    /// Reads up to the empty line; a boundary ends a header too.
    private Fields header(Body part) throws IOException {
        var raw = new ByteArrayOutputStream();
        byte[] line = in.line(Body.LINE);
        while (line.length > 0 && line[0] != '\n' && !(line.length > 1 && line[0] == '\r' && line[1] == '\n') && !part.isBoundary(line)) {
            if (raw.size() < HEADER) {
                raw.writeBytes(line);
            }
            line = in.line(Body.LINE);
        }
        raw.writeBytes(new byte[] {'\r', '\n'});
        return Fields.of(raw.toByteArray());
    }

    /// A report in ARF says so in its type or has a part of that type; others are told by their text. A digest holds whole mails
    /// (RFC 2046 §5.1.5), and each is looked at.
    private boolean isFailure(Fields fields) throws IOException {
        if (fields.type().equals("multipart/digest")) {
            return false;
        }
        String kind = fields.parameters().getOrDefault("report-type", "").toLowerCase(Locale.ROOT);
        if (fields.type().equals("multipart/report") && !kind.isEmpty()) {
            return kind.equals("feedback-report");
        }
        if (!fields.type().startsWith("multipart/") && !fields.type().startsWith("text/") && !fields.type().startsWith("message/feedback")) {
            return false;
        }
        String body = in.text(SEARCHED).toLowerCase(Locale.ROOT);
        int mark = place(MARK, body);
        if (mark < 0 && (body.contains("\nfeedback-type:") || body.startsWith("feedback-type:"))) {
            return true;
        }
        int inner = place(MAIL, body);
        if (mark >= 0) {
            // In a report the reported message comes last; where a message comes first, the report was forwarded inside of it.
            return inner < 0 || mark < inner;
        }
        boolean packed = fields.type().equals("text/xml") || place(ATTACHED, body) >= 0 || body.contains("<feedback");
        return !packed && (body.contains("dmarc") && body.contains("sender ip address") || isNamed(fields.subject().toLowerCase(Locale.ROOT)));
    }

    private static boolean isNamed(String subject) {
        return subject.contains("dmarc") && subject.contains("fail") && subject.contains("report");
    }

    /// @return the boundary that ended it, or [Body#NO_BOUNDARY]
    private int entity(Fields fields, boolean alone) throws IOException {
        if (fields.isMultipart() && boundaries.size() < DEEPEST) {
            String boundary = fields.boundary().isEmpty() ? guessed() : fields.boundary();
            if (!boundary.isEmpty()) {
                return multipart(boundary);
            }
        }
        var body = new Body(in, List.copyOf(boundaries));
        parts.part(fields, Transfer.decoded(body, fields.encoding()), alone);
        body.drain();
        closing = body.isClosing();
        return body.hit();
    }

    /// What divides the parts of a multipart that does not say so: the first line that looks like it, before a part's header.
    private String guessed() throws IOException {
        Matcher matcher = PARTING.matcher(in.text(SEARCHED));
        return matcher.find() ? matcher.group(1).stripTrailing() : "";
    }

    private int multipart(String boundary) throws IOException {
        boundaries.add(boundary);
        int own = boundaries.size() - 1;
        var before = new Body(in, List.copyOf(boundaries));
        before.drain();
        int hit = before.hit();
        closing = before.isClosing();
        while (hit == own && !closing) {
            if (++count > MOST) {
                if (count == MOST + 1) {
                    parts.tooMany();
                }
                break;
            }
            var part = new Body(in, List.copyOf(boundaries));
            Fields fields = header(part);
            if (part.hit() == Body.NO_BOUNDARY) {
                hit = entity(fields, false);
            } else {
                hit = part.hit();
                closing = part.isClosing();
            }
        }
        boundaries.removeLast();
        if (hit == own) {
            var after = new Body(in, List.copyOf(boundaries));
            after.drain();
            hit = after.hit();
            closing = after.isClosing();
        } else {
            parts.unclosed();
        }
        return hit;
    }
}
