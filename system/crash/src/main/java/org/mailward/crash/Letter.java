package org.mailward.crash;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/// A mail with one attachment, as it is sent.
///
/// @param no of the mail; one that is sent again has the number of the first
/// @param domain number of the domain that it is about
/// @param octets as they are kept, with line ends of CRLF
record Letter(int no, int domain, String octets) {

    static Letter of(int no, int domain, String recipient, String fileName, byte[] attachment) {
        return new Letter(no, domain, ("From: " + sender(no) + "\r\nTo: " + recipient + "\r\nMessage-ID: <" + no + "@reporter.example>\r\nSubject: Report domain: " + Estate.domain(domain)
                + " Submitter: reporter.example Report-ID: crash-" + no + "\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"crash\"\r\n\r\n--crash\r\nContent-Type: text/plain\r\n\r\n"
                + "This is an aggregate report.\r\n--crash\r\nContent-Type: application/octet-stream; name=\"" + fileName + "\"\r\nContent-Transfer-Encoding: base64\r\n"
                + "Content-Disposition: attachment; filename=\"" + fileName + "\"\r\n\r\n" + Base64.getMimeEncoder().encodeToString(attachment) + "\r\n--crash--\r\n"));
    }

    private static String sender(int no) {
        return "mail-" + no + "@reporter.example";
    }

    String sender() {
        return sender(no);
    }

    byte[] bytes() {
        return octets.getBytes(StandardCharsets.US_ASCII);
    }

    /// In hexadecimal.
    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
