package org.mailward.system.dns;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Turns one query into its answer, in memory.
final class Responder {

    enum Transport { UDP, TCP }

    private static final int PLAIN_UDP = 512;
    private static final int LARGEST_UDP = 4096;
    private static final int LARGEST_TCP = 65_535;
    private static final int LONGEST_ALIAS_CHAIN = 16;
    private static final int HEADER = 12;

    private volatile Zones zones;
    private final Map<Name, Behaviour> behaviour;
    private final Optional<PastClock> clock;

    /// @param behaviour may change while the server runs
    /// @param clock sets the day whose zones are served, where that can be another than today's
    Responder(Zones zones, Map<Name, Behaviour> behaviour, Optional<PastClock> clock) {
        this.zones = zones;
        this.behaviour = behaviour;
        this.clock = clock;
    }

    /// Answers from other zones from now on.
    void serve(Zones others) {
        zones = others;
    }

    /// @return the answer's wire form, or empty when nothing is sent back
    Optional<byte[]> answer(byte[] query, Transport transport) {
        if (query.length < HEADER) {
            return Optional.empty();
        }
        try {
            var asked = new Message(query);
            if (asked.getHeader().getFlag(Flags.QR)) {
                return Optional.empty();
            }
            return respond(asked).map(answer -> answer.toWire(room(asked, transport)));
        } catch (IOException malformed) {
            var answer = new Message(((query[0] & 0xFF) << 8) | query[1] & 0xFF);
            answer.getHeader().setFlag(Flags.QR);
            answer.getHeader().setRcode(Rcode.FORMERR);
            return Optional.of(answer.toWire());
        }
    }

    private static int room(Message asked, Transport transport) {
        if (transport == Transport.TCP) {
            return LARGEST_TCP;
        }
        var edns = asked.getOPT();
        return edns == null ? PLAIN_UDP : Math.clamp(edns.getPayloadSize(), PLAIN_UDP, LARGEST_UDP);
    }

    private Optional<Message> respond(Message asked) {
        var answer = begun(asked);
        var question = asked.getQuestion();
        if (asked.getHeader().getOpcode() != Opcode.QUERY) {
            return refused(answer, Rcode.NOTIMP);
        }
        if (question == null) {
            return refused(answer, Rcode.FORMERR);
        }
        if (question.getDClass() != DClass.IN) {
            return refused(answer, Rcode.REFUSED);
        }
        var turned = clock.flatMap(held -> held.heard(question.getName(), answer));
        if (turned.isPresent()) {
            return turned;
        }
        var edns = asked.getOPT();
        boolean wantsValidation = asked.getHeader().getFlag(Flags.AD) || edns != null && (edns.getFlags() & ExtendedFlags.DO) != 0;
        return follow(question.getName(), question.getType(), answer, wantsValidation);
    }

    /// The server stands for a resolver, so recursion is offered and no answer claims authority.
    private static Message begun(Message asked) {
        var answer = new Message(asked.getHeader().getID());
        Header header = answer.getHeader();
        header.setFlag(Flags.QR);
        header.setFlag(Flags.RA);
        header.setOpcode(asked.getHeader().getOpcode());
        for (int flag : new int[] {Flags.RD, Flags.CD}) {
            if (asked.getHeader().getFlag(flag)) {
                header.setFlag(flag);
            }
        }
        if (asked.getQuestion() != null) {
            answer.addRecord(asked.getQuestion(), Section.QUESTION);
        }
        var edns = asked.getOPT();
        if (edns != null) {
            answer.addRecord(new OPTRecord(LARGEST_UDP, 0, 0, edns.getFlags() & ExtendedFlags.DO), Section.ADDITIONAL);
        }
        return answer;
    }

    private static Optional<Message> refused(Message answer, int rcode) {
        answer.getHeader().setRcode(rcode);
        return Optional.of(answer);
    }

    /// Answers for a name and for the names that its aliases lead to. An alias out of these zones ends the answer there: who
    /// asked goes on by itself.
    private Optional<Message> follow(Name asked, int type, Message answer, boolean wantsValidation) {
        var name = asked;
        boolean signed = true;
        for (int step = 0; step < LONGEST_ALIAS_CHAIN; step++) {
            var how = behaviour.get(name);
            if (how == Behaviour.SILENT) {
                return Optional.empty();
            }
            var zone = zones.of(name);
            if (zone.isEmpty()) {
                answer.getHeader().setRcode(step == 0 ? Rcode.REFUSED : Rcode.NOERROR);
                return Optional.of(answer);
            }
            if (how == Behaviour.SERVFAIL || zone.get().delegates(name)) {
                return failed(answer);
            }
            signed &= behaviour.get(zone.get().origin()) == Behaviour.SIGNED;
            var node = zone.get().at(name);
            var alias = node.map(types -> types.get(Type.CNAME));
            if (alias.isEmpty() || type == Type.CNAME || type == Type.ANY) {
                finish(zone.get(), node, type, answer);
                if (signed && wantsValidation) {
                    answer.getHeader().setFlag(Flags.AD);
                }
                return Optional.of(answer);
            }
            var link = (CNAMERecord) alias.get().getFirst();
            answer.addRecord(link, Section.ANSWER);
            name = link.getTarget();
        }
        return failed(answer);
    }

    private static Optional<Message> failed(Message answer) {
        answer.removeAllRecords(Section.ANSWER);
        return refused(answer, Rcode.SERVFAIL);
    }

    private static void finish(Zone zone, Optional<Map<Integer, List<Record>>> node, int type, Message answer) {
        List<Record> found = node.map(types -> records(types, type)).orElse(List.of());
        found.forEach(record -> answer.addRecord(record, Section.ANSWER));
        if (found.isEmpty()) {
            answer.getHeader().setRcode(node.isEmpty() ? Rcode.NXDOMAIN : Rcode.NOERROR);
            answer.addRecord(zone.authority(), Section.AUTHORITY);
        }
    }

    private static List<Record> records(Map<Integer, List<Record>> types, int type) {
        if (type != Type.ANY) {
            return types.getOrDefault(type, List.of());
        }
        var all = new ArrayList<Record>();
        types.values().forEach(all::addAll);
        return all;
    }
}
