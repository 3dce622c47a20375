package org.mailward.bench;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The network in front of a name server. Questions pass at once; what becomes of answers is told by the kind of network.
abstract class Way implements AutoCloseable {

    private static final int LARGEST = 4096;

    private final InetSocketAddress server;
    private final DatagramSocket front;
    private final Map<SocketAddress, DatagramSocket> backs = new ConcurrentHashMap<>();

    Way(InetSocketAddress server) throws IOException {
        this.server = server;
        front = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    }

    /// Begins to carry.
    final void open() {
        Thread.ofVirtual().name("way").start(this::forward);
    }

    /// @param answer a copy that may be changed
    /// @param onward carries an answer to the one who asked, at any time and from any thread
    abstract void treat(byte[] answer, Consumer<byte[]> onward);

    final InetSocketAddress address() {
        return (InetSocketAddress) front.getLocalSocketAddress();
    }

    private void forward() {
        var in = new DatagramPacket(new byte[LARGEST], LARGEST);
        while (!front.isClosed()) {
            try {
                in.setLength(LARGEST);
                front.receive(in);
                back(in.getSocketAddress()).send(new DatagramPacket(in.getData(), in.getLength(), server));
            } catch (IOException e) {
                closedOrThrow(e);
            }
        }
    }

    private DatagramSocket back(SocketAddress client) {
        return backs.computeIfAbsent(client, _ -> {
            try {
                var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                Thread.ofVirtual().start(() -> giveBack(socket, client));
                return socket;
            } catch (IOException e) {
                throw new Bench.CannotMeasureException("There are no more sockets: " + e);
            }
        });
    }

    private void giveBack(DatagramSocket socket, SocketAddress client) {
        var in = new DatagramPacket(new byte[LARGEST], LARGEST);
        while (!front.isClosed()) {
            try {
                in.setLength(LARGEST);
                socket.receive(in);
                treat(Arrays.copyOf(in.getData(), in.getLength()), answer -> send(answer, client));
            } catch (IOException e) {
                closedOrThrow(e);
            }
        }
    }

    private void send(byte[] answer, SocketAddress client) {
        try {
            front.send(new DatagramPacket(answer, answer.length, client));
        } catch (IOException e) {
            closedOrThrow(e);
        }
    }

    private void closedOrThrow(IOException e) {
        if (!front.isClosed()) {
            throw new Bench.CannotMeasureException("The way to the name server broke: " + e);
        }
    }

    @Override
    public void close() {
        front.close();
        backs.values().forEach(DatagramSocket::close);
    }
}
