package org.mailward.platform.mailbox.sending;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailward.branding.Logo;
import org.mailward.outbox.Letter;
import org.mailward.outbox.LetterHead;
import org.mailward.outbox.PrintedLetter;
import org.mailward.platform.settings.Settings;

/// Mails on the wire to a real mail server.
class MailServerConnectionTest {

    private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final Instant THEN = Instant.parse("2026-03-02T08:00:00Z");

    private GreenMail server;

    @BeforeEach
    void start() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private SendingSettings settings(Map<String, String> more) {
        var values = new java.util.HashMap<>(Map.of(SendingSettings.HOST, "127.0.0.1", SendingSettings.PORT, Integer.toString(server.getSmtp().getPort()), SendingSettings.TLS, "none",
                SendingSettings.FROM, "portal@mail.example"));
        values.putAll(more);
        return SendingSettings.read(new Settings(property -> Optional.ofNullable(values.get(property))));
    }

    private static Parcel parcel(String recipient, String address, String subject, Optional<Logo> logo) {
        var head = new LetterHead(LetterHead.PLAIN.style(), logo);
        return new Parcel(ID, head.sender(), Optional.of("help@northwind.example"), recipient, address,
                PrintedLetter.of(new Letter(subject, List.of(new Letter.Block.Paragraph("Grüße"))), head), head.logo(), THEN);
    }

    private Handed send(Parcel parcel) {
        try (var connection = new MailServerConnection(settings(Map.of()))) {
            return connection.send(parcel);
        }
    }

    private static String octets(MimeMessage message) throws MessagingException, IOException {
        var out = new ByteArrayOutputStream();
        message.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_mail_arrives_whole_and_names_neither_product_nor_parts() throws MessagingException, IOException {
        var png = new byte[64];
        System.arraycopy(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 2}, 0, png, 0, 26);
        assertEquals(new Handed.Taken(), send(parcel("Dora Müller", "dora@acme.example", "Ihr Zugang – jetzt", Optional.of(Logo.read(png)))));
        var message = server.getReceivedMessages()[0];
        var all = octets(message);
        assertAll(
                () -> assertEquals("<" + ID + "@mail.example>", message.getMessageID()),
                () -> assertEquals("Ihr Zugang – jetzt", message.getSubject()),
                () -> assertEquals("Mail protection <portal@mail.example>", message.getFrom()[0].toString()),
                () -> assertEquals("help@northwind.example", message.getReplyTo()[0].toString()),
                () -> assertEquals("auto-generated", message.getHeader("Auto-Submitted", null)),
                () -> assertEquals(THEN, message.getSentDate().toInstant()),
                () -> assertTrue(all.contains("multipart/alternative") && all.contains("multipart/related") && all.contains("text/plain") && all.contains("text/html") && all.contains("image/png"), all),
                () -> assertFalse(all.matches("(?is).*(mailward|javamail|angus|jakarta|x-mailer|user-agent|payara).*"), all));
    }

    @Test
    void names_that_hold_line_breaks_begin_no_field_of_their_own() throws MessagingException, IOException {
        var hostile = "Acme\r\nBcc: thief@evil.example\r\n\r\nbody " + "x".repeat(300);
        assertEquals(new Handed.Taken(), send(parcel(hostile, "dora@acme.example", hostile, Optional.empty())));
        assertEquals(1, server.getReceivedMessages().length);
        var message = server.getReceivedMessages()[0];
        assertEquals(1, message.getAllRecipients().length);
        assertEquals(null, message.getHeader("Bcc", null));
        assertTrue(message.getSubject().startsWith("Acme Bcc: thief@evil.example body"), message.getSubject());
    }

    @Test
    void what_is_not_one_plain_address_is_refused_before_anybody_is_asked() {
        for (var address : List.of("dora@acme.example, thief@evil.example", "Dora <dora@acme.example>", "dora@acme.example\r\nRCPT TO:<thief@evil.example>", "dora", "<>", "team: a@acme.example;", "dörä@acme.example")) {
            assertInstanceOf(Handed.Refused.class, send(parcel("Dora", address, "Hello", Optional.empty())), address);
        }
        assertEquals(0, server.getReceivedMessages().length);
    }

    @Test
    void the_same_parcel_has_the_same_id_at_each_sending() throws MessagingException {
        var parcel = parcel("Dora", "dora@acme.example", "Hello", Optional.empty());
        send(parcel);
        send(parcel);
        var received = server.getReceivedMessages();
        assertEquals(received[0].getMessageID(), received[1].getMessageID());
    }

    @Test
    void a_server_that_is_away_is_no_fault_of_the_mail() throws IOException {
        int port;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        try (var connection = new MailServerConnection(settings(Map.of(SendingSettings.PORT, Integer.toString(port))))) {
            assertEquals(new Handed.NotNow("The mail server does not answer.", false), connection.send(parcel("Dora", "dora@acme.example", "Hello", Optional.empty())));
        }
    }

    @Test
    void a_server_without_the_encryption_that_was_asked_for_gets_nothing() {
        try (var connection = new MailServerConnection(settings(Map.of(SendingSettings.TLS, "starttls", SendingSettings.USER, "portal", SendingSettings.PASSWORD, "s3cret")))) {
            var handed = assertInstanceOf(Handed.NotNow.class, connection.send(parcel("Dora", "dora@acme.example", "Hello", Optional.empty())));
            assertFalse(handed.why().contains("s3cret"), handed.why());
        }
        assertEquals(0, server.getReceivedMessages().length);
    }

    @Test
    void a_mail_that_is_too_large_goes_without_its_logo_or_not_at_all() {
        try (var connection = new MailServerConnection(settings(Map.of(SendingSettings.LARGEST, "16384")))) {
            var long20 = new Letter("Hello", List.of(new Letter.Block.Paragraph("x".repeat(20_000))));
            var parcel = new Parcel(ID, "N", Optional.empty(), "Dora", "dora@acme.example", PrintedLetter.of(long20, LetterHead.PLAIN), Optional.empty(), THEN);
            assertInstanceOf(Handed.Refused.class, connection.send(parcel));
        }
    }

    @Test
    void settings_that_cannot_be_meant_are_refused_with_their_names() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> settings(Map.of(SendingSettings.FROM, "portal"))).getMessage().startsWith(SendingSettings.FROM));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> settings(Map.of(SendingSettings.TLS, "ssl"))).getMessage().startsWith(SendingSettings.TLS));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> settings(Map.of(SendingSettings.USER, "portal"))).getMessage().startsWith(SendingSettings.TLS));
        assertFalse(settings(Map.of(SendingSettings.PASSWORD, "s3cret")).toString().contains("s3cret"));
    }
}
