package org.mailward.platform.dns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/// Turns dnsjava's records into the kernel's.
final class Records {

    private static final int IPV4_OCTETS = 4;
    private static final int IPV6_GROUPS = 8;

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

    /// @throws UnreadableDataException when the record is not of this type, or holds what no record of the type may hold
    static RecordData read(RecordType type, Record dnsRecord) throws UnreadableDataException {
        return switch (dnsRecord) {
            case ARecord a when type == RecordType.A -> new RecordData.Address(address(a.rdataToWireCanonical()));
            case AAAARecord aaaa when type == RecordType.AAAA -> new RecordData.Address(address(aaaa.rdataToWireCanonical()));
            case CNAMERecord cname when type == RecordType.CNAME -> new RecordData.Target(Names.fromWire(cname.getTarget()));
            case NSRecord ns when type == RecordType.NS -> new RecordData.Target(Names.fromWire(ns.getTarget()));
            case PTRRecord ptr when type == RecordType.PTR -> new RecordData.Target(Names.fromWire(ptr.getTarget()));
            case MXRecord mx when type == RecordType.MX ->
                    new RecordData.MailExchange(mx.getPriority(), Names.fromWire(mx.getTarget()));
            case TXTRecord txt when type == RecordType.TXT -> new RecordData.Text(strings(txt));
            default -> presentation(type, dnsRecord);
        };
    }

    private static RecordData presentation(RecordType type, Record dnsRecord) throws UnreadableDataException {
        return switch (type) {
            case CAA, DNSKEY, DS, SOA, TLSA -> new RecordData.Presentation(dnsRecord.rdataToString());
            case A, AAAA, CNAME, MX, NS, PTR, TXT ->
                    throw new UnreadableDataException("The answer holds a record that is no " + type + " record");
        };
    }

    private static List<String> strings(TXTRecord txt) {
        var strings = new ArrayList<String>();
        for (Object octets : txt.getStringsAsByteArrays()) {
            strings.add(new String((byte[]) octets, StandardCharsets.ISO_8859_1));
        }
        return strings;
    }

    private static String address(byte[] octets) {
        return octets.length == IPV4_OCTETS ? ipv4(octets, 0) : ipv6(octets);
    }

    private static String ipv4(byte[] octets, int from) {
        var text = new StringJoiner(".");
        for (int i = from; i < from + IPV4_OCTETS; i++) {
            text.add(Integer.toString(octets[i] & 0xFF));
        }
        return text.toString();
    }

    /// The recommended text form: the longest run of zero groups is shortened, and an IPv4-mapped address shows its IPv4 part.
    ///
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc5952#section-4">RFC 5952 §4</a>
    private static String ipv6(byte[] octets) {
        int[] groups = new int[IPV6_GROUPS];
        for (int i = 0; i < IPV6_GROUPS; i++) {
            groups[i] = (octets[2 * i] & 0xFF) << 8 | octets[2 * i + 1] & 0xFF;
        }
        if (groups[5] == 0xFFFF && Arrays.stream(groups, 0, 5).allMatch(group -> group == 0)) {
            return "::ffff:" + ipv4(octets, 2 * 6);
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
        return Arrays.stream(groups, from, to).mapToObj(Integer::toHexString).collect(Collectors.joining(":"));
    }
}
