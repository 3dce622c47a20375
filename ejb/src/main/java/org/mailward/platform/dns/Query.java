package org.mailward.platform.dns;

import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;

/// One question as it goes on the wire.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc1035#section-4.1">RFC 1035 §4.1</a>
final class Query {

    /// Answers up to this size pass every usual path without fragments; larger ones come by TCP.
    static final int UDP_PAYLOAD = 1232;
    static final int HEADER = 12;
    /// RD, and AD to learn whether the server validated without asking for signatures (RFC 6840 §5.7).
    private static final int FLAGS = 0x0120;
    private static final int CLASS_IN = 1;
    private static final int TYPE_OPT = 41;
    private static final int OPT_OCTETS = 11;

    private final byte[] octets;
    private final int questionEnd;

    private Query(byte[] octets, int questionEnd) {
        this.octets = octets;
        this.questionEnd = questionEnd;
    }

    /// @param capitals one bit per letter of the name, from the lowest: set for a capital (0x20 bits); used again from the
    ///        start after 64 letters
    /// @param edns whether to offer a larger datagram (RFC 6891 §6.1)
    static Query of(Question question, long capitals, boolean edns) {
        String name = question.name().ascii();
        int nameOctets = name.isEmpty() ? 1 : name.length() + 2;
        int end = HEADER + nameOctets + 2 * Short.BYTES;
        byte[] octets = new byte[end + (edns ? OPT_OCTETS : 0)];
        put(octets, 2, FLAGS);
        put(octets, 4, 1);
        put(octets, 10, edns ? 1 : 0);
        putName(octets, name, capitals);
        put(octets, end - 4, Records.code(question.type()));
        put(octets, end - 2, CLASS_IN);
        if (edns) {
            put(octets, end + 1, TYPE_OPT);
            put(octets, end + 3, UDP_PAYLOAD);
        }
        return new Query(octets, end);
    }

    /// The same question in another spelling.
    /// @param capitals as in [#of]
    Query spelled(long capitals) {
        byte[] other = octets.clone();
        int letters = 0;
        for (int i = HEADER; i < questionEnd - 2 * Short.BYTES; i++) {
            // The octets that tell a label's length are below all letters.
            int small = other[i] | 'a' - 'A';
            if (small >= 'a' && small <= 'z') {
                other[i] = (byte) ((capitals >>> letters++ & 1) == 0 ? small : small - ('a' - 'A'));
            }
        }
        return new Query(other, questionEnd);
    }

    private static void putName(byte[] octets, String name, long capitals) {
        int length = HEADER;
        int at = HEADER + 1;
        int letters = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '.') {
                octets[length] = (byte) (at - length - 1);
                length = at;
            } else if (c >= 'a' && c <= 'z') {
                octets[at] = (byte) ((capitals >>> letters++ & 1) == 0 ? c : c - ('a' - 'A'));
                at++;
                continue;
            } else {
                octets[at] = (byte) c;
            }
            at++;
        }
        if (!name.isEmpty()) {
            octets[length] = (byte) (at - length - 1);
        }
    }

    private static void put(byte[] octets, int at, int number) {
        octets[at] = (byte) (number >> Byte.SIZE);
        octets[at + 1] = (byte) number;
    }

    void number(int id) {
        put(octets, 0, id);
    }

    int number() {
        return (octets[0] & 0xFF) << Byte.SIZE | octets[1] & 0xFF;
    }

    byte[] octets() {
        return octets;
    }

    /// How a message compares to this question.
    enum Match {
        /// An answer to this very question, letter by letter.
        EXACT,
        /// The same but for the case of letters, which the message has small throughout.
        FOLDED,
        /// An error that leaves the question out, as servers send that did not understand it.
        BARE_ERROR,
        NONE
    }

    /// @param length how many octets of the message count
    Match compare(byte[] message, int length) {
        if (length < HEADER || message[0] != octets[0] || message[1] != octets[1] || (message[2] & 0xF8) != 0x80) {
            return Match.NONE;
        }
        int questions = (message[4] & 0xFF) << Byte.SIZE | message[5] & 0xFF;
        if (questions == 0) {
            int rcode = message[3] & 0xF;
            return rcode != Reply.NOERROR && rcode != Reply.NXDOMAIN ? Match.BARE_ERROR : Match.NONE;
        }
        if (questions != 1 || length < questionEnd) {
            return Match.NONE;
        }
        boolean exact = true;
        boolean small = true;
        for (int i = HEADER; i < questionEnd; i++) {
            int ours = octets[i];
            int theirs = message[i];
            if (ours != theirs) {
                exact = false;
                boolean letter = i < questionEnd - 4 && ours >= 'A' && ours <= 'Z';
                small &= letter && theirs == ours + ('a' - 'A');
            }
        }
        if (exact) {
            return Match.EXACT;
        }
        return small && isSmall(message) ? Match.FOLDED : Match.NONE;
    }

    private boolean isSmall(byte[] message) {
        for (int i = HEADER; i < questionEnd - 4; i++) {
            if (message[i] >= 'A' && message[i] <= 'Z') {
                return false;
            }
        }
        return true;
    }

    static boolean hasCase(DomainName name) {
        return name.ascii().chars().anyMatch(c -> c >= 'a' && c <= 'z');
    }
}
