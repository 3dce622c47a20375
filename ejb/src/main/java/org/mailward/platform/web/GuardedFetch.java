package org.mailward.platform.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
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
import org.apache.hc.core5.http.ContentType;
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
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.util.Timeout;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.web.DocumentFetcher;
import org.mailward.mailauth.web.FetchFailure;
import org.mailward.mailauth.web.FetchedDocument;
import org.mailward.mailauth.web.WebAddress;

/// Fetches documents by HTTPS, one connection for each.
///
/// Whoever runs the server may be hostile: the address is guarded, the certificate checked, nothing followed, nothing
/// unpacked, nothing kept, and everything measured. The time limit covers the whole fetch, however slowly octets drip.
public final class GuardedFetch implements DocumentFetcher {

    /// Octets of one header line, or of the status line.
    static final int LONGEST_HEADER = 8 * 1024;
    static final int MOST_HEADERS = 100;

    private static final int FIRST_STATUS = 100;
    private static final int LAST_STATUS = 599;

    private final PolicySettings settings;
    private final DnsResolver dns;
    private final TlsSocketStrategy tls;

    /// @throws IllegalArgumentException when the extra certificates cannot be read
    public GuardedFetch(PolicySettings settings, DnsResolver dns) {
        this(settings, dns, Trust.strategy(settings.extraTrust()));
    }

    private GuardedFetch(PolicySettings settings, DnsResolver dns, TlsSocketStrategy tls) {
        this.settings = settings;
        this.dns = dns;
        this.tls = tls;
    }

    /// The same fetcher, asking other DNS for addresses, such as the fresh view of a scan.
    public GuardedFetch asking(DnsResolver other) {
        return new GuardedFetch(settings, other, tls);
    }

    @Override
    public FetchedDocument fetch(WebAddress address, int mostOctets) {
        return within(address.host(), () -> exchange(get(address), address.host(), response -> read(response, mostOctets)));
    }

    /// Sends a form and reads the answer whatever its status: services that give out tokens say in the body of a refusal why.
    ///
    /// @param form `application/x-www-form-urlencoded`
    /// @param answer hears the status and the body, if there was an answer at all
    /// @return what came of it; a [FetchedDocument.Body] whenever there was an answer that could be read
    public FetchedDocument post(WebAddress address, String form, int mostOctets, IntConsumer answer) {
        return within(address.host(), () -> exchange(post(address, form), address.host(), response -> {
            answer.accept(response.getCode());
            byte[] body = body(response, mostOctets);
            return body.length > mostOctets ? tooLarge(mostOctets)
                    : new FetchedDocument.Body(new String(body, StandardCharsets.ISO_8859_1), header(response, HttpHeaders.CONTENT_TYPE).orElse(""));
        }));
    }

    private FetchedDocument within(DomainName host, Supplier<FetchedDocument> exchange) {
        var outcome = new CompletableFuture<FetchedDocument>();
        Thread worker = Thread.ofVirtual().name("fetch " + host).start(() -> work(exchange, outcome));
        try {
            return outcome.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Interrupting a virtual thread closes the socket it waits on, in every phase of the exchange.
            worker.interrupt();
            return timeout(host);
        } catch (InterruptedException e) {
            worker.interrupt();
            Thread.currentThread().interrupt();
            return new FetchedDocument.Failed(FetchFailure.TIMEOUT, "The wait for " + host.unicode() + " was broken off.");
        } catch (ExecutionException e) {
            throw new IllegalStateException("Fetching from " + host + " ended in a fault of Mailward's own", e.getCause());
        }
    }

    private static void work(Supplier<FetchedDocument> exchange, CompletableFuture<FetchedDocument> outcome) {
        try {
            outcome.complete(exchange.get());
        } catch (RuntimeException | Error e) {
            // The caller waits in another thread and must hear of it there.
            outcome.completeExceptionally(e);
        }
    }

    /// Makes a document of an answer.
    @FunctionalInterface
    private interface Reading {
        FetchedDocument of(ClassicHttpResponse response) throws IOException;
    }

    private FetchedDocument exchange(HttpUriRequestBase request, DomainName host, Reading reading) {
        CloseableHttpClient client = client();
        try {
            return reading.of(client.executeOpen(host(host), request, null));
        } catch (AddressRefusedException e) {
            return e.outcome();
        } catch (IOException e) {
            return failed(host, e);
        } finally {
            // Closing the response instead would first read what is left of it, however long that takes.
            client.close(CloseMode.IMMEDIATE);
        }
    }

    private static HttpHost host(DomainName name) {
        return new HttpHost(URIScheme.HTTPS.id, name.ascii());
    }

