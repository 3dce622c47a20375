package org.mailward.platform.mailbox;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.platform.time.Time;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/// Counts connections and messages by where they come from, and ends connections that last too long.
final class Doorman implements SessionHandler {

    private static final int BUSY = 421;
    private static final int IPV6_NETWORK = 64;
    private static final long MINUTE = 60;

    private final ReceiverSettings settings;
    private final Time time;
    private final Map<Session, Instant> open = new ConcurrentHashMap<>();
    private final Map<String, Integer> connections = new HashMap<>();
    private final Map<String, Integer> messages = new HashMap<>();
    private long minute;

    Doorman(ReceiverSettings settings, Time time) {
        this.settings = settings;
        this.time = time;
    }

    @Override
    public SessionAcceptance accept(Session session) {
        var origin = origin(session.getRealRemoteAddress().getAddress());
        synchronized (this) {
            int now = connections.getOrDefault(origin, 0);
            if (now >= settings.connectionsPerAddress()) {
                return SessionAcceptance.failure(BUSY, "4.7.0 Too many connections from your address; close some and try again");
            }
            connections.put(origin, now + 1);
        }
        open.put(session, time.now());
        return SessionAcceptance.success();
    }

    @Override
    public void onSessionEnd(Session session) {
        if (open.remove(session) != null) {
            var origin = origin(session.getRealRemoteAddress().getAddress());
            synchronized (this) {
                connections.computeIfPresent(origin, (_, count) -> count > 1 ? count - 1 : null);
            }
        }
    }

    /// Counts one more message.
    /// @return false when its origin has sent as many as it may in this minute
    synchronized boolean allowsMessage(InetAddress peer) {
        long current = time.now().getEpochSecond() / MINUTE;
        if (current != minute) {
            minute = current;
            messages.clear();
        }
        return messages.merge(origin(peer), 1, Integer::sum) <= settings.messagesPerMinute();
    }

    /// Ends connections that have lasted too long; the peer may have been slow on purpose.
    void endOverdue() {
        var before = time.now().minus(settings.sessionLimit());
        open.forEach((session, since) -> {
            if (since.isBefore(before)) {
                try {
                    session.closeSocket();
                } catch (IOException gone) {
                    open.remove(session);
                }
            }
        });
    }

    int connections() {
        return open.size();
    }

    private static String origin(InetAddress peer) {
        return IpAddress.of(peer.getHostAddress().replaceFirst("%.*", "")).map(IpAddress::unmapped)
                .map(address -> address.family() == IpAddress.Family.FOUR ? address.text() : address.masked(IPV6_NETWORK).text())
                .orElse(peer.getHostAddress());
    }
}
