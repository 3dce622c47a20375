package org.mailward.platform.smtp;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.starttls.SeenCertificate;
import org.mailward.mailauth.starttls.SmtpProbe;
import org.mailward.mailauth.starttls.SmtpProber;
import org.mailward.mailauth.tags.Shown;
import org.mailward.mailauth.web.FetchFailure;
import org.mailward.platform.web.AddressRefusedException;
import org.mailward.platform.web.ObservingTrust;
import org.mailward.platform.web.PublicAddresses;

/// Asks a mail server to encrypt, looks at what it shows, and takes its leave.
///
/// Whoever published the MX record may be hostile: the address is guarded, what may be said is measured, and the time limit
/// covers everything, however slowly octets drip. The certificate is judged and
/// never refused, because nothing is sent after it, unless its key is too large to calculate with.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc3207#section-4">RFC 3207 §4</a>
public final class StartTlsProber implements SmtpProber {

    private static final Logger LOG = System.getLogger(StartTlsProber.class.getName());
    private static final int MOST_ADDRESSES = 2;
    private static final int MOST_CERTIFICATES = 10;
    private static final int READY = 220;
    private static final int OK = 250;

    private final ProbeSettings settings;
    private final DnsResolver dns;
    private final ObservingTrust.Maker trust;

    /// @throws IllegalArgumentException when the extra certificates cannot be read
    public StartTlsProber(ProbeSettings settings, DnsResolver dns) {
        this(settings, dns, ObservingTrust.with(settings.extraTrust()));
    }

    private StartTlsProber(ProbeSettings settings, DnsResolver dns, ObservingTrust.Maker trust) {
        this.settings = settings;
        this.dns = dns;
        this.trust = trust;
    }

    /// The same prober, asking other DNS for addresses, such as the fresh view of a scan.
    public StartTlsProber asking(DnsResolver other) {
        return new StartTlsProber(settings, other, trust);
    }

    @Override
    public SmtpProbe probe(DomainName host) {
        var outcome = new CompletableFuture<SmtpProbe>();
        Thread worker = Thread.ofVirtual().name("smtp " + host).start(() -> work(host, outcome));
        try {
            return outcome.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Interrupting a virtual thread closes the socket it waits on, in every phase of the talk.
            worker.interrupt();
            return new SmtpProbe.Failed(FetchFailure.TIMEOUT, "The mail server " + host.unicode() + " did not come to an end within " + settings.timeout().toMillis() + " ms.");
        } catch (InterruptedException e) {
            worker.interrupt();
            Thread.currentThread().interrupt();
            return new SmtpProbe.Failed(FetchFailure.TIMEOUT, "The wait for " + host.unicode() + " was broken off.");
        } catch (ExecutionException e) {
            throw new IllegalStateException("Looking at the mail server " + host + " ended in a fault of Mailward's own", e.getCause());
        }
    }

    private void work(DomainName host, CompletableFuture<SmtpProbe> outcome) {
        try {
            outcome.complete(look(host));
        } catch (RuntimeException | Error e) {
            // The caller waits in another thread and must hear of it there.
            outcome.completeExceptionally(e);
        }
    }

    private SmtpProbe look(DomainName host) {
        try {
            SmtpProbe last = new SmtpProbe.Failed(FetchFailure.NO_ADDRESS, "The mail server " + host.unicode() + " has no address.");
            for (InetSocketAddress address : addresses(host)) {
                last = look(host, address);
                if (!(last instanceof SmtpProbe.Failed)) {
                    return last;
                }
            }
            return last;
        } catch (AddressRefusedException e) {
            return new SmtpProbe.Failed(e.failure(), e.getMessage());
        }
    }

    private List<InetSocketAddress> addresses(DomainName host) throws AddressRefusedException {
        InetSocketAddress chosen = settings.connectTo().get(host);
        if (chosen != null) {
            return List.of(chosen);
        }
        List<InetAddress> guarded = new PublicAddresses(dns).of(host);
        return guarded.stream().limit(MOST_ADDRESSES).map(address -> new InetSocketAddress(address, ProbeSettings.SMTP_PORT)).toList();
    }

