package org.mailward.intake.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.report.FailureReader;
import org.mailward.mailauth.report.FailureReading;
import org.mailward.mailauth.report.FailureReport;
import org.mailward.mailauth.report.ReportLimits;

/// When a message came that a failure report is about.
class ArrivedMessageTest {

    private static final Instant NOW = Instant.parse("2026-06-02T12:00:00Z");

    private static FailureReport report(String arrival, String date) throws IOException {
        var mail = "From: ruf@receiver.example\r\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\r\n\r\n--b\r\nContent-Type: message/feedback-report\r\n\r\n"
                + "Feedback-Type: auth-failure\r\n" + (arrival.isEmpty() ? "" : "Arrival-Date: " + arrival + "\r\n") + "Reported-Domain: example.org\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: a@example.org\r\n"
                + "Date: " + date + "\r\n\r\nbody\r\n--b--\r\n";
        return ((FailureReading.Read) FailureReader.read(new ByteArrayInputStream(mail.getBytes(StandardCharsets.US_ASCII)), ReportLimits.DEFAULTS)).report();
    }

    /// Spam likes to stand on top of the mailbox for years.
    @ParameterizedTest
    @CsvSource({"'1 Jun 2026 08:00:00 +0000', '1 Jan 2038 00:00:00 +0000', 2026-06-01T08:00:00Z", "'', '1 Jun 2026 08:00:00 +0000', 2026-06-01T08:00:00Z",
            "'', '1 Jan 2038 00:00:00 +0000', 2026-06-02T12:00:00Z", "'', '1 Jan 1970 00:00:00 +0000', 2026-06-02T12:00:00Z", "'1 Jan 2099 00:00:00 +0000', '1 Jun 2026 08:00:00 +0000', 2026-06-01T08:00:00Z",
            "'3 Jun 2026 08:00:00 +0000', '', 2026-06-03T08:00:00Z"})
    void is_believed_where_it_can_be(String arrival, String date, Instant at) throws IOException {
        assertEquals(at, ArrivalReading.arrived(report(arrival, date), NOW));
    }
}
