package org.mailward.platform.mailbox;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.mailward.platform.time.Time;
import org.subethamail.smtp.server.SMTPServer;

/// Receives mail by SMTP and hands it to a desk.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5321">RFC 5321</a>
public final class MailReceiver implements AutoCloseable {

    private static final String SOFTWARE = "Mailward";
    private static final int BACKLOG = 200;

    private final Doorman doorman;
    private final SMTPServer server;

    private MailReceiver(Doorman doorman, SMTPServer server) {
        this.doorman = doorman;
        this.server = server;
    }

    /// Starts listening.
    /// @param desk called from threads of the receiver's own
    /// @throws IllegalStateException when it cannot, such as when the port is taken
    /// @throws IllegalArgumentException when a setting's value does not work here
    public static MailReceiver start(ReceiverSettings settings, Desk desk, Time time) {
        var doorman = new Doorman(settings, time);
        var deliveries = new Semaphore(settings.deliveries(), true);
        var builder = new SMTPServer.Builder()
                .bindAddress(address(settings.bind()))
                .port(settings.port())
                .backlog(BACKLOG)
                .hostName(settings.host())
                .softwareName(SOFTWARE)
                .maxConnections(settings.connections())
                .maxRecipients(settings.mostRecipients())
                .maxMessageSize(settings.largest())
                .connectionTimeoutMs(Math.toIntExact(settings.patience().toMillis()))
                // The bytes are kept as they were sent; what this server knows stands beside them.
                .insertReceivedHeaders(false)
                // The null sender is what most report mail has.
                .fromAddressValidator(_ -> true)
                .sessionHandler(doorman)
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .messageHandlerFactory(context -> new Reception(context, settings, desk, doorman, deliveries, time));
        settings.identity().ifPresentOrElse(identity -> builder.enableTLS().startTlsSocketFactory(new ServerIdentity(identity)), () -> builder.enableTLS(false).hideTLS());
        var server = builder.build();
        server.getCommandHandler().addCommand(new Greeting());
        server.getCommandHandler().addCommand(new NoChunks());
        try {
            server.start();
        } catch (RuntimeException e) {
            throw new IllegalStateException("Mail cannot be received on " + settings.bind() + " port " + settings.port()
                    + "; another program may have the port: " + e.getMessage(), e);
        }
        return new MailReceiver(doorman, server);
    }

    /// The port that it listens on.
    public int port() {
        return server.getPortAllocated();
    }

    /// Open connections.
    public int connections() {
        return doorman.connections();
    }

    /// To be called from time to time: ends connections that have lasted too long.
    public void tend() {
        doorman.endOverdue();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static InetAddress address(String bind) {
        try {
            return InetAddress.getByName(bind);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(ReceiverSettings.BIND + ": '" + bind + "' is no address of this machine", e);
        }
    }
}
