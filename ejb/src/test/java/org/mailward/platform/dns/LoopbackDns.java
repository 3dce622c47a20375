package org.mailward.platform.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// A real DNS server on loopback, UDP and TCP on one port, that answers as a test tells it to.
public final class LoopbackDns implements AutoCloseable {

    private static final int DATAGRAM = 4096;

    /// How the server answers one query: the messages to send, in order; none to stay silent.
    @FunctionalInterface
    public interface Behaviour {
        List<byte[]> answer(Message query, boolean tcp) throws IOException;
    }

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final Behaviour behaviour;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Message> queries = new CopyOnWriteArrayList<>();

    public LoopbackDns(Behaviour behaviour) {
        this.behaviour = behaviour;
        ServerSocket stream = null;
        DatagramSocket datagrams = null;
        for (int attempt = 1; datagrams == null; attempt++) {
            try {
                var loopback = InetAddress.getLoopbackAddress();
                stream = new ServerSocket(0, 50, loopback);
                datagrams = new DatagramSocket(stream.getLocalPort(), loopback);
            } catch (IOException e) {
                // A port that is free for TCP may be some resolver's for UDP.
                if (attempt == 20) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        this.tcp = stream;
        this.udp = datagrams;
        Thread.ofVirtual().start(this::serveUdp);
        Thread.ofVirtual().start(this::serveTcp);
    }

    /// A server that answers from these lines of a zone file (`name TTL type data`, absolute names), says NXDOMAIN for
    /// other names, and puts a SOA beside every absence.
    public static LoopbackDns zone(String... lines) {
        List<Record> zone = Arrays.stream(lines).map(LoopbackDns::record).toList();
        return new LoopbackDns((query, tcp) -> List.of(fromZone(zone, query).toWire()));
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(tcp.getInetAddress(), tcp.getLocalPort());
    }

    /// What was asked, such as `udp example.org. TXT`, in small letters.
    public List<String> asked() {
        return List.copyOf(asked);
    }

    public List<Message> queries() {
        return List.copyOf(queries);
    }

    public static Record record(String line) {
        String[] parts = line.split(" ", 4);
        try {
            return Record.fromString(Name.fromString(parts[0]), Type.value(parts[2]), DClass.IN, Long.parseLong(parts[1]), parts[3], Name.root);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    /// An empty answer to this query.
    public static Message reply(Message query, int rcode) {
        var reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setFlag(Flags.RA);
        reply.getHeader().setRcode(rcode);
        reply.addRecord(query.getQuestion(), Section.QUESTION);
        return reply;
    }

    public static Message reply(Message query, int rcode, String... answers) {
        Message reply = reply(query, rcode);
        Arrays.stream(answers).map(LoopbackDns::record).forEach(record -> reply.addRecord(record, Section.ANSWER));
        return reply;
    }

    private static Message fromZone(List<Record> zone, Message query) {
        Name name = query.getQuestion().getName();
        boolean exists = zone.stream().anyMatch(record -> record.getName().equals(name));
        Message reply = reply(query, exists ? Rcode.NOERROR : Rcode.NXDOMAIN);
        zone.stream()
                .filter(record -> record.getName().equals(name))
                .filter(record -> record.getType() == query.getQuestion().getType() || record.getType() == Type.CNAME)
                .forEach(record -> reply.addRecord(record, Section.ANSWER));
        if (reply.getSection(Section.ANSWER).isEmpty()) {
            reply.addRecord(record(". 60 SOA ns. hostmaster. 1 3600 600 86400 30"), Section.AUTHORITY);
        }
        return reply;
    }

    private List<byte[]> serve(byte[] octets, boolean overTcp) throws IOException {
        var query = new Message(octets);
        queries.add(query);
        asked.add((overTcp ? "tcp " : "udp ") + query.getQuestion().getName().canonicalize() + " " + Type.string(query.getQuestion().getType()));
        return behaviour.answer(query, overTcp);
    }

    private void serveUdp() {
        while (!udp.isClosed()) {
            var in = new DatagramPacket(new byte[DATAGRAM], DATAGRAM);
            try {
                udp.receive(in);
                byte[] octets = Arrays.copyOf(in.getData(), in.getLength());
                Thread.ofVirtual().start(() -> answerUdp(octets, in));
            } catch (IOException e) {
                closedOrThrow(e);
            }
        }
    }

    private void answerUdp(byte[] octets, DatagramPacket in) {
        try {
            for (byte[] out : serve(octets, false)) {
                udp.send(new DatagramPacket(out, out.length, in.getSocketAddress()));
            }
        } catch (IOException e) {
            closedOrThrow(e);
        }
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try {
                Socket client = tcp.accept();
                Thread.ofVirtual().start(() -> answerTcp(client));
            } catch (IOException e) {
                closedOrThrow(e);
            }
        }
    }

    private void answerTcp(Socket client) {
        try (client) {
            var in = new DataInputStream(client.getInputStream());
            byte[] octets = new byte[in.readUnsignedShort()];
            in.readFully(octets);
            var out = new DataOutputStream(client.getOutputStream());
            for (byte[] answer : serve(octets, true)) {
                out.writeShort(answer.length);
                out.write(answer);
            }
            out.flush();
        } catch (IOException e) {
            closedOrThrow(e);
        }
    }

    private void closedOrThrow(IOException e) {
        if (!udp.isClosed()) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }
}
