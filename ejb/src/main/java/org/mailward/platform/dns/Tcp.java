package org.mailward.platform.dns;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import org.mailward.mailauth.dns.Answer.Failure;
import org.mailward.platform.time.Deadline;

/// One question to one server by TCP, for answers that do not fit into a datagram.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7766">RFC 7766</a>
final class Tcp {

    private Tcp() {
    }

    static Pending.Outcome ask(InetSocketAddress server, Query query, Duration timeout) {
        try {
            byte[] message = exchange(server, query, Deadline.in(timeout));
            return query.compare(message, message.length) == Query.Match.NONE
                    ? new Pending.Outcome.Nothing(Failure.MALFORMED, "The DNS server's answer could not be read: it answers another question.")
                    : new Pending.Outcome.Octets(message, false);
        } catch (SocketTimeoutException e) {
            return new Pending.Outcome.Nothing(Failure.TIMEOUT, "The DNS server did not answer within " + timeout.toMillis() + " ms.");
        } catch (EOFException e) {
            return new Pending.Outcome.Nothing(Failure.MALFORMED, "The DNS server's answer could not be read: " + reason(e) + ".");
        } catch (IOException e) {
            return new Pending.Outcome.Nothing(Failure.UNREACHABLE, "The DNS server could not be reached: " + reason(e) + ".");
        }
    }

    private static byte[] exchange(InetSocketAddress server, Query query, Deadline deadline) throws IOException {
        byte[] out = query.octets();
        try (var socket = new Socket()) {
            socket.connect(server, deadline.millisLeft());
            socket.getOutputStream().write(ByteBuffer.allocate(Short.BYTES + out.length).putShort((short) out.length).put(out).array());
            var in = new DataInputStream(new UntilDeadline(socket, deadline));
            byte[] octets = new byte[in.readUnsignedShort()];
            in.readFully(octets);
            return octets;
        }
    }

    static String reason(IOException e) {
        return switch (e) {
            case PortUnreachableException _ -> "nothing listens at its port";
            case EOFException _ -> "the connection ended early";
            default -> Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        };
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
