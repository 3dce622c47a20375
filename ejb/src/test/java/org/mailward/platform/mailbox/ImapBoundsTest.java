package org.mailward.platform.mailbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.platform.mailbox.ImapVisit.Waiting;
import org.mailward.platform.settings.Settings;
import org.mailward.platform.web.PolicySettings;
import org.mailward.platform.web.PublicAddresses;
import org.mailward.platform.web.TestCertificates;

/// A mailbox's server belongs to whoever entered it, and may say anything.
class ImapBoundsTest {

    private static final DomainName HOST = DomainName.of("imap.example.org");
    private static final String HUGE = "{2000000000}\r\n";
    private static final String LETTER = "a: b\r\n\r\nbody {99999999}\r\n";

    @TempDir
    private static Path folder;
    private static TestCertificates certificates;

    private final Map<String, String> settings = new HashMap<>();

    @BeforeAll
    static void certificates() throws Exception {
        certificates = new TestCertificates(folder);
        certificates.make("imap", "-ext", "san=dns:" + HOST);
    }

    private static HostileImap server(boolean startTls) throws Exception {
        return new HostileImap(certificates.server("imap"), startTls);
    }

    private ImapVisit visit(HostileImap server, boolean startTls) throws Exception {
        settings.put(ImapSettings.CONNECT_TO, HOST + "=127.0.0.1:" + server.port());
        settings.put(PolicySettings.EXTRA_TRUST, certificates.pem("imap").toString());
        return ImapVisit.begin(new ImapAccess(HOST, 993, startTls, "reports", "secret", false), "INBOX", ImapSettings.read(new Settings(name -> Optional.ofNullable(settings.get(name)))),
                new PublicAddresses(question -> new Answer.NoSuchName(question, false)));
    }

    private static String letter(int number) {
        return "* " + number + " FETCH (UID " + number + " BODY[] {" + LETTER.length() + "}\r\n" + LETTER + ")\r\n";
    }

    private void assertNotListenedTo(String command, String answer, boolean startTls, String why) throws Exception {
        try (var server = server(startTls).say(command, answer).start()) {
            var trouble = assertThrows(TooMuchSaid.class, () -> {
                try (var visit = visit(server, startTls)) {
                    visit.read(visit.waiting(0, 10));
                }
            });
            assertTrue(trouble.getMessage().startsWith("The server imap.example.org port 993 " + why), trouble.getMessage());
            assertTrue(trouble.getMessage().endsWith("stays in the mailbox."), trouble.getMessage());
        }
    }

    /// Nothing of them is ever sent: that they are announced was enough to make room for them.
    @ParameterizedTest
    @ValueSource(strings = {"CAPABILITY", "AUTHENTICATE", "SELECT", "UID", "FETCH"})
    void two_gigabytes_are_not_made_room_for(String command) throws Exception {
        assertNotListenedTo(command, "* 1 FETCH (BODY[] " + HUGE, false, "announces a text of 2000000000 bytes; at most 67108864 are read for one request (mailward.imap.answer-size).");
        assertNotListenedTo(command, "* 1 FETCH (BODY[] " + HUGE, true, "announces a text of 2000000000 bytes");
    }

    @Test
    void nor_before_the_first_command() throws Exception {
        assertNotListenedTo(HostileImap.GREETING, "* OK " + HUGE, false, "announces a text of 2000000000 bytes");
        assertNotListenedTo(HostileImap.GREETING, "* OK " + HUGE, true, "announces a text of 2000000000 bytes");
    }

    @Test
    void a_folder_of_two_thousand_million_messages_is_not_opened() throws Exception {
        assertNotListenedTo("SELECT", "* 2000000000 EXISTS\r\n", false, "says that the folder holds 2000000000 messages; at most 5000000 are looked after (mailward.imap.folder-messages).");
        assertNotListenedTo("UID", "*   2000000000 exists\r\n", false, "says that the folder holds 2000000000 messages");
    }

    @Test
    void nor_are_messages_counted_that_are_said_to_have_vanished() throws Exception {
        assertNotListenedTo("UID", "* VANISHED 1:2000000000\r\n", false, "tells of messages that vanished, which it was not asked.");
    }

    /// Each is small, and the library keeps all of them until the last.
    @Test
    void an_answer_of_many_texts_ends_at_the_same_limit() throws Exception {
        settings.put(ImapSettings.LARGEST, "1000");
        settings.put(ImapSettings.ANSWER, "10000");
        assertNotListenedTo("FETCH", letter(1).repeat(200), false, "answers too much; at most 10000 are read for one request");
        assertNotListenedTo("FETCH", "* 1 FETCH (UID 1)\r\n".repeat(100), false, "answers too much");
    }

    @Test
    void other_mailboxes_go_on() throws Exception {
        try (var hostile = server(false).say("SELECT", "* OK " + HUGE).start(); var good = server(false).start()) {
            assertThrows(MailboxTrouble.class, () -> visit(hostile, false));
            try (var visit = visit(good, false)) {
                assertEquals(List.of(new Waiting(1, 8)), visit.waiting(0, 10));
            }
        }
    }

    /// What is written in a letter announces nothing.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void letters_are_read_whatever_is_in_them(boolean startTls) throws Exception {
        try (var server = server(startTls).start(); var visit = visit(server, startTls)) {
            var waiting = visit.waiting(0, 10);
            server.say("FETCH", letter(1));
            for (int i = 0; i < 3; i++) {
                assertArrayEquals(LETTER.getBytes(StandardCharsets.US_ASCII), visit.read(waiting).getFirst().octets());
            }
        }
    }

    /// As the mail library knows a literal: it looks for the brace in all that it has of the answer, and takes a number in braces for one only when there is one.
    @ParameterizedTest
    @ValueSource(strings = {
            "* OK {2000}\r\n",
            "* OK {0000000000000000002000}\r\n",
            "* OK {99999999999999999999999}\r\n",
            "* OK {6}\r\n123{2000}\r\n",
            "* OK {9}\r\n12{2000}\r\n",
            "* OK {0}\r\n{2000}\r\n",
            "* OK {}\r\n* 101 EXISTS\r\n",
            "* OK {-5}\r\n* 101 EXISTS\r\n",
            "* OK {3}\r\nabc\r\n* +101 EXISTS\r\n",
            "* OK a\r\n*101 EXISTS\r\n",
            "* OK a\r\n*  Vanished 1:9\r\n"})
    void what_the_library_would_make_room_for_is_seen_before(String said) {
        var bounds = new ImapBounds(1000, 100);
        assertThrows(IOException.class, () -> bounds.watch(new ByteArrayInputStream(said.getBytes(StandardCharsets.US_ASCII))).readAllBytes());
        assertTrue(bounds.breach().isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "* OK {200}\r\n",
            "* OK {15}\r\nabcd{2000000}\r\n)\r\n",
            "* OK {20000000} is no literal\r\n",
            "* OK {200000x}\r\n",
            "* 100 EXISTS\r\n",
            "* 1 FETCH (UID 2000000000 RFC822.SIZE 2000000000)\r\n",
            "* OK said: VANISHED\r\n",
            "A1 OK\r\n"})
    void what_is_not_announced_is_let_through(String said) throws Exception {
        var octets = said.getBytes(StandardCharsets.US_ASCII);
        assertArrayEquals(octets, new ImapBounds(1000, 100).watch(new ByteArrayInputStream(octets)).readAllBytes());
    }
}
