package org.mailward.bench;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// A name server that takes its time: it says NXDOMAIN after 300 ms, and every tenth time nothing.
final class SlowServer implements AutoCloseable {

    private static final int DELAY_MILLIS = 300;
    private static final int SILENT_EVERY = 10;
    private static final int LARGEST = 4096;

    private final DatagramSocket socket;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();

    SlowServer() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("slow-server").start(this::serve);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    private void serve() {
        int count = 0;
        while (!socket.isClosed()) {
            try {
                var in = new DatagramPacket(new byte[LARGEST], LARGEST);
                socket.receive(in);
                if (++count % SILENT_EVERY == 0) {
                    continue;
                }
                byte[] reply = Arrays.copyOf(in.getData(), in.getLength());
                reply[2] = (byte) 0x84;
                reply[3] = 3;
                later.schedule(() -> send(reply, in), DELAY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (IOException e) {
                closedOrThrow(e);
            }
        }
    }

    private void send(byte[] reply, DatagramPacket in) {
        try {
            socket.send(new DatagramPacket(reply, reply.length, in.getSocketAddress()));
        } catch (IOException e) {
            closedOrThrow(e);
        }
    }

    private void closedOrThrow(IOException e) {
        if (!socket.isClosed()) {
            throw new Bench.CannotMeasureException("The slow server broke: " + e);
        }
    }

    @Override
    public void close() {
        socket.close();
        later.shutdownNow();
    }
}
