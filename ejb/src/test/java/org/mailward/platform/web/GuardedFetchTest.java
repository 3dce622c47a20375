package org.mailward.platform.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.web.FetchFailure;
import org.mailward.mailauth.web.FetchedDocument;
import org.mailward.mailauth.web.WebAddress;

/// What the guard promises to every fetch, whatever is fetched; `HttpsPolicyFetcherTest` has the rest.
@Timeout(60)
class GuardedFetchTest {

    private static final Duration PATIENT = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;
    private static Path authority;
    private static HttpsServer server;
    private static final ConcurrentLinkedQueue<String> SEEN = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void open() throws Exception {
        var certificates = new TestCertificates(folder);
        certificates.make("ca", "-ext", "bc:critical=ca:true");
        certificates.make("good", "-signer", "ca", "-ext", "san=dns:logo.example.org,dns:two.example.org");
        authority = certificates.pem("ca");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificates.server("good")));
        server.createContext("/", GuardedFetchTest::serve);
        server.start();
    }

    @AfterAll
    static void close() {
        server.stop(0);
    }

    private static void serve(HttpExchange exchange) throws IOException {
        SEEN.add(exchange.getRequestURI().toString());
        if (exchange.getRequestURI().getPath().equals("/moved")) {
            exchange.getResponseHeaders().set("Location", "https://two.example.org/here");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
            return;
        }
        byte[] octets = {(byte) 0xFF, 0, 'x'};
        exchange.getResponseHeaders().set("Content-Type", "image/svg+xml");
        exchange.sendResponseHeaders(200, octets.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(octets);
        }
    }

    private static FetchedDocument fetch(String address, int mostOctets) {
        var settings = new PolicySettings(PATIENT, PATIENT, 1, "Mailward", Map.of("*.example.org", server.getAddress()), Optional.of(authority));
        return new GuardedFetch(settings, GuardedAddressesTest.addresses()).fetch(WebAddress.read(address).orElseThrow(), mostOctets);
    }

    @Test
    void brings_the_octets_untouched_and_the_type() {
        assertEquals(new FetchedDocument.Body("\u00ff\0x", "image/svg+xml"), fetch("https://logo.example.org/logo.svg", 3));
    }

    @Test
    void refuses_one_octet_more_than_the_caller_takes() {
        assertEquals(FetchFailure.TOO_LARGE, assertInstanceOf(FetchedDocument.Failed.class, fetch("https://logo.example.org/logo.svg", 2)).failure());
    }

    @Test
    void sends_path_and_query_as_they_stand_in_the_record() {
        fetch("https://logo.example.org//a%2Fb/../c?d=%20&e", 3);
        assertEquals(true, SEEN.contains("//a%2Fb/../c?d=%20&e"), SEEN::toString);
    }

    @Test
    void names_where_a_redirect_points_and_stays() {
        assertEquals(new FetchedDocument.Status(302, "https://two.example.org/here"), fetch("https://logo.example.org/moved", 3));
        assertEquals(false, SEEN.contains("/here"));
    }

    /// A name that is public when it is checked and inner when it is used: the address that was checked is the one connected to,
    /// so the name is looked up once for each type and never again.
    @Test
    void a_name_that_changes_between_check_and_use_gains_nothing() {
        var questions = new AtomicInteger();
        DnsResolver changing = question -> {
            questions.incrementAndGet();
            return GuardedAddressesTest.addresses(questions.get() <= 2 ? "192.0.2.7" : "8.8.8.8").ask(question);
        };
        var settings = new PolicySettings(PATIENT, PATIENT, 1, "Mailward", Map.of(), Optional.empty());
        var outcome = new GuardedFetch(settings, changing).fetch(new WebAddress(DomainName.of("rebinding.test"), "/"), 3);
        assertEquals(FetchFailure.BLOCKED_ADDRESS, assertInstanceOf(FetchedDocument.Failed.class, outcome).failure());
        assertEquals(2, questions.get());
    }
}
