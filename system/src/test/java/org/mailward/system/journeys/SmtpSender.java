package org.mailward.system.journeys;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Hands a mail over as a mail server does (RFC 5321), and tells what was answered.
public final class SmtpSender {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private SmtpSender() {
    }

    /// @param mail with line ends of CRLF or LF
    /// @return the last answer: of DATA's end, or the first refusal
    public static String send(int port, String from, String to, byte[] mail) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) LIMIT.toMillis());
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            var out = socket.getOutputStream();
            answer(in);
            for (var command : new String[] {"EHLO sender.example", "MAIL FROM:<" + from + ">", "RCPT TO:<" + to + ">", "DATA"}) {
                out.write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.flush();
                var answer = answer(in);
                if (answer.charAt(0) > '3') {
                    return answer;
                }
            }
            data(out, mail);
            var answer = answer(in);
            out.write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException("The mail server at port " + port + " broke off", e);
        }
    }

    /// Dots at the beginning of a line are doubled, and every line ends with CRLF (RFC 5321 §4.5.2, §2.3.8).
    private static void data(OutputStream out, byte[] mail) throws IOException {
        var text = new ByteArrayOutputStream();
        boolean begin = true;
        for (int i = 0; i < mail.length; i++) {
            byte octet = mail[i];
            if (octet == '\r') {
                continue;
            }
            if (begin && octet == '.') {
                text.write('.');
            }
            if (octet == '\n') {
                text.write('\r');
            }
            text.write(octet);
            begin = octet == '\n';
        }
        text.writeBytes((begin ? ".\r\n" : "\r\n.\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(text.toByteArray());
        out.flush();
    }

    private static String answer(BufferedReader in) throws IOException {
        while (true) {
            var line = in.readLine();
            if (line == null || line.length() < 3) {
                throw new IOException("No answer, but " + line);
            }
            if (line.length() == 3 || line.charAt(3) == ' ') {
                return line;
            }
        }
    }
}
