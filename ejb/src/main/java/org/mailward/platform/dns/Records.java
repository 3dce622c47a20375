package org.mailward.platform.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/// Turns the data of records into the kernel's values.
final class Records {

    private static final int IPV4_OCTETS = 4;
    private static final int IPV6_OCTETS = 16;
    private static final int IPV6_GROUPS = 8;
    private static final int SOA_NUMBERS = 5;

    private Records() {
    }

    static int code(RecordType type) {
        return switch (type) {
            case A -> Type.A;
            case AAAA -> Type.AAAA;
            case CAA -> Type.CAA;
            case CNAME -> Type.CNAME;
            case DNSKEY -> Type.DNSKEY;
            case DS -> Type.DS;
            case MX -> Type.MX;
            case NS -> Type.NS;
            case PTR -> Type.PTR;
            case SOA -> Type.SOA;
            case TLSA -> Type.TLSA;
            case TXT -> Type.TXT;
        };
    }

    /// @throws UnreadableDataException when the data is not what a record of this type may hold
    static RecordData read(RecordType type, Reply reply, Reply.Entry entry) throws UnreadableDataException {
        return switch (type) {
            case A -> new RecordData.Address(ipv4(reply, exactly(entry, IPV4_OCTETS)));
            case AAAA -> new RecordData.Address(ipv6(reply, exactly(entry, IPV6_OCTETS)));
            case CNAME, NS, PTR -> new RecordData.Target(Reply.usable(name(reply, entry, entry.from())));
            case MX -> {
                if (entry.length() < 3) {
                    throw wrong(entry);
                }
                yield new RecordData.MailExchange(reply.number(entry.from()), Reply.usableButForBlanks(name(reply, entry, entry.from() + Short.BYTES)));
            }
            case TXT -> new RecordData.Text(strings(reply, entry));
            case SOA -> new RecordData.Presentation(soa(reply, entry));
            case CAA, DNSKEY, DS, TLSA -> new RecordData.Presentation(presentation(reply, entry));
        };
    }

    /// The last name inside a record's data.
    static String name(Reply reply, Reply.Entry entry, int from) throws UnreadableDataException {
        if (reply.afterName(from) != entry.from() + entry.length()) {
            throw wrong(entry);
        }
        return reply.nameAt(from);
    }

    private static int exactly(Reply.Entry entry, int octets) throws UnreadableDataException {
        if (entry.length() != octets) {
            throw wrong(entry);
        }
        return entry.from();
    }

    private static UnreadableDataException wrong(Reply.Entry entry) {
        return new UnreadableDataException("The DNS server's answer could not be read: the data of the " + Type.string(entry.type()) + " record has a wrong length");
    }

    private static List<String> strings(Reply reply, Reply.Entry entry) throws UnreadableDataException {
        int end = entry.from() + entry.length();
        if (entry.length() == 0) {
            throw wrong(entry);
        }
        var strings = new ArrayList<String>(1);
        for (int at = entry.from(); at < end; at += reply.octet(at) + 1) {
            if (at + 1 + reply.octet(at) > end) {
                throw wrong(entry);
            }
            strings.add(reply.latin1(at + 1, reply.octet(at)));
        }
        return strings;
    }

    /// The MINIMUM field (RFC 2308 §4), in seconds.
    static long minimum(Reply reply, Reply.Entry soa) throws UnreadableDataException {
        int numbers = reply.afterName(reply.afterName(soa.from()));
        if (numbers + SOA_NUMBERS * Integer.BYTES != soa.from() + soa.length()) {
            throw wrong(soa);
        }
        return seconds(reply, numbers + 4 * Integer.BYTES);
    }

    private static long seconds(Reply reply, int at) {
        return (long) reply.number(at) << Short.SIZE | reply.number(at + Short.BYTES);
    }

    private static String soa(Reply reply, Reply.Entry entry) throws UnreadableDataException {
        minimum(reply, entry);
        int second = reply.afterName(entry.from());
        int numbers = reply.afterName(second);
        var text = new StringJoiner(" ");
        text.add(Reply.shown(reply.nameAt(entry.from())) + ".").add(Reply.shown(reply.nameAt(second)) + ".");
        for (int i = 0; i < SOA_NUMBERS; i++) {
            text.add(Long.toString(seconds(reply, numbers + i * Integer.BYTES)));
        }
        return text.toString();
    }

    private static String presentation(Reply reply, Reply.Entry entry) throws UnreadableDataException {
        try {
            return Record.newRecord(Name.root, entry.type(), DClass.IN, 0, entry.length(), reply.slice(entry.from(), entry.length())).rdataToString();
        } catch (RuntimeException e) {
            // Anybody may have written these octets, and dnsjava reports unreadable ones by unchecked exceptions.
            throw new UnreadableDataException("The DNS server's answer could not be read: the data of the " + Type.string(entry.type()) + " record makes no sense");
        }
    }

    private static String ipv4(Reply reply, int from) {
        return reply.octet(from) + "." + reply.octet(from + 1) + "." + reply.octet(from + 2) + "." + reply.octet(from + 3);
    }

    /// The recommended text form: the longest run of zero groups is shortened, and an IPv4-mapped address shows its IPv4 part.
    ///
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc5952#section-4">RFC 5952 §4</a>
    private static String ipv6(Reply reply, int from) {
        int[] groups = new int[IPV6_GROUPS];
        int leading = 0;
        for (int i = 0; i < IPV6_GROUPS; i++) {
            groups[i] = reply.number(from + 2 * i);
            leading = leading == i && groups[i] == 0 ? i + 1 : leading;
        }
        if (groups[5] == 0xFFFF && leading == 5) {
            return "::ffff:" + ipv4(reply, from + 2 * 6);
        }
        int longest = 1;
        int gap = -1;
        for (int start = 0; start < IPV6_GROUPS; start++) {
            int end = start;
            while (end < IPV6_GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - start > longest) {
                longest = end - start;
                gap = start;
            }
        }
        return gap < 0 ? hex(groups, 0, IPV6_GROUPS) : hex(groups, 0, gap) + "::" + hex(groups, gap + longest, IPV6_GROUPS);
    }

    private static String hex(int[] groups, int from, int to) {
        var text = new StringJoiner(":");
        for (int i = from; i < to; i++) {
            text.add(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
