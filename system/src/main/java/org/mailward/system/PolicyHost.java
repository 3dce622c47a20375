package org.mailward.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Serves the demo's MTA-STS policies over HTTPS, each to the host it belongs to (RFC 8461 §3.3).
///
/// The files are named after the host; an empty one is a host that has lost its policy. Those in the folder
/// `wrong-certificate` belong to hosts that the certificate does not name.
final class PolicyHost {

    private static final String PATH = "/.well-known/mta-sts.txt";
    private static final String SUFFIX = ".txt";
    private static final String NOT_IN_THE_CERTIFICATE = "wrong-certificate";

    private final int port;
    private final Path policies;
    private final DemoCertificates certificates;
    private @Nullable HttpsServer server;

    PolicyHost(int port, Path policies, DemoCertificates certificates) {
        this.port = port;
        this.policies = policies;
        this.certificates = certificates;
    }

    synchronized void start() throws IOException, InterruptedException {
        var named = read(policies);
        var all = new TreeMap<>(named);
        all.putAll(read(policies.resolve(NOT_IN_THE_CERTIFICATE)));
        var started = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        started.setHttpsConfigurator(new HttpsConfigurator(certificates.contextFor(named.keySet())));
        started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        started.createContext("/", exchange -> answer(exchange, all));
        started.start();
        server = started;
    }

    private static Map<String, byte[]> read(Path folder) throws IOException {
        var byHost = new TreeMap<String, byte[]>();
        try (Stream<Path> files = Files.list(folder)) {
            for (var file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(SUFFIX)) {
                    byHost.put(name.substring(0, name.length() - SUFFIX.length()), Files.readAllBytes(file));
                }
            }
        }
        return byHost;
    }

    private static void answer(HttpExchange exchange, Map<String, byte[]> policies) throws IOException {
        try (exchange) {
            var policy = exchange.getRequestURI().getPath().equals(PATH) ? policies.get(host(exchange)) : null;
            if (policy == null || policy.length == 0) {
                exchange.sendResponseHeaders(HttpURLConnection.HTTP_NOT_FOUND, -1);
                return;
            }
            exchange.getResponseHeaders().put("Content-Type", List.of("text/plain; charset=utf-8"));
            exchange.sendResponseHeaders(HttpURLConnection.HTTP_OK, policy.length);
            exchange.getResponseBody().write(policy);
        }
    }

    private static String host(HttpExchange exchange) {
        var host = exchange.getRequestHeaders().getFirst("Host");
        return host == null ? "" : host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
    }

    synchronized void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }
}
