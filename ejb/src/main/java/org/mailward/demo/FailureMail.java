package org.mailward.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.mailward.mailauth.dmarc.Policy;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.IpAddress;

/// A receiver's report about one message that failed (RFC 9991, in the form of RFC 5965).
///
/// @param at when the message came
/// @param no of the day
record FailureMail(Receiver receiver, String recipient, DomainName domain, IpAddress from, Instant at, int no, Policy applied) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String[] SUBJECTS = {"Your invoice is overdue", "Please confirm your account", "A parcel is waiting for you", "New sign-in to your account", "Payment instructions have changed"};

    byte[] bytes() {
        String id = at.getEpochSecond() + "." + no + "." + Integer.toUnsignedString(domain.hashCode(), Character.MAX_RADIX);
        String subject = SUBJECTS[(int) (SUBJECTS.length * Chance.of(id))];
        String sender = "accounts@" + domain.ascii();
        return """
                From: %1$s <%2$s>
                To: <%3$s>
                Subject: DMARC failure report for %4$s
                Date: %5$s
                Message-ID: <%6$s@%7$s>
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=feedback-report; boundary="failure"

                --failure
                Content-Type: text/plain; charset=utf-8

                This is a report about a message that came from %8$s on %5$s and failed DMARC.

                --failure
                Content-Type: message/feedback-report

                Feedback-Type: auth-failure
                User-Agent: %7$s/2.4
                Version: 1
                Original-Mail-From: <bounce@%4$s>
                Original-Rcpt-To: <customer%9$d@%7$s>
                Arrival-Date: %5$s
                Source-IP: %8$s
                Reported-Domain: %4$s
                Auth-Failure: dmarc
                Identity-Alignment: none
                Delivery-Result: %10$s

                --failure
                Content-Type: text/rfc822-headers

                From: Accounts <%11$s>
                To: <customer%9$d@%7$s>
                Subject: %12$s
                Date: %5$s
                Message-ID: <%6$s@mailer.invalid>

                --failure--
                """.formatted(receiver.name(), receiver.reporter(), recipient, domain.ascii(), DATE.format(at), id, receiver.domain(), from.text(), no,
                applied == Policy.REJECT ? "reject" : applied == Policy.QUARANTINE ? "spam" : "delivered", sender, subject).replaceAll("\r?\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
