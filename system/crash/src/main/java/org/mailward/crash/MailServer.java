package org.mailward.crash;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Properties;

/// An IMAP server on loopback with TLS from the first octet. It is not killed.
final class MailServer implements AutoCloseable {

    static final String HOST = "imap.crash.example";
    static final String PASSWORD = "of the mailbox";
    private static final String KEYS = "for one run";
    private static final String ALIAS = "imap";
    private static final int PEM_LINE = 64;

    private final Path certificate;
    private final GreenMail server;

    /// @param folder for the certificate that is made for this run
    MailServer(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var store = folder.resolve("keys.p12");
        var keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", ALIAS, "-keyalg", "EC", "-groupname", "secp256r1",
                "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", KEYS, "-dname", "CN=" + HOST, "-ext", "san=dns:" + HOST)
                .redirectErrorStream(true).redirectOutput(folder.resolve("keytool.log").toFile()).start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool made no certificate: " + Files.readString(folder.resolve("keytool.log")));
        }
        certificate = folder.resolve("imap.pem");
        try {
            var der = KeyStore.getInstance(store.toFile(), KEYS.toCharArray()).getCertificate(ALIAS).getEncoded();
            Files.writeString(certificate, "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(der) + "\n-----END CERTIFICATE-----\n");
        } catch (GeneralSecurityException e) {
            throw new IOException("The certificate cannot be read again", e);
        }
        System.setProperty("greenmail.tls.keystore.file", store.toString());
        System.setProperty("greenmail.tls.keystore.password", KEYS);
        System.setProperty("greenmail.tls.key.password", KEYS);
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS).dynamicPort());
        server.start();
    }

    int port() {
        return server.getImaps().getPort();
    }

    /// As PEM.
    Path certificate() {
        return certificate;
    }

    /// A mailbox on this server.
    final class Box {

        private final GreenMailUser user;

        private Box(GreenMailUser user) {
            this.user = user;
        }

        void deliver(Letter letter) {
            try {
                user.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(letter.octets().getBytes(StandardCharsets.US_ASCII))));
            } catch (MessagingException e) {
                throw new IllegalStateException("The mail server does not take a mail", e);
            }
        }

        /// How many messages are in a folder; none when there is no such folder.
        /// @param seen only those that are marked as read
        int count(String folder, boolean seen) {
            MailFolder found = server.getManagers().getImapHostManager().getFolder(user, folder);
            return found == null ? 0 : (int) found.getNonDeletedMessages().stream().filter(message -> !seen || message.getFlags().contains(Flags.Flag.SEEN)).count();
        }
    }

    Box box(String name) {
        try {
            return new Box(server.getManagers().getUserManager().createUser(name + "@" + HOST, name, PASSWORD));
        } catch (UserException e) {
            throw new IllegalStateException("The mail server makes no mailbox", e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
