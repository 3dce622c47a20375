package org.mailward.platform.dns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.mailward.mailauth.dns.Answer.Failure;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordData;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;

/// What one message says about one question: how far its aliases lead, and what stands there.
///
/// @param aliases the CNAME targets followed within this message
/// @param ttl how long the whole leg may be remembered; zero when it may not
/// @param authenticated the AD bit of the message
record Leg(List<DomainName> aliases, End end, Duration ttl, boolean authenticated) {

    /// More aliases than this in one chain are taken for a trap.
    static final int MOST_ALIASES = 12;
    /// RFC 2181 §8: a TTL with the highest bit set counts as zero.
    private static final long LONGEST_TTL = Integer.MAX_VALUE;
    private static final int LONGEST_REMARK = 200;

    /// Where the leg ends.
    sealed interface End {

        record Records(List<RecordData> records) implements End {
        }

        /// The last name exists, without such records.
        record Nothing() implements End {
        }

        /// The last name does not exist.
        record NoName() implements End {
        }

        /// The message does not say what stands at the last alias: ask there.
        record Elsewhere() implements End {
        }

        record Broken(Failure failure, String detail) implements End {
        }
    }

    /// @param mayAnswer whether the server that sent the message is the one to ask about a name
    static Leg read(Question question, Message message, Predicate<DomainName> mayAnswer) {
        int rcode = message.getRcode();
        if (rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN) {
            return broken(failure(rcode), "The DNS server answered " + Rcode.string(rcode) + remark(message) + ".");
        }
        try {
            return new Reading(question, message, mayAnswer).leg();
        } catch (UnreadableDataException e) {
            return broken(Failure.MALFORMED, e.getMessage() + ".");
        }
    }

    static Leg broken(Failure failure, String detail) {
        return new Leg(List.of(), new End.Broken(failure, detail), Duration.ZERO, false);
    }

    private static Failure failure(int rcode) {
        return switch (rcode) {
            case Rcode.REFUSED, Rcode.NOTIMP, Rcode.NOTAUTH -> Failure.REFUSED;
            default -> Failure.SERVER_FAILURE;
        };
    }

    /// The server's own words on why it failed (RFC 8914), cleaned of anything that is not plain text.
    private static String remark(Message message) {
        if (message.getOPT() == null) {
            return "";
        }
        for (EDNSOption option : message.getOPT().getOptions(EDNSOption.Code.EDNS_EXTENDED_ERROR)) {
            if (option instanceof ExtendedErrorCodeOption error) {
                String text = error.getText() == null ? "" : error.getText().replaceAll("[^ -~]", "").strip();
                String words = ExtendedErrorCodeOption.text(error.getErrorCode()) + (text.isEmpty() ? "" : ": " + text);
                return " (" + words.substring(0, Math.min(words.length(), LONGEST_REMARK)) + ")";
            }
        }
        return "";
    }

    /// Walks through one message.
    private static final class Reading {

        private final Question question;
        private final Message message;
        private final Predicate<DomainName> mayAnswer;
        private final int type;
        private final List<DomainName> aliases = new ArrayList<>();
        private Name at;
        private long ttl = LONGEST_TTL;

        Reading(Question question, Message message, Predicate<DomainName> mayAnswer) {
            this.question = question;
            this.message = message;
            this.mayAnswer = mayAnswer;
            this.type = Records.code(question.type());
            this.at = Names.toWire(question.name());
        }

        Leg leg() throws UnreadableDataException {
            List<RecordData> records = records();
            Optional<CNAMERecord> alias = alias();
            while (records.isEmpty() && alias.isPresent()) {
                note(alias.get());
                at = alias.get().getTarget();
                DomainName target = Names.fromWire(at);
                if (aliases.size() == MOST_ALIASES) {
                    throw new UnreadableDataException(
                            "The aliases of " + question.name() + " lead in a circle or through more than " + MOST_ALIASES + " names");
                }
                aliases.add(target);
                if (!mayAnswer.test(target)) {
                    return leg(new End.Elsewhere());
                }
                records = records();
                alias = alias();
            }
            return records.isEmpty() ? withoutRecords() : withRecords(records);
        }

        private Leg withRecords(List<RecordData> records) throws UnreadableDataException {
            if (message.getRcode() == Rcode.NXDOMAIN) {
                throw new UnreadableDataException("The answer holds records and says that the name does not exist");
            }
            return leg(new End.Records(records));
        }

        private Leg withoutRecords() {
            Optional<SOARecord> soa = soa();
            if (message.getRcode() == Rcode.NXDOMAIN) {
                return absent(new End.NoName(), soa);
            }
            if (!aliases.isEmpty() && soa.isEmpty()) {
                return leg(new End.Elsewhere());
            }
            if (soa.isEmpty() && isReferral()) {
                return broken(Failure.REFUSED,
                        "The DNS server named other servers instead of answering: it does not resolve names for this installation.");
            }
            return absent(new End.Nothing(), soa);
        }

        /// RFC 2308 §5: an absence lives as long as the smaller of the SOA's TTL and its MINIMUM; without a SOA it is not kept.
        private Leg absent(End end, Optional<SOARecord> soa) {
            ttl = soa.map(record -> Math.min(ttl, Math.min(known(record.getTTL()), known(record.getMinimum())))).orElse(0L);
            return leg(end);
        }

        private Leg leg(End end) {
            return new Leg(List.copyOf(aliases), end, Duration.ofSeconds(ttl), message.getHeader().getFlag(Flags.AD));
        }

        private List<RecordData> records() throws UnreadableDataException {
            var records = new ArrayList<RecordData>();
            for (Record one : message.getSection(Section.ANSWER)) {
                if (one.getType() == type && one.getName().equals(at)) {
                    records.add(Records.read(question.type(), one));
                    note(one);
                }
            }
            return records;
        }

        private Optional<CNAMERecord> alias() {
            return message.getSection(Section.ANSWER).stream()
                    .filter(CNAMERecord.class::isInstance)
                    .map(CNAMERecord.class::cast)
                    .filter(cname -> cname.getName().equals(at))
                    .findFirst();
        }

        private Optional<SOARecord> soa() {
            return message.getSection(Section.AUTHORITY).stream()
                    .filter(SOARecord.class::isInstance)
                    .map(SOARecord.class::cast)
                    .filter(soa -> at.subdomain(soa.getName()))
                    .findFirst();
        }

        private boolean isReferral() {
            return !message.getHeader().getFlag(Flags.AA)
                    && message.getSection(Section.AUTHORITY).stream()
                            .anyMatch(one -> one instanceof NSRecord && at.subdomain(one.getName()));
        }

        private void note(Record one) {
            ttl = Math.min(ttl, known(one.getTTL()));
        }

        private static long known(long seconds) {
            return seconds > LONGEST_TTL ? 0 : seconds;
        }
    }
}
