package org.mailward.platform.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Keys and certificates made for one test run by the JDK's own keytool.
public final class TestCertificates {

    private static final String PASSWORD = "for-tests-only";
    /// These keys protect nothing: without this, each reading of the file hashes for a tenth of a second.
    private static final List<String> SOON = List.of("-J-Dkeystore.pkcs12.macIterationCount=1", "-J-Dkeystore.pkcs12.keyPbeIterationCount=1",
            "-J-Dkeystore.pkcs12.certPbeIterationCount=1", "-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC");

    private final Path folder;
    private final Path store;

    public TestCertificates(Path folder) {
        this.folder = folder;
        this.store = folder.resolve("keys.p12");
    }

    /// @param options further options of `keytool -genkeypair`, such as `-signer ca` or `-ext san=dns:example.org`
    public void make(String alias, String... options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", alias,
                "-keyalg", "EC", "-groupname", "secp256r1", "-storetype", "PKCS12", "-keystore", store.toString(),
                "-storepass", PASSWORD, "-dname", "CN=" + alias));
        command.addAll(SOON);
        command.addAll(List.of(options));
        Path log = folder.resolve("keytool.log");
        int exit = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
        if (exit != 0) {
            throw new IOException("keytool: " + Files.readString(log));
        }
    }

    public Path pem(String alias) throws IOException, GeneralSecurityException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(load().getCertificate(alias).getEncoded());
        return Files.writeString(folder.resolve(alias + ".pem"),
                "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n", StandardCharsets.US_ASCII);
    }

    /// The file with all keys, for servers that read one by themselves.
    public Path store() {
        return store;
    }

    public String password() {
        return PASSWORD;
    }

    /// The key of a certificate, as PKCS #8.
    public Path key(String alias) throws IOException, GeneralSecurityException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(load().getKey(alias, PASSWORD.toCharArray()).getEncoded());
        return Files.writeString(folder.resolve(alias + ".key"),
                "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n", StandardCharsets.US_ASCII);
    }

    /// A client that believes this certificate.
    public SSLContext trusting(String alias) throws IOException, GeneralSecurityException {
        var anchors = KeyStore.getInstance(KeyStore.getDefaultType());
        anchors.load(null, null);
        anchors.setCertificateEntry(alias, load().getCertificate(alias));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /// A server that shows this certificate.
    public SSLContext server(String alias) throws IOException, GeneralSecurityException {
        return server(alias, load().getCertificateChain(alias));
    }

    /// A server that shows this certificate and leaves out those above it.
    SSLContext alone(String alias) throws IOException, GeneralSecurityException {
        return server(alias, load().getCertificate(alias));
    }

    private SSLContext server(String alias, Certificate... chain) throws IOException, GeneralSecurityException {
        KeyStore all = load();
        var one = KeyStore.getInstance("PKCS12");
        one.load(null, null);
        one.setKeyEntry(alias, all.getKey(alias, PASSWORD.toCharArray()), PASSWORD.toCharArray(), chain);
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(one, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        var all = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            all.load(in, PASSWORD.toCharArray());
        }
        return all;
    }
}
