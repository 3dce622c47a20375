package org.mailward.platform.mailbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.platform.mailbox.ImapVisit.Letter;
import org.mailward.platform.mailbox.ImapVisit.Waiting;
import org.mailward.platform.settings.Settings;
import org.mailward.platform.web.PolicySettings;
import org.mailward.platform.web.PublicAddresses;
import org.mailward.platform.web.TestCertificates;

/// Against a real IMAP server on loopback.
class ImapVisitTest {

    private static final DomainName HOST = DomainName.of("imap.example.org");
    private static final String USER = "reports";
    private static final String PASSWORD = "secret of the mailbox";

    @TempDir
    private static Path folder;
    private static TestCertificates certificates;

    private final Map<String, String> settings = new HashMap<>();
    private GreenMail server;
    private GreenMailUser user;

    @BeforeAll
    static void certificates() throws Exception {
        certificates = new TestCertificates(folder);
        certificates.make("imap", "-ext", "san=dns:" + HOST);
        System.setProperty("greenmail.tls.keystore.file", certificates.store().toString());
        System.setProperty("greenmail.tls.keystore.password", certificates.password());
        System.setProperty("greenmail.tls.key.password", certificates.password());
    }

    @BeforeEach
    void start() throws Exception {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS).dynamicPort());
        server.start();
        user = server.setUser(USER + "@example.org", USER, PASSWORD);
        settings.put(ImapSettings.CONNECT_TO, HOST + "=127.0.0.1:" + server.getImaps().getPort());
        settings.put(PolicySettings.EXTRA_TRUST, certificates.pem("imap").toString());
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private void put(String... subjects) throws Exception {
        for (var subject : subjects) {
            var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(text(subject).getBytes(StandardCharsets.ISO_8859_1)));
            user.deliver(message);
        }
    }

    private static String text(String subject) {
        return "Subject: " + subject + "\r\n\r\nbody of " + subject + "\r\n";
    }

    private ImapVisit visit(String password, String folderName) {
        return ImapVisit.begin(new ImapAccess(HOST, 993, false, USER, password, false), folderName, read(), new PublicAddresses(question -> new Answer.NoSuchName(question, false)));
    }

    private ImapSettings read() {
        return ImapSettings.read(new Settings(name -> Optional.ofNullable(settings.get(name))));
    }

    private ImapVisit visit() {
        return visit(PASSWORD, "INBOX");
    }

    private List<String> in(String folderName) throws Exception {
        var kept = server.getManagers().getImapHostManager().getFolder(user, folderName);
        return kept.getNonDeletedMessages().stream().map(message -> {
            try {
                return message.getMimeMessage().getSubject() + (message.getFlags().contains(Flags.Flag.SEEN) ? " seen" : "");
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }).toList();
    }

    @Test
    void messages_are_read_octet_by_octet_and_not_marked() throws Exception {
        put("one", "two");
        try (var visit = visit()) {
            var letters = visit.read(visit.waiting(0, 100));
            assertEquals(2, letters.size());
            assertArrayEquals(text("two").getBytes(StandardCharsets.ISO_8859_1), letters.get(1).octets());
        }
        assertEquals(List.of("one", "two"), in("INBOX"));
    }

    @Test
    void what_was_taken_moves_and_the_rest_stays() throws Exception {
        put("one", "two", "three");
        try (var visit = visit()) {
            var waiting = visit.waiting(0, 100);
            visit.move(List.of(waiting.get(0).uid(), waiting.get(2).uid()), "Done");
        }
        assertEquals(List.of("two"), in("INBOX"));
        assertEquals(List.of("one", "three"), in("Done"));
    }

    @Test
    void what_was_taken_is_marked_and_the_next_visit_begins_behind_it() throws Exception {
        put("one", "two");
        long last;
        try (var visit = visit()) {
            var waiting = visit.waiting(0, 1);
            assertEquals(1, waiting.size());
            last = waiting.getFirst().uid();
            visit.mark(List.of(last));
        }
        assertEquals(List.of("one seen", "two"), in("INBOX"));
        try (var visit = visit()) {
            assertEquals(List.of("two"), visit.read(visit.waiting(last, 100)).stream().map(ImapVisitTest::subject).toList());
            assertEquals(List.of(), visit.waiting(visit.waiting(last, 100).getLast().uid(), 100));
            assertTrue(visit.validity() > 0);
        }
    }

    @Test
    void sizes_are_known_before_anything_is_read() throws Exception {
        put("one");
        try (var visit = visit()) {
            assertEquals(List.of(text("one").length()), visit.waiting(0, 100).stream().map(Waiting::size).toList());
        }
    }

    @Test
    void a_wrong_password_is_said_to_be_one() {
        var trouble = assertThrows(MailboxTrouble.class, () -> visit("wrong", "INBOX"));
        assertTrue(trouble.getMessage().startsWith("The server did not accept the name and the password."), trouble.getMessage());
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        var trouble = assertThrows(MailboxTrouble.class, () -> visit(PASSWORD, "Reports"));
        assertTrue(trouble.getMessage().startsWith("There is no folder 'Reports'"), trouble.getMessage());
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_not_believed() {
        settings.remove(PolicySettings.EXTRA_TRUST);
        var trouble = assertThrows(MailboxTrouble.class, this::visit);
        assertTrue(trouble.getMessage().startsWith("The certificate of imap.example.org is not believed."), trouble.getMessage());
    }

    @Test
    void a_certificate_of_another_host_is_not_believed() throws Exception {
        var other = DomainName.of("mail.example.net");
        settings.put(ImapSettings.CONNECT_TO, other + "=127.0.0.1:" + server.getImaps().getPort());
        var trouble = assertThrows(MailboxTrouble.class, () -> ImapVisit.begin(new ImapAccess(other, 993, false, USER, PASSWORD, false), "INBOX", read(),
                new PublicAddresses(question -> new Answer.NoSuchName(question, false))));
        assertTrue(trouble.getMessage().startsWith("The certificate of mail.example.net is not believed."), trouble.getMessage());
    }

    @Test
    void a_server_in_the_own_network_is_not_reached() {
        settings.remove(ImapSettings.CONNECT_TO);
        var inside = new PublicAddresses(question -> question.type() == RecordType.A
                ? new Answer.Found(question, List.of(new RecordData.Address(InetAddress.getLoopbackAddress().getHostAddress())), List.of(), Duration.ofMinutes(1), false)
                : new Answer.NoSuchName(question, false));
        var trouble = assertThrows(MailboxTrouble.class, () -> ImapVisit.begin(new ImapAccess(HOST, server.getImaps().getPort(), false, USER, PASSWORD, false),
                "INBOX", read(), inside));
        assertTrue(trouble.getMessage().contains("not an address of the public internet"), trouble.getMessage());
    }

    private static String subject(Letter letter) {
        return new String(letter.octets(), StandardCharsets.ISO_8859_1).lines().findFirst().orElse("").substring("Subject: ".length());
    }

    /// Servers that can neither move nor expunge by number keep what was taken, marked as deleted.
    @Test
    void messages_marked_as_deleted_do_not_hide_those_behind_them() throws Exception {
        put("a", "b", "c", "d", "e");
        var inbox = server.getManagers().getImapHostManager().getInbox(user);
        for (var message : inbox.getMessages().subList(0, 3)) {
            inbox.setFlags(new Flags(Flags.Flag.DELETED), true, message.getUid(), null, true);
        }
        try (var visit = visit()) {
            var waiting = visit.waiting(0, 1);
            assertEquals(1, waiting.size());
            assertEquals(text("d"), new String(visit.read(waiting).getFirst().octets(), StandardCharsets.ISO_8859_1));
            assertEquals(2, visit.waiting(0, 2).size());
        }
    }
}
