package org.mailward.platform.mailbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.subethamail.smtp.server.SSLSocketCreator;

/// Turns a connection to the receiver into TLS, with the certificate that stands in the files now: renewing it needs no restart.
final class ServerIdentity implements SSLSocketCreator {

    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");
    private static final char[] NO_PASSWORD = {};

    /// A context and the time of the files that it was made from.
    private record Loaded(SSLContext context, FileTime certificate, FileTime key) {
    }

    private final ReceiverSettings.Identity files;
    private Loaded loaded;

    /// @throws IllegalArgumentException when the files cannot be used
    ServerIdentity(ReceiverSettings.Identity files) {
        this.files = files;
        try {
            this.loaded = load();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(ReceiverSettings.CERTIFICATE + ": the files " + files.certificate() + " and " + files.key()
                    + " cannot be used as PEM certificates and their PKCS #8 key: " + e.getMessage(), e);
        }
    }

    @Override
    public SSLSocket createSSLSocket(Socket plain) throws IOException {
        var peer = (InetSocketAddress) plain.getRemoteSocketAddress();
        var socket = (SSLSocket) current().getSocketFactory().createSocket(plain, peer.getHostString(), plain.getPort(), true);
        socket.setUseClientMode(false);
        socket.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        return socket;
    }

    private synchronized SSLContext current() throws IOException {
        if (!loaded.certificate().equals(Files.getLastModifiedTime(files.certificate())) || !loaded.key().equals(Files.getLastModifiedTime(files.key()))) {
            try {
                loaded = load();
            } catch (IOException | GeneralSecurityException halfWritten) {
                // The one before is better than none; the next connection looks again.
                return loaded.context();
            }
        }
        return loaded.context();
    }

    private Loaded load() throws IOException, GeneralSecurityException {
        var at = Files.getLastModifiedTime(files.certificate());
        var keyAt = Files.getLastModifiedTime(files.key());
        var chain = CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(Files.readAllBytes(files.certificate())));
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setKeyEntry("receiver", key(files.key()), NO_PASSWORD, chain.toArray(Certificate[]::new));
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, NO_PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return new Loaded(context, at, keyAt);
    }

    private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        var base64 = Files.readString(file, StandardCharsets.US_ASCII).replaceAll("-----[A-Z ]+-----", "");
        byte[] octets;
        try {
            octets = Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new InvalidKeySpecException("The key is not in PEM", e);
        }
        for (var algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(octets));
            } catch (InvalidKeySpecException ofAnotherAlgorithm) {
                // The next one is tried.
                continue;
            }
        }
        throw new InvalidKeySpecException("The key is no unencrypted PKCS #8 key for RSA or elliptic curves");
    }
}
