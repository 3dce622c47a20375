package org.mailward.platform.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.web.FetchFailure;
import org.mailward.mailauth.mtasts.PolicyFetcher;

@Timeout(60)
class HttpsPolicyFetcherTest {

    private static final DomainName HOST = DomainName.of("mta-sts.example.org");
    private static final String POLICY = "version: STSv1\r\nmode: enforce\r\nmx: mail.example.org\r\nmax_age: 86400\r\n";
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Duration HASTY = Duration.ofMillis(500);
    private static final int SMALL = 1000;

    @TempDir
    private static Path folder;
    private static TestCertificates certificates;
    private static Path authority;

    private final List<HttpsServer> servers = new ArrayList<>();
    private final List<ServerSocket> sockets = new ArrayList<>();
    private final ScheduledExecutorService drips = Executors.newSingleThreadScheduledExecutor();

    @BeforeAll
    static void make_certificates() throws Exception {
        certificates = new TestCertificates(folder);
        certificates.make("ca", "-ext", "bc:critical=ca:true");
        certificates.make("good", "-signer", "ca", "-ext", "san=dns:" + HOST);
        certificates.make("other", "-signer", "ca", "-ext", "san=dns:mta-sts.example.net");
        certificates.make("expired", "-signer", "ca", "-ext", "san=dns:" + HOST, "-startdate", "-10d", "-validity", "5");
        certificates.make("stranger", "-ext", "san=dns:" + HOST);
        certificates.make("early", "-signer", "ca", "-ext", "san=dns:" + HOST, "-startdate", "+10d");
        certificates.make("many", "-signer", "ca", "-ext", "san=dns:a.test,dns:b.test,dns:c.test,dns:d.test,dns:e.test,dns:f.test");
        certificates.make("another", "-ext", "bc:critical=ca:true");
        certificates.make("orphan", "-signer", "another", "-ext", "san=dns:" + HOST);
        certificates.make("nameless", "-signer", "ca", "-dname", "CN=" + HOST);
        authority = certificates.pem("ca");
    }

