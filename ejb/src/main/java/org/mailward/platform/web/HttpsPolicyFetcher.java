package org.mailward.platform.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.mtasts.FetchedPolicy.Failure;
import org.mailward.mailauth.mtasts.PolicyFetcher;

/// Fetches policies by HTTPS, one connection for each.
///
/// Whoever runs the policy host may be hostile: the address is guarded, the certificate checked, nothing followed, nothing
/// unpacked, nothing kept, and everything measured. The time limit covers the whole fetch, however slowly octets drip.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8461#section-3.3">RFC 8461 §3.3</a>
public final class HttpsPolicyFetcher implements PolicyFetcher {

    /// Octets of one header line, or of the status line.
    static final int LONGEST_HEADER = 8 * 1024;
    static final int MOST_HEADERS = 100;

    private static final int FIRST_STATUS = 100;
    private static final int LAST_STATUS = 599;

    private final PolicySettings settings;
    private final DnsResolver dns;
    private final TlsSocketStrategy tls;

    /// @throws IllegalArgumentException when the extra certificates cannot be read
    public HttpsPolicyFetcher(PolicySettings settings, DnsResolver dns) {
        this(settings, dns, Trust.strategy(settings.extraTrust()));
    }

    private HttpsPolicyFetcher(PolicySettings settings, DnsResolver dns, TlsSocketStrategy tls) {
        this.settings = settings;
        this.dns = dns;
        this.tls = tls;
    }

    /// The same fetcher, asking other DNS for addresses, such as the fresh view of a scan.
    public HttpsPolicyFetcher asking(DnsResolver other) {
        return new HttpsPolicyFetcher(settings, other, tls);
    }

    @Override
    public FetchedPolicy fetch(DomainName policyHost) {
        if (!policyHost.ascii().matches("[a-z0-9_.-]+")) {
            return new FetchedPolicy.Failed(Failure.NO_ADDRESS, "No web server can have the name " + policyHost + ".");
        }
        var outcome = new CompletableFuture<FetchedPolicy>();
        Thread worker = Thread.ofVirtual().name("policy " + policyHost).start(() -> work(policyHost, outcome));
        try {
            return outcome.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Interrupting a virtual thread closes the socket it waits on, in every phase of the exchange.
            worker.interrupt();
            return timeout(policyHost);
        } catch (InterruptedException e) {
            worker.interrupt();
            Thread.currentThread().interrupt();
            return new FetchedPolicy.Failed(Failure.TIMEOUT, "The wait for " + policyHost.unicode() + " was broken off.");
        } catch (ExecutionException e) {
            throw new IllegalStateException("Fetching the policy of " + policyHost + " ended in a fault of Mailward's own", e.getCause());
        }
    }

    private void work(DomainName host, CompletableFuture<FetchedPolicy> outcome) {
        try {
            outcome.complete(exchange(host));
        } catch (RuntimeException | Error e) {
            // The caller waits in another thread and must hear of it there.
            outcome.completeExceptionally(e);
        }
    }

    private FetchedPolicy exchange(DomainName host) {
        CloseableHttpClient client = client();
        try {
            ClassicHttpResponse response = client.executeOpen(new HttpHost(URIScheme.HTTPS.id, host.ascii()), new HttpGet(PATH), null);
            return read(response);
        } catch (AddressRefusedException e) {
            return e.outcome();
        } catch (IOException e) {
            return failed(host, e);
        } finally {
            // Closing the response instead would first read what is left of it, however long that takes.
            client.close(CloseMode.IMMEDIATE);
        }
    }

    private CloseableHttpClient client() {
        Timeout connect = Timeout.of(settings.connectTimeout());
        Timeout whole = Timeout.of(settings.timeout());
        var connections = BasicHttpClientConnectionManager.create(
                null,
                new GuardedAddresses(dns, settings),
                RegistryBuilder.<TlsSocketStrategy>create().register(URIScheme.HTTPS.id, tls).build(),
                ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom().setMaxLineLength(LONGEST_HEADER).setMaxHeaderCount(MOST_HEADERS).build())
                        .build());
        connections.setConnectionConfig(ConnectionConfig.custom().setConnectTimeout(connect).setSocketTimeout(whole).build());
        connections.setTlsConfig(TlsConfig.custom().setHandshakeTimeout(connect).build());
        return HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setUserAgent(settings.userAgent())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(whole)
                        .setAuthenticationEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .build();
    }

    private FetchedPolicy read(ClassicHttpResponse response) throws IOException {
        int code = response.getCode();
        if (code < FIRST_STATUS || code > LAST_STATUS) {
            return malformed("The server answered with the status " + code + ", which HTTP does not know.");
        }
        if (code != HttpStatus.SC_OK) {
            return new FetchedPolicy.Status(code);
        }
        Optional<String> encoding = header(response, HttpHeaders.CONTENT_ENCODING);
        if (encoding.isPresent() && !encoding.get().equalsIgnoreCase("identity")) {
            return malformed("The server packed its answer, though it was not asked to.");
        }
        byte[] body = body(response);
        if (body.length > settings.maxSize()) {
            return new FetchedPolicy.Failed(Failure.TOO_LARGE, "The policy is longer than " + settings.maxSize() + " bytes.");
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            return new FetchedPolicy.Body(text, header(response, HttpHeaders.CONTENT_TYPE).orElse(""));
        } catch (CharacterCodingException e) {
            return malformed("The server's answer is not text in UTF-8.");
        }
    }

    /// At most one octet more than allowed.
    private byte[] body(ClassicHttpResponse response) throws IOException {
        if (response.getEntity() == null) {
            return new byte[0];
        }
        @SuppressWarnings("resource") // Closing would read the rest of an endless body; the connection is cut instead.
        InputStream content = response.getEntity().getContent();
        return content.readNBytes(settings.maxSize() + 1);
    }

    private static Optional<String> header(ClassicHttpResponse response, String name) {
        return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue).map(String::strip);
    }

    private FetchedPolicy.Failed failed(DomainName host, IOException e) {
        if (e instanceof SSLPeerUnverifiedException || causedByCertificate(e)) {
            return new FetchedPolicy.Failed(Failure.CERTIFICATE,
                    "The certificate is not valid for " + host.unicode() + ": " + reason(e) + ".");
        }
        return switch (e) {
            case InterruptedIOException _ -> timeout(host);
            case ConnectionClosedException _, MessageConstraintException _, MalformedChunkCodingException _, NoHttpResponseException _ ->
                    malformed("The server's answer broke off or is not HTTP: " + reason(e) + ".");
            case SSLException _ -> new FetchedPolicy.Failed(Failure.UNREACHABLE,
                    "No secure connection to " + host.unicode() + " could be made: " + reason(e) + ".");
            default -> e.getCause() instanceof HttpException
                    ? malformed("The server's answer is not HTTP: " + reason(e) + ".")
                    : new FetchedPolicy.Failed(Failure.UNREACHABLE, "The server of " + host.unicode() + " could not be reached: " + reason(e) + ".");
        };
    }

    private static boolean causedByCertificate(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException || cause instanceof CertPathValidatorException) {
                return true;
            }
        }
        return false;
    }

    private static String reason(Throwable e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName()).lines().findFirst().orElse("").strip();
    }

    private FetchedPolicy.Failed timeout(DomainName host) {
        return new FetchedPolicy.Failed(Failure.TIMEOUT,
                "The server of " + host.unicode() + " did not give its whole answer within " + settings.timeout().toMillis() + " ms.");
    }

    private static FetchedPolicy.Failed malformed(String detail) {
        return new FetchedPolicy.Failed(Failure.MALFORMED, detail);
    }
}
