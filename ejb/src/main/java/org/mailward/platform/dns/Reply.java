package org.mailward.platform.dns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;

/// A DNS message as it came, read only as far as this package needs.
///
/// Anybody may have written these octets. Reading is total: it ends for every input, in time linear in the message's length
/// but for names, each of which follows at most [#MOST_JUMPS] pointers, always backwards.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc1035#section-4.1.4">RFC 1035 §4.1.4</a>
final class Reply {

    static final int NOERROR = 0;
    static final int FORMERR = 1;
    static final int SERVFAIL = 2;
    static final int NXDOMAIN = 3;
    static final int NOTIMP = 4;
    static final int REFUSED = 5;
    static final int NOTAUTH = 9;
    static final int BADVERS = 16;

    private static final int CLASS_IN = 1;
    static final int TYPE_NS = 2;
    static final int TYPE_CNAME = 5;
    static final int TYPE_SOA = 6;
    private static final int TYPE_OPT = 41;
    private static final int OPTION_EXTENDED_ERROR = 15;

    private static final int MOST_JUMPS = 32;
    private static final int LONGEST_NAME = 255;
    /// Stands for a dot inside a label, so that such a name equals none that can be asked for.
    private static final char INNER_DOT = '\u0100';

    /// One record.
    ///
    /// @param owner the name in small letters, without a final dot
    /// @param ttl in seconds, unsigned
    /// @param from where its data begins in the message
    /// @param length of its data in octets
    record Entry(String owner, int type, long ttl, int from, int length) {
    }

    private final byte[] octets;
    private final int flags;
    private final List<Entry> answers;
    private final List<Entry> authority;
    private int extendedRcode;
    private Optional<String> remark = Optional.empty();

    private Reply(byte[] octets) throws UnreadableDataException {
        this.octets = octets;
        if (octets.length < Query.HEADER) {
            throw new UnreadableDataException("it is shorter than a header");
        }
        this.flags = number(2);
        int at = Query.HEADER;
        for (int i = number(4); i > 0; i--) {
            at = within(afterName(at) + 2 * Short.BYTES);
        }
        this.answers = new ArrayList<>();
        at = section(at, number(6), answers);
        this.authority = new ArrayList<>();
        at = section(at, number(8), authority);
        additional(at, number(10));
    }

    /// @throws UnreadableDataException with the rest of a sentence when the octets are no whole message
    static Reply read(byte[] octets) throws UnreadableDataException {
        return new Reply(octets);
    }

    /// True when the message says that it was cut.
    static boolean isCut(byte[] octets) {
        return octets.length > 2 && (octets[2] & 0x02) != 0;
    }

    private int section(int from, int entries, List<Entry> into) throws UnreadableDataException {
        int at = from;
        for (int i = 0; i < entries; i++) {
            String owner = nameAt(at);
            at = within(afterName(at) + 10);
            int length = number(at - 2);
            if (number(at - 8) != CLASS_IN) {
                throw new UnreadableDataException("it holds a record that is not of the internet's class");
            }
            into.add(new Entry(owner, number(at - 10), (long) number(at - 6) << Short.SIZE | number(at - 4), at, length));
            at = within(at + length);
        }
        return at;
    }

    private void additional(int from, int entries) throws UnreadableDataException {
        int at = from;
        for (int i = 0; i < entries; i++) {
            at = within(afterName(at) + 10);
            int length = number(at - 2);
            int end = within(at + length);
            if (number(at - 10) == TYPE_OPT) {
                extendedRcode = octets[at - 6] & 0xFF;
                remark = extendedError(at, end);
            }
            at = end;
        }
    }

    /// The first extended error (RFC 8914 §2) as `code text`.
    private Optional<String> extendedError(int from, int end) {
        int at = from;
        while (at + 2 * Short.BYTES <= end) {
            int length = number(at + Short.BYTES);
            int data = at + 2 * Short.BYTES;
            if (data + length > end) {
                return Optional.empty();
            }
            if (number(at) == OPTION_EXTENDED_ERROR && length >= Short.BYTES) {
                return Optional.of(number(data) + " " + new String(octets, data + Short.BYTES, length - Short.BYTES, StandardCharsets.UTF_8));
            }
            at = data + length;
        }
        return Optional.empty();
    }

