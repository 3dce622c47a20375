package org.mailward.system;

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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailward.system.dns.Standing;

/// Serves the demo's MTA-STS policies over HTTPS, each to the host it belongs to (RFC 8461 §3.3).
///
/// The files are named after the host; an empty one is a host that has lost its policy. Those in the folder
/// `wrong-certificate` belong to hosts that the certificate does not name. Their lines may stand on some days only, see [Standing].
final class PolicyHost {

    private static final String PATH = "/.well-known/mta-sts.txt";
    private static final String SUFFIX = ".txt";
    private static final String NOT_IN_THE_CERTIFICATE = "wrong-certificate";

    private final int port;
    private final Path policies;
    private final DemoCertificates certificates;
    private final IntSupplier daysAgo;
    private @Nullable HttpsServer server;

    /// @param daysAgo the day as of which it answers, in days before the demo's first
    PolicyHost(int port, Path policies, DemoCertificates certificates, IntSupplier daysAgo) {
        this.port = port;
        this.policies = policies;
        this.certificates = certificates;
        this.daysAgo = daysAgo;
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

    private static Map<String, List<String>> read(Path folder) throws IOException {
        var byHost = new TreeMap<String, List<String>>();
        try (Stream<Path> files = Files.list(folder)) {
            for (var file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(SUFFIX)) {
                    byHost.put(name.substring(0, name.length() - SUFFIX.length()), Files.readAllLines(file));
                }
            }
        }
        return byHost;
    }

    private void answer(HttpExchange exchange, Map<String, List<String>> policies) throws IOException {
        try (exchange) {
            var policy = exchange.getRequestURI().getPath().equals(PATH) ? policies.get(host(exchange)) : null;
            var today = policy == null ? List.<String>of() : Standing.on(daysAgo.getAsInt(), policy);
            if (today.isEmpty()) {
                exchange.sendResponseHeaders(HttpURLConnection.HTTP_NOT_FOUND, -1);
                return;
            }
            var octets = (String.join("\n", today) + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().put("Content-Type", List.of("text/plain; charset=utf-8"));
            exchange.sendResponseHeaders(HttpURLConnection.HTTP_OK, octets.length);
            exchange.getResponseBody().write(octets);
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