    @AfterEach
    void close() throws IOException {
        drips.shutdownNow();
        for (HttpsServer server : servers) {
            server.stop(0);
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
    }

    @FunctionalInterface
    private interface Page {
        void send(HttpExchange exchange) throws IOException;
    }

    private InetSocketAddress server(String certificate, Page page) throws IOException, GeneralSecurityException {
        return server(certificates.server(certificate), page);
    }

    private InetSocketAddress server(SSLContext context, Page page) throws IOException {
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            if (exchange.getRequestURI().getPath().equals(PolicyFetcher.PATH)) {
                page.send(exchange);
            } else {
                exchange.sendResponseHeaders(500, -1);
            }
        });
        server.start();
        servers.add(server);
        return server.getAddress();
    }

    private static Page text(int status, String body, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            byte[] octets = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, octets.length == 0 ? -1 : octets.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(octets);
            }
        };
    }

    private static HttpsPolicyFetcher fetcher(InetSocketAddress server, Duration timeout) {
        return new HttpsPolicyFetcher(
                new PolicySettings(timeout, timeout, SMALL, "Mailward", Map.of("*.example.org", server), Optional.of(authority)),
                GuardedAddressesTest.addresses());
    }

    private static FetchedPolicy fetch(InetSocketAddress server) {
        return fetcher(server, PATIENT).fetch(HOST);
    }

    private static void assertFailed(FetchFailure failure, FetchedPolicy outcome) {
        var failed = assertInstanceOf(FetchedPolicy.Failed.class, outcome);
        assertEquals(failure, failed.failure(), failed.detail());
        assertTrue(failed.detail().endsWith("."), failed.detail());
    }

    /// A server whose every octet is ours, behind TLS or before it.
    private InetSocketAddress raw(boolean tls, String octets) throws IOException, GeneralSecurityException {
        var loopback = InetAddress.getLoopbackAddress();
        ServerSocket listener = tls
                ? certificates.server("good").getServerSocketFactory().createServerSocket(0, 5, loopback)
                : new ServerSocket(0, 5, loopback);
        sockets.add(listener);
        Thread.ofVirtual().start(() -> {
            try (Socket client = listener.accept()) {
                client.getInputStream().read(new byte[8192]);
                client.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
                client.getOutputStream().flush();
            } catch (IOException e) {
                assertTrue(tls || listener.isClosed() || !octets.isEmpty(), e.toString());
            }
        });
        return new InetSocketAddress(loopback, listener.getLocalPort());
    }

    @Test
    void brings_the_policy_and_its_type() throws Exception {
        var server = server("good", text(200, POLICY, "Content-Type", "text/plain; charset=utf-8"));
        assertEquals(new FetchedPolicy.Body(POLICY, "text/plain; charset=utf-8"), fetch(server));
    }

    @Test
    void asks_as_little_as_possible() throws Exception {
        var seen = new CompletableFuture<String>();
        fetch(server("good", exchange -> {
            var headers = exchange.getRequestHeaders();
            seen.complete(exchange.getRequestMethod() + " " + headers.getFirst("Host") + " " + headers.getFirst("User-Agent")
                    + " " + headers.containsKey("Cookie") + headers.containsKey("Authorization") + headers.containsKey("Accept-Encoding"));
            text(200, POLICY).send(exchange);
        }));
        assertEquals("GET mta-sts.example.org Mailward falsefalsefalse", seen.get());
    }

    @Test
    void has_an_empty_type_when_there_is_none() throws Exception {
        assertEquals(new FetchedPolicy.Body("", ""), fetch(raw(true, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")));
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 301, 302, 307, 308, 401, 404, 407, 500, 503})
    void brings_every_other_status_and_follows_nothing(int status) throws Exception {
        var elsewhere = server("good", text(200, POLICY));
        var server = server("good", text(status, "", "Location", "https://mta-sts.example.org:" + elsewhere.getPort() + PolicyFetcher.PATH,
                "WWW-Authenticate", "Basic realm=x", "Retry-After", "0"));
        assertEquals(new FetchedPolicy.Status(status), fetch(server));
    }

    @Test
    void takes_a_body_of_exactly_the_largest_size() throws Exception {
        var server = server("good", text(200, "x".repeat(SMALL)));
        assertEquals(SMALL, assertInstanceOf(FetchedPolicy.Body.class, fetch(server)).text().length());
    }

    @Test
    void refuses_a_longer_body() throws Exception {
        assertFailed(FetchFailure.TOO_LARGE, fetch(server("good", text(200, "x".repeat(SMALL + 1)))));
    }

    @Test
    void refuses_an_endless_body_without_reading_it() throws Exception {
        var cut = new CountDownLatch(1);
        var server = server("good", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] octets = new byte[SMALL];
            try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                    out.write(octets);
                }
            } finally {
                cut.countDown();
            }
        });
        assertFailed(FetchFailure.TOO_LARGE, fetch(server));
        cut.await();
    }

    @Test
    void cuts_off_a_body_that_drips() throws Exception {
        var gone = new CompletableFuture<IOException>();
        var server = server("good", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            drips.scheduleWithFixedDelay(() -> drip(out, gone), 0, 10, TimeUnit.MILLISECONDS);
            gone.join();
            exchange.close();
        });
        assertFailed(FetchFailure.TIMEOUT, fetcher(server, HASTY).fetch(HOST));
        gone.get();
    }

    private static void drip(OutputStream out, CompletableFuture<IOException> gone) {
        try {
            out.write('x');
            out.flush();
        } catch (IOException e) {
            gone.complete(e);
        }
    }

    @Test
    void cuts_off_a_server_that_never_speaks() throws Exception {
        var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        sockets.add(listener);
        assertFailed(FetchFailure.TIMEOUT, fetcher(new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()), HASTY).fetch(HOST));
    }

    @Test
    void cuts_off_dns_that_never_answers() throws Exception {
        var settings = new PolicySettings(HASTY, HASTY, SMALL, "Mailward", Map.of(), Optional.empty());
        var never = new CountDownLatch(1);
        var brokenOff = new CompletableFuture<InterruptedException>();
        DnsResolver silent = question -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                brokenOff.complete(e);
            }
            return new Answer.NoData(question, false);
        };
        assertFailed(FetchFailure.TIMEOUT, new HttpsPolicyFetcher(settings, silent).fetch(HOST));
        brokenOff.get();
        never.countDown();
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource(delimiter = '|', textBlock = """
            other    | CERTIFICATE_WRONG_NAME  | It names mta-sts.example.net.
            many     | CERTIFICATE_WRONG_NAME  | It names a.test, b.test, c.test, d.test, e.test and 1 more.
            nameless | CERTIFICATE_WRONG_NAME  | It names no host at all in its list of alternative names.
            expired  | CERTIFICATE_EXPIRED     | It ended on \\d{4}-\\d\\d-\\d\\d. It was issued by CN=ca.
            early    | CERTIFICATE_EXPIRED     | It begins only on \\d{4}-\\d\\d-\\d\\d. It was issued by CN=ca.
            orphan   | CERTIFICATE_UNTRUSTED   | It was issued by CN=another.
            stranger | CERTIFICATE_SELF_SIGNED | It was issued by CN=stranger. It is valid until \\d{4}-\\d\\d-\\d\\d.
            """)
    void says_what_is_wrong_with_a_certificate(String certificate, FetchFailure failure, String facts) throws Exception {
        FetchedPolicy outcome = fetch(server(certificate, text(200, POLICY)));
        assertFailed(failure, outcome);
        String detail = ((FetchedPolicy.Failed) outcome).detail();
        assertTrue(detail.matches("The certificate is not valid for mta-sts.example.org. " + facts), detail);
    }

    @Test
    void says_when_an_intermediate_certificate_may_be_missing() throws Exception {
        FetchedPolicy outcome = fetch(server(certificates.alone("orphan"), text(200, POLICY)));
        assertFailed(FetchFailure.CERTIFICATE_UNTRUSTED, outcome);
        assertTrue(((FetchedPolicy.Failed) outcome).detail().contains("no intermediate certificate"), outcome.toString());
    }

    @Test
    void looks_at_the_certificate_each_time() throws Exception {
        var server = server("good", text(200, POLICY));
        var fetcher = fetcher(server, PATIENT);
        assertInstanceOf(FetchedPolicy.Body.class, fetcher.fetch(HOST));
        servers.getLast().stop(0);
        var renewed = HttpsServer.create(server, 0);
        renewed.setHttpsConfigurator(new HttpsConfigurator(certificates.server("expired")));
        renewed.createContext("/", text(200, POLICY)::send);
        renewed.start();
        servers.add(renewed);
        assertFailed(FetchFailure.CERTIFICATE_EXPIRED, fetcher.fetch(HOST));
    }

    @Test
    void refuses_the_operators_authority_unless_it_was_given() throws Exception {
        var server = server("good", text(200, POLICY));
        var settings = new PolicySettings(PATIENT, PATIENT, SMALL, "Mailward", Map.of("*.example.org", server), Optional.empty());
        assertFailed(FetchFailure.CERTIFICATE_UNTRUSTED, new HttpsPolicyFetcher(settings, GuardedAddressesTest.addresses()).fetch(HOST));
    }

    @Test
    void speaks_no_old_tls() throws Exception {
        var server = server("good", text(200, POLICY));
        servers.getFirst().stop(0);
        var old = HttpsServer.create(server, 0);
        old.setHttpsConfigurator(new HttpsConfigurator(certificates.server("good")) {
            @Override
            public void configure(com.sun.net.httpserver.HttpsParameters parameters) {
                var tls = getSSLContext().getSupportedSSLParameters();
                tls.setProtocols(new String[] {"TLSv1.1", "TLSv1"});
                parameters.setSSLParameters(tls);
            }
        });
        old.start();
        servers.add(old);
        assertFailed(FetchFailure.UNREACHABLE, fetch(server));
    }

    @Test
    void says_when_nobody_listens() throws Exception {
        var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var address = new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
        listener.close();
        assertFailed(FetchFailure.UNREACHABLE, fetch(address));
    }

    @Test
    void speaks_no_plain_http() throws Exception {
        assertFailed(FetchFailure.UNREACHABLE, fetch(raw(false, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "hello\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nshort",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n\u00c3(",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nab",
        "HTTP/1.1 999 What\r\nContent-Length: 0\r\n\r\n",
        ""})
    void says_what_is_no_readable_answer(String octets) throws Exception {
        assertFailed(FetchFailure.MALFORMED, fetch(raw(true, octets)));
    }

    @Test
    void refuses_endless_headers() throws Exception {
        assertFailed(FetchFailure.MALFORMED, fetch(raw(true, "HTTP/1.1 200 OK\r\nX: " + "x".repeat(20_000) + "\r\n\r\n")));
        assertFailed(FetchFailure.MALFORMED, fetch(raw(true, "HTTP/1.1 200 OK\r\n" + "X: x\r\n".repeat(200) + "\r\n")));
    }

    @Test
    void never_connects_to_an_inner_address() throws Exception {
        var server = server("good", text(200, POLICY));
        var settings = new PolicySettings(PATIENT, PATIENT, SMALL, "Mailward", Map.of("*.example.net", server), Optional.of(authority));
        assertFailed(FetchFailure.BLOCKED_ADDRESS, new HttpsPolicyFetcher(settings, GuardedAddressesTest.addresses("127.0.0.1")).fetch(HOST));
    }

    @Test
    void says_when_there_is_no_address() {
        var fetcher = new HttpsPolicyFetcher(PolicySettings.defaults(), GuardedAddressesTest.addresses("127.0.0.1"));
        assertFailed(FetchFailure.NO_ADDRESS, fetcher.asking(GuardedAddressesTest.addresses()).fetch(HOST));
        assertFailed(FetchFailure.NO_ADDRESS, fetcher.fetch(DomainName.of("mta-sts.a/b")));
    }
}