    private static HttpUriRequestBase get(WebAddress address) {
        return to(address, new HttpGet("/"));
    }

    private static HttpUriRequestBase post(WebAddress address, String form) {
        var request = new HttpPost("/");
        request.setEntity(new StringEntity(form, ContentType.APPLICATION_FORM_URLENCODED));
        return to(address, request);
    }

    /// The target goes out as it stands in the record; a stranger's percent signs are not read and written anew.
    private static HttpUriRequestBase to(WebAddress address, HttpUriRequestBase request) {
        var host = host(address.host());
        request.setScheme(host.getSchemeName());
        request.setAuthority(new URIAuthority(host));
        request.setPath(address.target());
        return request;
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

    private FetchedDocument read(ClassicHttpResponse response, int mostOctets) throws IOException {
        int code = response.getCode();
        if (code < FIRST_STATUS || code > LAST_STATUS) {
            return malformed("The server answered with the status " + code + ", which HTTP does not know.");
        }
        if (code != HttpStatus.SC_OK) {
            return new FetchedDocument.Status(code, header(response, HttpHeaders.LOCATION).orElse(""));
        }
        Optional<String> encoding = header(response, HttpHeaders.CONTENT_ENCODING);
        if (encoding.isPresent() && !encoding.get().equalsIgnoreCase("identity")) {
            return malformed("The server packed its answer, though it was not asked to.");
        }
        byte[] body = body(response, mostOctets);
        return body.length > mostOctets
                ? tooLarge(mostOctets)
                : new FetchedDocument.Body(new String(body, StandardCharsets.ISO_8859_1), header(response, HttpHeaders.CONTENT_TYPE).orElse(""));
    }

    private static FetchedDocument.Failed tooLarge(int mostOctets) {
        return new FetchedDocument.Failed(FetchFailure.TOO_LARGE, "The answer is longer than " + mostOctets + " bytes.");
    }

    /// At most one octet more than allowed.
    private static byte[] body(ClassicHttpResponse response, int mostOctets) throws IOException {
        if (response.getEntity() == null) {
            return new byte[0];
        }
        @SuppressWarnings("resource") // Closing would read the rest of an endless body; the connection is cut instead.
        InputStream content = response.getEntity().getContent();
        return content.readNBytes(mostOctets + 1);
    }

    private static Optional<String> header(ClassicHttpResponse response, String name) {
        return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue).map(String::strip);
    }

    private FetchedDocument.Failed failed(DomainName host, IOException e) {
        Optional<CertificateRefusedException> refused = refusal(e);
        if (refused.isPresent()) {
            return new FetchedDocument.Failed(refused.get().failure(), "The certificate is not valid for " + host.unicode() + ". " + refused.get().getMessage());
        }
        if (e instanceof SSLPeerUnverifiedException) {
            return new FetchedDocument.Failed(FetchFailure.CERTIFICATE_WRONG_NAME, "The certificate is not valid for " + host.unicode() + ": it names other hosts.");
        }
        if (causedByCertificate(e)) {
            return new FetchedDocument.Failed(FetchFailure.CERTIFICATE, "The certificate is not valid for " + host.unicode() + ": " + reason(e) + ".");
        }
        return switch (e) {
            case InterruptedIOException _ -> timeout(host);
            case ConnectionClosedException _, MessageConstraintException _, MalformedChunkCodingException _, NoHttpResponseException _ ->
                    malformed("The server's answer broke off or is not HTTP: " + reason(e) + ".");
            case SSLException _ -> new FetchedDocument.Failed(FetchFailure.UNREACHABLE,
                    "No secure connection to " + host.unicode() + " could be made: " + reason(e) + ".");
            default -> e.getCause() instanceof HttpException
                    ? malformed("The server's answer is not HTTP: " + reason(e) + ".")
                    : new FetchedDocument.Failed(FetchFailure.UNREACHABLE, "The server of " + host.unicode() + " could not be reached: " + reason(e) + ".");
        };
    }

    private static Optional<CertificateRefusedException> refusal(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause)
                .filter(CertificateRefusedException.class::isInstance).map(CertificateRefusedException.class::cast).findFirst();
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

    private FetchedDocument.Failed timeout(DomainName host) {
        return new FetchedDocument.Failed(FetchFailure.TIMEOUT,
                "The server of " + host.unicode() + " did not give its whole answer within " + settings.timeout().toMillis() + " ms.");
    }

    private static FetchedDocument.Failed malformed(String detail) {
        return new FetchedDocument.Failed(FetchFailure.MALFORMED, detail);
    }
}
