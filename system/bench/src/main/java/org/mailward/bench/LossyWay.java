package org.mailward.bench;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// A bad network in front of a name server: half of its answers never arrive, a tenth is damaged on the way.
///
/// The damaged datagrams leave with a valid checksum, as no real network would send them, so that the one who asks has nothing
/// but their content to go by. Half of the damage is one bit behind the question, with id and question whole.
final class LossyWay implements AutoCloseable {

    private static final int LARGEST = 4096;
    private static final int HEADER = 12;

    private final InetSocketAddress server;
    private final DatagramSocket front;
    private final Map<SocketAddress, DatagramSocket> backs = new ConcurrentHashMap<>();
    private final SplittableRandom random;
    final LongAdder answers = new LongAdder();
    final LongAdder dropped = new LongAdder();
    final LongAdder damaged = new LongAdder();

    LossyWay(InetSocketAddress server, long seed) throws IOException {
        this.server = server;
        this.random = new SplittableRandom(seed);
        front = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("lossy-way").start(this::forward);
    }

    InetSocketAddress address() {
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
                byte[] answer = treat(Arrays.copyOf(in.getData(), in.getLength()));
                if (answer.length > 0) {
                    front.send(new DatagramPacket(answer, answer.length, client));
                }
            } catch (IOException e) {
                closedOrThrow(e);
            }
        }
    }

    private synchronized byte[] treat(byte[] answer) {
        answers.increment();
        int fate = random.nextInt(10);
        if (fate < 5) {
            dropped.increment();
            return new byte[0];
        }
        if (fate > 5) {
            return answer;
        }
        damaged.increment();
        int question = HEADER;
        while (question < answer.length && answer[question] != 0) {
            question += answer[question] + 1;
        }
        question += 5;
        int kind = random.nextInt(8);
        if (kind < 4 && question < answer.length) {
            flip(answer, question, answer.length);
        } else if (kind < 6) {
            for (int i = random.nextInt(8); i >= 0; i--) {
                flip(answer, 0, answer.length);
            }
        } else if (kind < 7) {
            answer[random.nextInt(answer.length)] = (byte) random.nextInt();
        } else {
            return Arrays.copyOf(answer, 1 + random.nextInt(answer.length - 1));
        }
        return answer;
    }

    private void flip(byte[] answer, int from, int to) {
        answer[random.nextInt(from, to)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
    }

    private void closedOrThrow(IOException e) {
        if (!front.isClosed()) {
            throw new Bench.CannotMeasureException("The lossy way broke: " + e);
        }
    }

    @Override
    public void close() {
        front.close();
        backs.values().forEach(DatagramSocket::close);
    }
}