    private SmtpProbe look(DomainName host, InetSocketAddress address) {
        String shown = address.getAddress().getHostAddress();
        try (var socket = new Socket()) {
            socket.connect(address, Math.toIntExact(settings.connectTimeout().toMillis()));
            socket.setSoTimeout(Math.toIntExact(settings.timeout().toMillis()));
            return talk(host, socket, shown);
        } catch (SmtpTalk.NotSmtpException e) {
            return new SmtpProbe.Failed(FetchFailure.MALFORMED, "The mail server " + host.unicode() + " cannot be understood: " + e.getMessage() + ".");
        } catch (SocketTimeoutException e) {
            return new SmtpProbe.Failed(FetchFailure.TIMEOUT, "The mail server " + host.unicode() + " did not answer in time.");
        } catch (IOException e) {
            return new SmtpProbe.Failed(FetchFailure.UNREACHABLE, "The mail server " + host.unicode() + " could not be reached: " + reason(e) + ".");
        }
    }

    private SmtpProbe talk(DomainName host, Socket socket, String address) throws IOException {
        var talk = new SmtpTalk(socket.getInputStream(), socket.getOutputStream());
        SmtpTalk.Reply greeting = talk.reply();
        if (greeting.code() != READY) {
            return declined(host, greeting);
        }
        talk.send("EHLO " + settings.helo());
        SmtpTalk.Reply offer = talk.reply();
        if (offer.code() != OK) {
            return declined(host, offer);
        }
        if (!offer.offers("STARTTLS")) {
            talk.send("QUIT");
            return new SmtpProbe.NotOffered(address);
        }
        talk.send("STARTTLS");
        SmtpTalk.Reply ready = talk.reply();
        if (ready.code() != READY) {
            return new SmtpProbe.Broken(address, SmtpProbe.Cause.COMMAND_REFUSED, "It answers STARTTLS with " + Shown.of(ready.toString()));
        }
        return encrypt(host, socket, address);
    }

    /// A server that does not want to speak with this client says nothing about how it treats others.
    private static SmtpProbe declined(DomainName host, SmtpTalk.Reply reply) {
        return new SmtpProbe.Failed(FetchFailure.UNREACHABLE, "The mail server " + host.unicode() + " does not speak with Mailward: " + Shown.of(reply.toString()));
    }

    private SmtpProbe encrypt(DomainName host, Socket socket, String address) throws IOException {
        ObservingTrust observed = trust.make();
        try (var tls = (SSLSocket) context(observed).getSocketFactory().createSocket(socket, host.ascii(), socket.getPort(), true)) {
            var parameters = tls.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            var session = tls.getSession();
            var seen = new SmtpProbe.Encrypted(address, session.getProtocol(), session.getCipherSuite(), chain(session.getPeerCertificates()), observed.objection(), observed.detail());
            takeLeave(tls);
            return seen;
        } catch (SSLException e) {
            if (observed.isBeyondMeasure()) {
                return new SmtpProbe.Failed(FetchFailure.CERTIFICATE, "The mail server " + host.unicode() + " has a key that Mailward does not calculate with.");
            }
            return isAboutVersion(e)
                    ? new SmtpProbe.Broken(address, SmtpProbe.Cause.TLS_TOO_OLD, reason(e))
                    : new SmtpProbe.Broken(address, SmtpProbe.Cause.HANDSHAKE, reason(e));
        }
    }

    private static void takeLeave(SSLSocket tls) {
        try {
            new SmtpTalk(tls.getInputStream(), tls.getOutputStream()).send("QUIT");
        } catch (IOException e) {
            // Everything was seen; a server that hangs up first is no worse for it.
            LOG.log(Level.DEBUG, "A mail server was gone before the farewell", e);
        }
    }

    private static SSLContext context(ObservingTrust observed) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {observed}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS of this Java installation could not be used", e);
        }
    }

    private static List<SeenCertificate> chain(Certificate... certificates) {
        return Arrays.stream(certificates).filter(X509Certificate.class::isInstance).map(X509Certificate.class::cast)
                .limit(MOST_CERTIFICATES).map(SeenCertificate::of).toList();
    }

    private static boolean isAboutVersion(SSLException e) {
        String message = Optional.ofNullable(e.getMessage()).orElse("").toLowerCase(Locale.ROOT);
        return message.contains("protocol_version") || message.contains("protocol version");
    }

    private static String reason(Throwable e) {
        return Shown.of(Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName()).lines().findFirst().orElse("").strip());
    }
}
