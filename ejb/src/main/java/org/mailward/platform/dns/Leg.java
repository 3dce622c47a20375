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
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Rcode;

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

    /// What two servers, or one server twice, must say alike to be believed: everything but the time to live and the order
    /// of the records.
    record Word(List<DomainName> aliases, End end, boolean authenticated) {
    }

    Word word() {
        return new Word(aliases, end instanceof End.Records(var records)
                ? new End.Records(records.stream().sorted((one, other) -> one.toString().compareTo(other.toString())).toList())
                : end, authenticated);
    }

    /// @param mayAnswer whether the server that sent the message is the one to ask about a name
    static Leg read(Question question, Reply reply, Predicate<DomainName> mayAnswer) {
        int rcode = reply.rcode();
        if (rcode != Reply.NOERROR && rcode != Reply.NXDOMAIN) {
            return broken(failure(rcode), "The DNS server answered " + Rcode.string(rcode) + remark(reply) + ".");
        }
        try {
            return new Reading(question, reply, mayAnswer).leg();
        } catch (UnreadableDataException e) {
            return broken(Failure.MALFORMED, e.getMessage() + ".");
        }
    }

    static Leg broken(Failure failure, String detail) {
        return new Leg(List.of(), new End.Broken(failure, detail), Duration.ZERO, false);
    }

    private static Failure failure(int rcode) {
        return switch (rcode) {
            case Reply.REFUSED, Reply.NOTIMP, Reply.NOTAUTH -> Failure.REFUSED;
            default -> Failure.SERVER_FAILURE;
        };
    }

    /// The server's own words on why it failed (RFC 8914), cleaned of anything that is not plain text.
    private static String remark(Reply reply) {
        return reply.remark().map(remark -> {
            int blank = remark.indexOf(' ');
            var text = new StringBuilder();
            remark.substring(blank).chars().filter(c -> c >= ' ' && c <= '~').forEach(c -> text.append((char) c));
            String said = text.toString().strip();
            String words = ExtendedErrorCodeOption.text(Integer.parseInt(remark.substring(0, blank))) + (said.isEmpty() ? "" : ": " + said);
            return " (" + words.substring(0, Math.min(words.length(), LONGEST_REMARK)) + ")";
        }).orElse("");
    }

    /// Walks through one message.
    private static final class Reading {

        private final Question question;
        private final Reply reply;
        private final Predicate<DomainName> mayAnswer;
        private final int type;
        private final List<DomainName> aliases = new ArrayList<>(0);
        private String at;
        private long ttl = LONGEST_TTL;

        Reading(Question question, Reply reply, Predicate<DomainName> mayAnswer) {
            this.question = question;
            this.reply = reply;
            this.mayAnswer = mayAnswer;
            this.type = Records.code(question.type());
            this.at = question.name().ascii();
        }

        Leg leg() throws UnreadableDataException {
            List<RecordData> records = records();
            Optional<Reply.Entry> alias = alias(records);
            while (alias.isPresent()) {
                note(alias.get());
                DomainName target = Reply.usable(Records.name(reply, alias.get(), alias.get().from()));
                if (aliases.size() == MOST_ALIASES) {
                    throw new UnreadableDataException(
                            "The aliases of " + question.name() + " lead in a circle or through more than " + MOST_ALIASES + " names");
                }
                at = target.ascii();
                aliases.add(target);
                if (!mayAnswer.test(target)) {
                    return leg(new End.Elsewhere());
                }
                records = records();
                alias = alias(records);
            }
            return records.isEmpty() ? withoutRecords() : withRecords(records);
        }

        private Leg withRecords(List<RecordData> records) throws UnreadableDataException {
            if (reply.rcode() == Reply.NXDOMAIN) {
                throw new UnreadableDataException("The answer holds records and says that the name does not exist");
            }
            return leg(new End.Records(records));
        }

        private Leg withoutRecords() throws UnreadableDataException {
            Optional<Reply.Entry> soa = soa();
            if (reply.rcode() == Reply.NXDOMAIN) {
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
        private Leg absent(End end, Optional<Reply.Entry> soa) throws UnreadableDataException {
            ttl = soa.isEmpty() ? 0 : Math.min(ttl, Math.min(known(soa.get().ttl()), known(Records.minimum(reply, soa.get()))));
            return leg(end);
        }

        private Leg leg(End end) {
            return new Leg(List.copyOf(aliases), end, Duration.ofSeconds(ttl), reply.isAuthenticated());
        }

        private List<RecordData> records() throws UnreadableDataException {
            var records = new ArrayList<RecordData>(1);
            for (Reply.Entry one : reply.answers()) {
                if (one.type() == type && one.owner().equals(at)) {
                    records.add(Records.read(question.type(), reply, one));
                    note(one);
                }
            }
            return records;
        }

        private Optional<Reply.Entry> alias(List<RecordData> records) {
            return records.isEmpty()
                    ? reply.answers().stream().filter(one -> one.type() == Reply.TYPE_CNAME && one.owner().equals(at)).findFirst()
                    : Optional.empty();
        }

        private Optional<Reply.Entry> soa() {
            return reply.authority().stream().filter(one -> one.type() == Reply.TYPE_SOA && isAbove(one.owner())).findFirst();
        }

        private boolean isReferral() {
            return !reply.isAuthoritative() && reply.authority().stream().anyMatch(one -> one.type() == Reply.TYPE_NS && isAbove(one.owner()));
        }

        /// True for the name in question itself too.
        private boolean isAbove(String owner) {
            return owner.isEmpty() || at.endsWith(owner) && (at.length() == owner.length() || at.charAt(at.length() - owner.length() - 1) == '.');
        }

        private void note(Reply.Entry one) {
            ttl = Math.min(ttl, known(one.ttl()));
        }

        private static long known(long seconds) {
            return seconds > LONGEST_TTL ? 0 : seconds;
        }
    }
}
