package org.mailward.platform.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailward.platform.settings.Settings;
import org.mailward.platform.time.Time;
import org.mailward.platform.web.TestCertificates;

class MailReceiverTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final String KNOWN = "k7xw2m4p9q@reports.example";
    private static final String TEXT = "Subject: Report domain: example.org\r\n\r\nbody";

    /// What the desk was given.
    private record Given(Envelope envelope, String message) {
    }

    private final List<Given> given = new CopyOnWriteArrayList<>();
    private final Map<String, String> settings = new HashMap<>(Map.of(ReceiverSettings.ENABLED, "true", ReceiverSettings.PORT, "0",
            ReceiverSettings.BIND, "127.0.0.1", ReceiverSettings.HOST, "mx.reports.example"));
    private Answer lookUp = new Answer.Taken();
    private Answer delivery = new Answer.Taken();
    private Optional<MailReceiver> receiver = Optional.empty();

    @TempDir
    private Path folder;

    private int port() {
        if (receiver.isEmpty()) {
            receiver = Optional.of(MailReceiver.start(ReceiverSettings.read(new Settings(name -> Optional.ofNullable(settings.get(name)))), new Desk() {
                @Override
                public Answer recipient(String address) {
                    return address.equals(KNOWN) ? lookUp : new Answer.Never("Nobody receives reports here.");
                }

                @Override
                public Answer deliver(Envelope envelope, byte[] message) {
                    if (delivery instanceof Answer.Taken) {
                        given.add(new Given(envelope, new String(message, StandardCharsets.ISO_8859_1)));
                    }
                    return delivery;
                }
            }, new Time(Clock.fixed(NOW, ZoneOffset.UTC))));
        }
        return receiver.get().port();
    }

    @AfterEach
    void stop() {
        receiver.ifPresent(MailReceiver::close);
    }

    @Test
    void a_message_is_handed_over_octet_by_octet_with_its_envelope() throws IOException {
        try (var caller = Caller.at(port()).to(KNOWN)) {
            assertEquals("250 2.0.0 Taken", caller.message(TEXT + "\r\n..a line that begins with a dot"));
        }
        var one = given.getFirst();
        assertEquals(TEXT + "\r\n.a line that begins with a dot\r\n", one.message());
        assertEquals(new Envelope("127.0.0.1", "mta.example", false, "reports@reporter.example", List.of(KNOWN), NOW), one.envelope());
    }

    @Test
    void the_null_sender_may_send() throws IOException {
        try (var caller = Caller.at(port())) {
            caller.reply();
            caller.say("EHLO mta.example");
            assertTrue(caller.say("MAIL FROM:<>").startsWith("250"));
            assertTrue(caller.say("RCPT TO:<" + KNOWN + ">").startsWith("250"));
            assertTrue(caller.message(TEXT).startsWith("250"));
        }
        assertEquals("", given.getFirst().envelope().sender());
    }

    @Test
    void an_unknown_address_is_refused_before_the_message() throws IOException {
        try (var caller = Caller.at(port()).to()) {
            assertEquals("550 5.1.1 Nobody receives reports here.", caller.say("RCPT TO:<stranger@reports.example>"));
            assertTrue(caller.say("DATA").startsWith("503"));
        }
    }

    @Test
    void who_guesses_addresses_is_sent_away() throws IOException {
        try (var caller = Caller.at(port()).to()) {
            for (int i = 0; i < 10; i++) {
                assertTrue(caller.say("RCPT TO:<guess" + i + "@reports.example>").startsWith("550"));
            }
            assertTrue(caller.say("RCPT TO:<guess@reports.example>").startsWith("421"));
            assertEquals("", caller.reply());
        }
    }

    @Test
    void while_the_database_is_away_the_sender_is_asked_to_wait() throws IOException {
        lookUp = new Answer.Later("The database is away.");
        try (var caller = Caller.at(port()).to()) {
            assertEquals("451 4.3.0 The database is away.", caller.say("RCPT TO:<" + KNOWN + ">"));
        }
    }

    @Test
    void what_was_not_taken_is_not_said_to_be() throws IOException {
        delivery = new Answer.Later("The database is away.");
        try (var caller = Caller.at(port()).to(KNOWN)) {
            assertEquals("451 4.3.0 The database is away.", caller.message(TEXT));
            // On the same connection the next message is another matter.
            assertTrue(caller.say("MAIL FROM:<reports@reporter.example>").startsWith("250"));
        }
        delivery = new Answer.Never("This customer has left.");
        try (var caller = Caller.at(port()).to(KNOWN)) {
            assertEquals("550 5.7.1 This customer has left.", caller.message(TEXT));
        }
    }

    @Test
    void a_message_that_breaks_off_is_not_handed_over() throws IOException {
        try (var caller = Caller.at(port()).to(KNOWN)) {
            caller.say("DATA");
            caller.send(TEXT);
        }
        try (var other = Caller.at(port()).to(KNOWN)) {
            other.message("Subject: whole\r\n\r\n");
        }
        stop();
        assertEquals(List.of("Subject: whole\r\n\r\n\r\n"), given.stream().map(Given::message).toList());
    }

    @Test
    void half_a_chunk_is_not_handed_over() throws IOException {
        try (var caller = Caller.at(port()).to(KNOWN)) {
            caller.send("BDAT " + 2 * TEXT.length() + " LAST\r\n" + TEXT);
        }
        try (var other = Caller.at(port()).to(KNOWN)) {
            other.message("Subject: whole\r\n\r\n");
        }
        stop();
        assertEquals(List.of("Subject: whole\r\n\r\n\r\n"), given.stream().map(Given::message).toList());
    }

    @Test
    void messages_in_chunks_are_neither_offered_nor_taken() throws IOException {
        settings.put(ReceiverSettings.LARGEST, "2000");
        try (var caller = Caller.at(port())) {
            caller.reply();
            assertEquals(List.of("250-8BITMIME", "250-SIZE 2000", "250 SMTPUTF8"), caller.whole("EHLO mta.example").stream().skip(1).toList());
        }
        try (var caller = Caller.at(port()).to(KNOWN)) {
            assertTrue(caller.say("BDAT 3 LAST").startsWith("502"));
            assertEquals("", caller.reply());
        }
    }

    @Test
    void a_message_beyond_the_limit_is_refused_when_it_is_announced_and_when_it_is_sent() throws IOException {
        settings.put(ReceiverSettings.LARGEST, "2000");
        try (var caller = Caller.at(port())) {
            caller.reply();
            caller.say("EHLO mta.example");
            assertTrue(caller.say("MAIL FROM:<a@b.example> SIZE=2001").startsWith("552"));
        }
        try (var caller = Caller.at(port()).to(KNOWN)) {
            assertTrue(caller.message("x\r\n".repeat(1000)).startsWith("552"));
            assertTrue(caller.say("MAIL FROM:<a@b.example>").startsWith("250"));
        }
        assertEquals(List.of(), given);
    }

    @Test
    void a_long_message_waits_in_a_file_and_arrives_whole() throws IOException {
        settings.put(ReceiverSettings.IN_MEMORY, "100");
        var text = "0123456789\r\n".repeat(50_000);
        try (var caller = Caller.at(port()).to(KNOWN)) {
            assertTrue(caller.message(text).startsWith("250"));
        }
        assertEquals(text + "\r\n", given.getFirst().message());
    }

    @Test
    void connections_and_messages_of_one_address_are_limited() throws IOException {
        settings.put(ReceiverSettings.PER_ADDRESS, "2");
        settings.put(ReceiverSettings.RATE, "2");
        // Which of several that come at once is one too many, is up to the server's threads.
        try (var first = Caller.at(port())) {
            assertTrue(first.reply().startsWith("220"));
            try (var second = Caller.at(port())) {
                assertTrue(second.reply().startsWith("220"));
                try (var third = Caller.at(port())) {
                    assertTrue(third.reply().startsWith("421"));
                }
            }
            first.say("EHLO mta.example");
            for (int i = 0; i < 2; i++) {
                assertTrue(first.say("MAIL FROM:<a@b.example>").startsWith("250"));
                first.say("RSET");
            }
            assertTrue(first.say("MAIL FROM:<a@b.example>").startsWith("451"));
        }
    }

    @Test
    void recipients_of_one_message_are_limited() throws IOException {
        settings.put(ReceiverSettings.RECIPIENTS, "1");
        try (var caller = Caller.at(port()).to(KNOWN)) {
            assertTrue(caller.say("RCPT TO:<" + KNOWN + ">").startsWith("452"));
        }
    }

    @Test
    void tls_is_offered_with_the_certificate_in_the_files() throws Exception {
        var certificates = new TestCertificates(folder);
        certificates.make("mx", "-ext", "san=dns:localhost");
        settings.put(ReceiverSettings.CERTIFICATE, certificates.pem("mx").toString());
        settings.put(ReceiverSettings.PRIVATE_KEY, certificates.key("mx").toString());
        try (var caller = Caller.at(port())) {
            caller.reply();
            caller.say("EHLO mta.example");
            caller.startTls(certificates.trusting("mx"));
            caller.say("EHLO mta.example");
            caller.say("MAIL FROM:<a@b.example>");
            caller.say("RCPT TO:<" + KNOWN + ">");
            assertTrue(caller.message(TEXT).startsWith("250"));
        }
        assertTrue(given.getFirst().envelope().encrypted());
    }
}