    private int within(int at) throws UnreadableDataException {
        if (at > octets.length) {
            throw new UnreadableDataException("it ends early");
        }
        return at;
    }

    int number(int at) {
        return (octets[at] & 0xFF) << Byte.SIZE | octets[at + 1] & 0xFF;
    }

    int octet(int at) {
        return octets[at] & 0xFF;
    }

    byte[] slice(int from, int length) {
        var copy = new byte[length];
        System.arraycopy(octets, from, copy, 0, length);
        return copy;
    }

    String latin1(int from, int length) {
        return new String(octets, from, length, StandardCharsets.ISO_8859_1);
    }

    /// Where the octets after a name begin.
    int afterName(int from) throws UnreadableDataException {
        int at = from;
        while (true) {
            within(at + 1);
            int length = octets[at] & 0xFF;
            if (length == 0) {
                return at + 1;
            }
            if (length >= 0xC0) {
                return within(at + 2);
            }
            if (length > 63) {
                throw new UnreadableDataException("it holds a label of an unknown kind");
            }
            at += length + 1;
        }
    }

    /// A name in small letters. What no host name may hold is kept, so that such a name equals none that can be asked for.
    String nameAt(int from) throws UnreadableDataException {
        var text = new StringBuilder();
        int at = from;
        int jumps = 0;
        int barrier = from;
        while (true) {
            within(at + 1);
            int length = octets[at] & 0xFF;
            if (length == 0) {
                return text.toString();
            }
            if (length >= 0xC0) {
                within(at + 2);
                int target = number(at) & 0x3FFF;
                if (target >= barrier || ++jumps > MOST_JUMPS) {
                    throw new UnreadableDataException("it holds a name whose pointers lead in a circle");
                }
                barrier = target;
                at = target;
                continue;
            }
            if (length > 63) {
                throw new UnreadableDataException("it holds a label of an unknown kind");
            }
            within(at + 1 + length);
            if (!text.isEmpty()) {
                text.append('.');
            }
            for (int i = at + 1; i <= at + length; i++) {
                int octet = octets[i] & 0xFF;
                text.append(octet == '.' ? INNER_DOT : (char) (octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : octet));
            }
            if (text.length() > LONGEST_NAME) {
                throw new UnreadableDataException("it holds a name of more than " + LONGEST_NAME + " octets");
            }
            at += length + 1;
        }
    }

    /// @throws UnreadableDataException when it holds an octet that no host or service name may hold, such as a dot or a blank
    static DomainName usable(String name) throws UnreadableDataException {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ' ' || c >= 0x7F) {
                throw new UnreadableDataException("The answer holds the name '" + shown(name) + "', which no host or service can have");
            }
        }
        try {
            return new DomainName(name);
        } catch (IllegalArgumentException e) {
            throw new UnreadableDataException("The answer holds a name that cannot be used: " + e.getMessage());
        }
    }

    /// The same for a mail server, whose name may also hold a blank: DNS takes one (RFC 2181 §11), no server has one, and the records
    /// beside such a slip still say where mail goes.
    static DomainName usableButForBlanks(String name) throws UnreadableDataException {
        if (name.indexOf(' ') < 0) {
            return usable(name);
        }
        usable(name.replace(' ', '-'));
        return new DomainName(name);
    }

    /// A name in master file form (RFC 1035 §5.1), without the final dot.
    static String shown(String name) {
        var text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == INNER_DOT) {
                text.append("\\.");
            } else if (c <= ' ' || c >= 0x7F) {
                text.append('\\').append(String.valueOf(1000 + c).substring(1));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /// With the bits that EDNS adds.
    int rcode() {
        return extendedRcode << 4 | flags & 0xF;
    }

    boolean isAuthenticated() {
        return (flags & 0x20) != 0;
    }

    boolean isAuthoritative() {
        return (flags & 0x400) != 0;
    }

    List<Entry> answers() {
        return answers;
    }

    List<Entry> authority() {
        return authority;
    }

    /// The server's own reason for failing: a number and perhaps a text.
    Optional<String> remark() {
        return remark;
    }

    int octets() {
        return octets.length;
    }
}
