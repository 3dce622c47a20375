package org.mailward.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// Serves one MTA-STS policy over HTTPS to every host that its certificate names.
final class PolicyServer implements AutoCloseable {

    private static final String PASSWORD = "benchmark";
    private static final int PEM_LINE = 64;

    private final HttpsServer server;
    private final Path trust;

    /// @param delay by which every answer comes later
    PolicyServer(Path folder, List<String> hosts, String policy, Duration delay) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        trust = folder.resolve("policy-server.pem");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(identity(folder.resolve("policy-server.p12"), hosts)));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answer(exchange, policy.getBytes(StandardCharsets.US_ASCII), delay));
        server.start();
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    /// A PEM file with the certificate that is to be trusted.
    Path trust() {
        return trust;
    }

    private SSLContext identity(Path store, List<String> hosts) throws IOException, InterruptedException {
        Files.deleteIfExists(store);
        var names = hosts.stream().map(host -> "dns:" + host).collect(Collectors.joining(",", "san=", ""));
        var tool = new ProcessBuilder(Stream.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1",
                "-validity", "2", "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", PASSWORD, "-alias", "host", "-dname", "CN=bench", "-ext", names).toList())
                .redirectErrorStream(true).start();
        tool.getOutputStream().close();
        var said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (tool.waitFor() != 0) {
            throw new Bench.CannotMeasureException("keytool could not make a certificate: " + said.strip());
        }
        try {
            var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            Files.writeString(trust, "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(keys.getCertificate("host").getEncoded())
                    + "\n-----END CERTIFICATE-----\n");
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("The certificate just made cannot be used", e);
        }
    }

    private static void answer(HttpExchange exchange, byte[] policy, Duration delay) throws IOException {
        try (exchange) {
            Thread.sleep(delay);
            exchange.getResponseHeaders().put("Content-Type", List.of("text/plain"));
            exchange.sendResponseHeaders(HttpURLConnection.HTTP_OK, policy.length);
            exchange.getResponseBody().write(policy);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
