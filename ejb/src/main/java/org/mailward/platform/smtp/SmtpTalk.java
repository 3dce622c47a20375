package org.mailward.platform.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Commands and replies of SMTP, with limits on what a stranger may say.
///
/// Octets are read one by one, so that none of the handshake that follows is taken away from it, and nothing said in the clear
/// is later taken for something said in secret.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2">RFC 5321 §4.2</a>
final class SmtpTalk {

    /// Octets of one line of a reply. The standard has 512; some servers are wordier.
    static final int LONGEST_LINE = 2_000;
    static final int MOST_LINES = 100;

    private static final int CODE = 3;

    private final InputStream in;
    private final OutputStream out;

    SmtpTalk(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /// @param code 200 to 599
    /// @param lines what follows the code in each line
    record Reply(int code, List<String> lines) {

        Reply {
            lines = List.copyOf(lines);
        }

        /// True when one of the lines after the first begins with this keyword.
        boolean offers(String keyword) {
            return lines.stream().skip(1).anyMatch(line -> line.strip().split(" ", 2)[0].equalsIgnoreCase(keyword));
        }

        @Override
        public String toString() {
            return code + " " + (lines.isEmpty() ? "" : lines.getFirst());
        }
    }

    void send(String command) throws IOException {
        out.write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /// @throws NotSmtpException when the other side says what no mail server says
    Reply reply() throws IOException {
        var lines = new ArrayList<String>();
        while (lines.size() < MOST_LINES) {
            String line = line();
            if (line.length() < CODE || !line.substring(0, CODE).matches("[2-5][0-9][0-9]") || line.length() > CODE && " -".indexOf(line.charAt(CODE)) < 0) {
                throw new NotSmtpException("it says something that is no reply of a mail server");
            }
            lines.add(line.length() > CODE ? line.substring(CODE + 1) : "");
            if (line.length() == CODE || line.charAt(CODE) == ' ') {
                return new Reply(Integer.parseInt(line.substring(0, CODE)), lines);
            }
        }
        throw new NotSmtpException("its reply has more than " + MOST_LINES + " lines");
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        while (line.length() <= LONGEST_LINE) {
            int octet = in.read();
            if (octet < 0) {
                throw new NotSmtpException("it closed the connection in the middle of a reply");
            }
            if (octet == '\n') {
                return line.toString().stripTrailing();
            }
            line.append((char) octet);
        }
        throw new NotSmtpException("a line of its reply has more than " + LONGEST_LINE + " octets");
    }

    /// What was said is not SMTP.
    static final class NotSmtpException extends IOException {

        private static final long serialVersionUID = 1;

        NotSmtpException(String what) {
            super(what);
        }
    }
}
