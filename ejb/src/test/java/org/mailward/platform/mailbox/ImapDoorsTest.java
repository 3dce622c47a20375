package org.mailward.platform.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.platform.settings.Settings;
import org.mailward.platform.web.PolicySettings;
import org.mailward.platform.web.PublicAddresses;
import org.mailward.platform.web.TestCertificates;

/// How a mailbox is come into: by TLS that begins later, and by an access token.
class ImapDoorsTest {

    private static final DomainName HOST = DomainName.of("imap.example.org");
    private static final String USER = "reports@example.org";
    private static final String TOKEN = "ya29.an-access-token";
    /// As the services that know the mechanism document it.
    private static final String SHOWN = Base64.getEncoder().encodeToString(("user=" + USER + "\u0001auth=Bearer " + TOKEN + "\u0001\u0001").getBytes(StandardCharsets.US_ASCII));

    @TempDir
    private static Path folder;
    private static TestCertificates certificates;

    @BeforeAll
    static void certificates() throws Exception {
        certificates = new TestCertificates(folder);
        certificates.make("imap", "-ext", "san=dns:" + HOST);
        certificates.make("other", "-ext", "san=dns:imap.example.net");
    }

    private static ImapVisit visit(ImapDouble server, String certificate, String token) throws Exception {
        var settings = Map.of(ImapSettings.CONNECT_TO, HOST + "=127.0.0.1:" + server.port(), PolicySettings.EXTRA_TRUST, certificates.pem(certificate).toString());
        return ImapVisit.begin(new ImapAccess(HOST, 143, true, USER, token, true), "INBOX", ImapSettings.read(new Settings(name -> Optional.ofNullable(settings.get(name)))),
                new PublicAddresses(question -> new Answer.NoSuchName(question, false)));
    }

    private static ImapDouble server(String certificate, boolean offersTls) throws Exception {
        return new ImapDouble(certificates.server(certificate), offersTls, SHOWN);
    }

    @Test
    void the_token_is_shown_once_the_connection_is_encrypted() throws Exception {
        try (var server = server("imap", true)) {
            try (var visit = visit(server, "imap", TOKEN)) {
                assertEquals(7, visit.validity());
                assertEquals(List.of(), visit.waiting(0, 10));
            }
            assertEquals(List.of("CAPABILITY", "STARTTLS"), server.inTheClear());
            assertTrue(server.encrypted().contains("AUTHENTICATE XOAUTH2 " + SHOWN), server.encrypted().toString());
        }
    }

    @Test
    void whoever_does_not_turn_to_tls_is_shown_nothing() throws Exception {
        try (var server = server("imap", false)) {
            assertThrows(MailboxTrouble.class, () -> visit(server, "imap", TOKEN));
            assertNothingSecretWasSaid(server);
        }
    }

    @Test
    void whoever_has_the_certificate_of_another_host_is_shown_nothing() throws Exception {
        try (var server = server("other", true)) {
            var trouble = assertThrows(MailboxTrouble.class, () -> visit(server, "other", TOKEN));
            assertTrue(trouble.getMessage().startsWith("The certificate of imap.example.org is not believed."), trouble.getMessage());
            assertNothingSecretWasSaid(server);
        }
    }

    @Test
    void a_token_that_is_refused_is_said_to_be_one() throws Exception {
        try (var server = server("imap", true)) {
            var trouble = assertThrows(MailboxTrouble.class, () -> visit(server, "imap", "an old one"));
            assertTrue(trouble.getMessage().startsWith("The server did not let us in with the token"), trouble.getMessage());
            assertTrue(trouble.getMessage().contains("the token has expired"), trouble.getMessage());
        }
    }

    private static void assertNothingSecretWasSaid(ImapDouble server) {
        var said = String.join("\n", server.inTheClear()) + String.join("\n", server.encrypted());
        assertTrue(!said.contains("AUTHENTICATE") && !said.contains("LOGIN"), said);
    }
}
