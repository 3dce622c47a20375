package org.mailward.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// The certificate of the demo's policy host, issued by an authority that this data folder alone knows.
///
/// The authority's certificate is handed to the application as additional trust, so that it checks the demo's certificates
/// exactly as it checks others.
final class DemoCertificates {

    private static final String AUTHORITY = "authority";
    private static final String HOST = "host";
    private static final String DAYS = "3650";
    private static final Duration SPARE_TIME = Duration.ofDays(2);
    private static final String PASSWORD_VARIABLE = "MAILWARD_CERTIFICATES_PASSWORD";
    private static final int PEM_LINE = 64;

    private final Path folder;
    private final String password;
    private final Java java;

    DemoCertificates(Path data, Secrets secrets, Java java) {
        this.folder = data.resolve("certificates");
        this.password = secrets.certificates();
        this.java = java;
    }

    /// The authority's certificate as PEM.
    Path authority() {
        return folder.resolve("authority.pem");
    }

    private Path store() {
        return folder.resolve("certificates.p12");
    }

    private Path names() {
        return folder.resolve("names.txt");
    }

    /// Gives a TLS context that presents a certificate for these names; issues it when there is none, or one for other names.
    SSLContext contextFor(Collection<String> hosts) throws IOException, InterruptedException {
        try {
            String wanted = String.join("\n", hosts);
            if (!Files.exists(names()) || !Files.readString(names()).equals(wanted) || expires()) {
                issue(hosts);
                Files.writeString(names(), wanted);
            }
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            var host = KeyStore.getInstance("PKCS12");
            host.load(null, null);
            var store = load();
            host.setKeyEntry(HOST, store.getKey(HOST, password.toCharArray()), password.toCharArray(), store.getCertificateChain(HOST));
            keys.init(host, password.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException unusable) {
            throw new IOException("The demo's certificates in " + folder + " cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(store().toFile(), password.toCharArray());
    }

    private boolean expires() throws IOException, GeneralSecurityException {
        var certificate = (X509Certificate) load().getCertificate(HOST);
        return certificate.getNotAfter().toInstant().isBefore(Instant.now().plus(SPARE_TIME));
    }

    private void issue(Collection<String> hosts) throws IOException, InterruptedException, GeneralSecurityException {
        PrivateFiles.deleteTree(folder);
        Files.createDirectories(folder);
        keytool(List.of("-alias", AUTHORITY, "-dname", "CN=Mailward demo authority", "-ext", "bc:c=ca:true",
                "-ext", "ku:c=keyCertSign,cRLSign"));
        var names = "san=" + String.join(",", hosts.stream().map(host -> "dns:" + host).toList());
        keytool(List.of("-alias", HOST, "-dname", "CN=Mailward demo policies", "-signer", AUTHORITY, "-ext", names,
                "-ext", "eku=serverAuth"));
        Files.writeString(authority(), pem((X509Certificate) load().getCertificate(AUTHORITY)));
    }

    private void keytool(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(java.tool("keytool"), "-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1",
                "-validity", DAYS, "-storetype", "PKCS12", "-keystore", store().toString(), "-storepass:env", PASSWORD_VARIABLE));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(PASSWORD_VARIABLE, password);
        var tool = builder.start();
        tool.getOutputStream().close();
        var said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (tool.waitFor() != 0) {
            throw new IOException("keytool could not issue the demo's certificates: " + said.strip());
        }
    }

    private static String pem(X509Certificate certificate) throws GeneralSecurityException {
        var lines = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
    }
}
