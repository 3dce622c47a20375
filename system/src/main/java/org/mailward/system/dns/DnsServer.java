package org.mailward.system.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;

/// Serves [Zones] on a loopback port by UDP and TCP (RFC 1035 §4.2, RFC 7766).
///
/// Names can be told to misbehave while the server runs; it can be stopped and started again on its port.
public final class DnsServer implements AutoCloseable {

    private static final int LARGEST_MESSAGE = 65_535;
    private static final int LARGEST_QUERY = 4096;
    /// Octets.
    private static final int RECEIVE_BUFFER = 4 * 1024 * 1024;
    private static final int MOST_CONNECTIONS = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration IDLE_CONNECTION = Duration.ofSeconds(10);

    private final int port;
    private final Responder responder;
    private final Map<Name, Behaviour> behaviour = new ConcurrentHashMap<>();
    private final Semaphore connections = new Semaphore(MOST_CONNECTIONS);
    private @Nullable DatagramSocket datagrams;
    private @Nullable ServerSocket streams;
    private final List<Thread> listeners = new ArrayList<>();
    private volatile int daysAgo;

    /// @param port TCP and UDP, on loopback
    public DnsServer(int port, Zones zones) {
        this.port = port;
        this.behaviour.putAll(zones.behaviour());
        this.responder = new Responder(zones, behaviour, Optional.empty());
    }

    /// A server that answers as of any day in the past; [PastClock] tells how it is set. It begins with today.
    public DnsServer(int port, PastZones past) {
        this.port = port;
        this.responder = new Responder(past.at(0), behaviour, Optional.of(new PastClock(daysAgo -> turn(past, daysAgo))));
    }

    private void turn(PastZones past, int to) {
        var zones = past.at(to);
        behaviour.clear();
        behaviour.putAll(zones.behaviour());
        responder.serve(zones);
        daysAgo = to;
    }

    /// The day as of which it answers, in days before the demo's first; 0 for a server of today.
    public int daysAgo() {
        return daysAgo;
    }

    public synchronized void start() throws IOException {
        var here = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
        var udp = new DatagramSocket(here);
        // Scans of many domains ask in bursts; what does not fit into the system's buffer is lost unseen.
        udp.setReceiveBufferSize(RECEIVE_BUFFER);
        var tcp = new ServerSocket();
        try {
            tcp.bind(here);
        } catch (IOException taken) {
            udp.close();
            tcp.close();
            throw taken;
        }
        datagrams = udp;
        streams = tcp;
        listeners.add(Thread.ofPlatform().daemon().name("dns-udp").start(() -> answerDatagrams(udp)));
        listeners.add(Thread.ofPlatform().daemon().name("dns-tcp").start(() -> acceptConnections(tcp)));
    }

    /// Ends the server; [#start()] brings it back on the same port.
    public synchronized void stop() throws IOException {
        if (datagrams != null) {
            datagrams.close();
            datagrams = null;
        }
        if (streams != null) {
            streams.close();
            streams = null;
        }
        awaitListeners();
    }

    /// A socket keeps its port until whoever waits on it has noticed.
    private void awaitListeners() {
        try {
            for (var listener : listeners) {
                listener.join(PATIENCE);
            }
            listeners.clear();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        stop();
    }

    /// Makes a name misbehave from now on.
    /// @throws IllegalArgumentException when the text is no domain name
    public void behave(String name, Behaviour as) {
        behaviour.put(parsed(name), as);
    }

    /// Makes a name answer from its zone again.
    public void heal(String name) {
        behaviour.remove(parsed(name));
    }

    private static Name parsed(String name) {
        return Name.fromConstantString(name.endsWith(".") ? name : name + ".");
    }

    private void answerDatagrams(DatagramSocket socket) {
        var buffer = new byte[LARGEST_QUERY];
        while (!socket.isClosed()) {
            try {
                var packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                var answer = responder.answer(Arrays.copyOf(buffer, packet.getLength()), Responder.Transport.UDP);
                if (answer.isPresent()) {
                    socket.send(new DatagramPacket(answer.get(), answer.get().length, packet.getSocketAddress()));
                }
            } catch (IOException closedOrUnreachable) {
                // The socket was closed, which ends the loop, or one client went away, which is the client's affair.
                continue;
            }
        }
    }

    private void acceptConnections(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                var connection = server.accept();
                if (connections.tryAcquire()) {
                    Thread.ofVirtual().name("dns-connection").start(() -> answerStream(connection));
                } else {
                    connection.close();
                }
            } catch (IOException closed) {
                // The socket was closed, which ends the loop, or one client went away, which is the client's affair.
                continue;
            }
        }
    }

    private void answerStream(Socket connection) {
        try (connection) {
            connection.setSoTimeout((int) IDLE_CONNECTION.toMillis());
            var in = new DataInputStream(connection.getInputStream());
            var out = new DataOutputStream(connection.getOutputStream());
            while (true) {
                Optional<byte[]> answer = responder.answer(in.readNBytes(in.readUnsignedShort()), Responder.Transport.TCP);
                if (answer.isPresent()) {
                    int length = Math.min(answer.get().length, LARGEST_MESSAGE);
                    out.writeShort(length);
                    out.write(answer.get(), 0, length);
                    out.flush();
                }
            }
        } catch (EOFException | SocketTimeoutException finished) {
            return;
        } catch (IOException clientIsGone) {
            return;
        } finally {
            connections.release();
        }
    }
}
