package org.mailward.mailbox.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.mailward.mailauth.dkim.DkimSignature;
import org.mailward.mailauth.dkim.DkimVerifier;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.message.Message;
import org.mailward.mailauth.spf.Sender;
import org.mailward.mailauth.spf.SpfCheck;
import org.mailward.mailauth.spf.SpfLimits;
import org.mailward.mailauth.spf.SpfReceiver;
import org.mailward.platform.dns.LiveDnsResolver;
import org.mailward.platform.mailbox.Envelope;
import org.mailward.platform.time.Deadline;
import org.mailward.platform.time.Time;

/// Looks whether a report's own mail is what it says: SPF of the sending server and the message's DKIM signatures.
///
/// It is evidence beside the report and decides nothing, so acceptance never depends on it: it has a short time, and when DNS
/// let one message wait in vain, the next ones are taken without for a while.
@ApplicationScoped
public class SenderCheck {

    /// Longer messages are not looked at for signatures.
    static final int LONGEST = 2 * 1024 * 1024;
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final int LONGEST_TEXT = 255;

    private final DnsResolver dns;
    private final Time time;
    private final Duration limit;
    private volatile Instant pausedUntil = Instant.MIN;

    /// What the container's proxy needs.
    public SenderCheck() {
        this(question -> new Answer.Failed(question, Answer.Failure.TIMEOUT, ""), new Time(), Duration.ofSeconds(1));
    }

    @Inject
    public SenderCheck(LiveDnsResolver dns, Time time, MailSettings settings) {
        this(dns::ask, time, settings.senderCheck());
    }

    SenderCheck(DnsResolver dns, Time time, Duration limit) {
        this.dns = dns;
        this.time = time;
        this.limit = limit;
    }

    /// @return compact JSON: `peer`, `helo`, `tls`, and `spf` and `dkim` or, in `unchecked`, why they are not known
    public String of(Envelope envelope, byte[] message) {
        var json = Json.createObjectBuilder().add("peer", envelope.peer()).add("helo", cut(envelope.helo())).add("tls", envelope.encrypted());
        if (time.now().isBefore(pausedUntil)) {
            return json.add("unchecked", "DNS is slow at the moment").build().toString();
        }
        var until = Deadline.in(limit);
        var result = new CompletableFuture<JsonObjectBuilder>();
        Thread.ofVirtual().name("sender check").start(() -> {
            try {
                result.complete(check(envelope, message, until::passed));
            } catch (RuntimeException | Error e) {
                // The caller waits in another thread and must hear of it there.
                result.completeExceptionally(e);
            }
        });
        try {
            json.addAll(result.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            pausedUntil = time.now().plus(PAUSE);
            json.add("unchecked", "DNS did not answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            json.add("unchecked", "The server was being stopped");
        } catch (ExecutionException e) {
            System.getLogger(SenderCheck.class.getName()).log(System.Logger.Level.WARNING, "A report's sender could not be checked", e.getCause());
            json.add("unchecked", "The check ended in a fault of Mailward's own");
        }
        return json.build().toString();
    }

    private JsonObjectBuilder check(Envelope envelope, byte[] message, BooleanSupplier timeIsUp) {
        DnsResolver asked = question -> timeIsUp.getAsBoolean() ? new Answer.Failed(question, Answer.Failure.TIMEOUT, "The time for this message was used up.") : dns.ask(question);
        var found = Json.createObjectBuilder();
        IpAddress.of(envelope.peer()).map(IpAddress::unmapped).ifPresent(peer -> {
            var sender = envelope.sender().isEmpty() ? Sender.byHelo(peer, cut(envelope.helo())) : new Sender(peer, cut(envelope.helo()), cut(envelope.sender()));
            var spf = SpfCheck.check(sender, asked, SpfLimits.STANDARD, SpfReceiver.UNKNOWN, timeIsUp);
            found.add("spf", Json.createObjectBuilder().add("result", spf.verdict().word()).add("domain", cut(sender.domain())));
        });
        if (message.length <= LONGEST) {
            var signatures = Json.createArrayBuilder();
            for (var result : DkimVerifier.verify(Message.read(message), asked, time.now())) {
                signatures.add(Json.createObjectBuilder().add("result", result.word())
                        .add("domain", result.signature().map(DkimSignature::domain).map(Object::toString).orElse(""))
                        .add("selector", cut(result.signature().map(DkimSignature::selector).orElse(""))));
            }
            found.add("dkim", signatures);
        }
        return found;
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    }
}
