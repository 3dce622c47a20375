package org.mailward.platform.dns;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.mailward.mailauth.dns.Answer.Failure;
import org.mailward.mailauth.dns.Question;
import org.mailward.platform.time.Deadline;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSInput;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.WireParseException;

/// One question to one server: UDP first, TCP when the answer does not fit.
///
/// Every question leaves from its own socket, so the port is as random as the message id, and the kernel drops datagrams
/// from anybody else. What still arrives and answers another question is ignored, not believed, and does not end the wait.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5452#section-9">RFC 5452 §9</a>
final class Exchange {

    /// Answers up to this size pass every usual path without fragments; larger ones come by TCP.
    static final int UDP_PAYLOAD = 1232;
    private static final int LARGEST_DATAGRAM = 4096;
    private static final int QUESTION_START = Header.LENGTH;

    private final Duration timeout;
    private final RandomGenerator random = new SecureRandom();

    Exchange(Duration timeout) {
        this.timeout = timeout;
    }

    /// What came of it.
    sealed interface Result {

        /// @param octets size on the wire
        record Reply(Message message, int octets) implements Result {
        }

        record Trouble(Failure failure, String detail) implements Result {
        }
    }

    /// Asks with EDNS, and once more without when the server does not know it (RFC 6891 §7).
    Result ask(InetSocketAddress server, Question question) {
        Result result = udpThenTcp(server, question, true);
        return result instanceof Result.Reply(Message message, int _) && knowsNoEdns(message)
                ? udpThenTcp(server, question, false)
                : result;
    }

    private static boolean knowsNoEdns(Message reply) {
        return switch (reply.getRcode()) {
            case Rcode.FORMERR, Rcode.NOTIMP, Rcode.BADVERS -> true;
            default -> false;
        };
    }

    private Result udpThenTcp(InetSocketAddress server, Question question, boolean edns) {
        Message query = query(question, edns);
        try {
            byte[] octets = udp(server, query);
            if (octets.length < LARGEST_DATAGRAM && !new Header(octets).getFlag(Flags.TC)) {
                return read(octets);
            }
            return read(tcp(server, query));
        } catch (SocketTimeoutException e) {
            return new Result.Trouble(Failure.TIMEOUT, "The DNS server did not answer within " + timeout.toMillis() + " ms.");
        } catch (WireParseException | EOFException e) {
            return new Result.Trouble(Failure.MALFORMED, "The DNS server's answer could not be read: " + reason(e) + ".");
        } catch (IOException e) {
            return new Result.Trouble(Failure.UNREACHABLE, "The DNS server could not be reached: " + reason(e) + ".");
        }
    }

    private static String reason(Exception e) {
        return switch (e) {
            case PortUnreachableException _ -> "nothing listens at its port";
            case EOFException _ -> "the connection ended early";
            default -> Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        };
    }

    private Message query(Question question, boolean edns) {
        var query = new Message(random.nextInt(1 << Short.SIZE));
        query.getHeader().setOpcode(Opcode.QUERY);
        query.getHeader().setFlag(Flags.RD);
        // Asks the resolver to say whether it validated, without asking for the signatures (RFC 6840 §5.7).
        query.getHeader().setFlag(Flags.AD);
        query.addRecord(Record.newRecord(Names.toWire(question.name()), Records.code(question.type()), DClass.IN), Section.QUESTION);
        if (edns) {
            query.addRecord(new OPTRecord(UDP_PAYLOAD, 0, 0), Section.ADDITIONAL);
        }
        return query;
    }

    private static Result read(byte[] octets) throws WireParseException {
        try {
            return new Result.Reply(new Message(octets), octets.length);
        } catch (WireParseException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Anybody may have written these octets, and dnsjava reports some unreadable ones by unchecked exceptions.
            throw new WireParseException(reason(e), e);
        }
    }

    private byte[] udp(InetSocketAddress server, Message query) throws IOException {
        var deadline = Deadline.in(timeout);
        byte[] out = query.toWire();
        var in = new DatagramPacket(new byte[LARGEST_DATAGRAM], LARGEST_DATAGRAM);
        try (var socket = new DatagramSocket()) {
            socket.connect(server);
            socket.send(new DatagramPacket(out, out.length));
            while (!deadline.passed()) {
                socket.setSoTimeout(deadline.millisLeft());
                in.setLength(LARGEST_DATAGRAM);
                socket.receive(in);
                byte[] octets = Arrays.copyOf(in.getData(), in.getLength());
                if (answers(query, octets)) {
                    return octets;
                }
            }
            throw new SocketTimeoutException();
        }
    }

    private byte[] tcp(InetSocketAddress server, Message query) throws IOException {
        var deadline = Deadline.in(timeout);
        byte[] out = query.toWire();
        try (var socket = new Socket()) {
            socket.connect(server, deadline.millisLeft());
            socket.getOutputStream().write(
                    ByteBuffer.allocate(Short.BYTES + out.length).putShort((short) out.length).put(out).array());
            var in = new DataInputStream(new UntilDeadline(socket, deadline));
            byte[] octets = new byte[in.readUnsignedShort()];
            in.readFully(octets);
            if (!answers(query, octets)) {
                throw new WireParseException("it answers another question");
            }
            return octets;
        }
    }

    /// True when these octets are an answer to this very question; the rest of the message may still be unreadable.
    private static boolean answers(Message query, byte[] octets) {
        if (octets.length < Header.LENGTH) {
            return false;
        }
        try {
            var header = new Header(octets);
            if (header.getID() != query.getHeader().getID() || !header.getFlag(Flags.QR) || header.getOpcode() != Opcode.QUERY) {
                return false;
            }
            if (header.getCount(Section.QUESTION) == 0) {
                // Servers that did not understand the question may leave it out.
                return header.getRcode() != Rcode.NOERROR && header.getRcode() != Rcode.NXDOMAIN;
            }
            var in = new DNSInput(octets);
            in.jump(QUESTION_START);
            Record asked = query.getQuestion();
            return header.getCount(Section.QUESTION) == 1
                    && new Name(in).equals(asked.getName())
                    && in.readU16() == asked.getType()
                    && in.readU16() == asked.getDClass();
        } catch (IOException e) {
            return false;
        }
    }

    /// Reads from a socket and gives up at the deadline, however slowly the octets drip.
    private static final class UntilDeadline extends InputStream {

        private final Socket socket;
        private final InputStream in;
        private final Deadline deadline;

        UntilDeadline(Socket socket, Deadline deadline) throws IOException {
            this.socket = socket;
            this.in = socket.getInputStream();
            this.deadline = deadline;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] octets, int offset, int length) throws IOException {
            if (deadline.passed()) {
                throw new SocketTimeoutException();
            }
            socket.setSoTimeout(deadline.millisLeft());
            return in.read(octets, offset, length);
        }
    }
}
