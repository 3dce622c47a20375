package org.mailward.mailauth.dns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What DNS said to a [Question].
///
/// The four cases must never be confused: only [NoData] and [NoSuchName] say that something is absent, and [Failed] says
/// nothing about the name at all.
public sealed interface Answer {

    Question question();

    /// The CNAME targets followed, in order; empty when the name answered itself, or nobody could say.
    default List<DomainName> aliases() {
        return List.of();
    }

    /// Records were found, perhaps at the end of a chain of aliases.
    ///
    /// @param records at least one, in the order received
    /// @param aliases the CNAME targets followed, in order; empty when the name answered itself
    /// @param ttl the smallest time to live on the way
    /// @param authenticated the resolver said that DNSSEC validation succeeded (the AD bit, RFC 4035 §3.2.3)
    record Found(Question question, List<RecordData> records, List<DomainName> aliases, Duration ttl, boolean authenticated)
            implements Answer {
        public Found {
            records = List.copyOf(records);
            aliases = List.copyOf(aliases);
            if (records.isEmpty()) {
                throw new IllegalArgumentException("Nothing was found for " + question + ": that is NoData");
            }
        }

        /// The same with its records in [RecordData#ORDER]: DNS promises none, and many servers turn theirs from answer to answer.
        public Found inOrder() {
            for (int i = 1; i < records.size(); i++) {
                if (RecordData.ORDER.compare(records.get(i - 1), records.get(i)) > 0) {
                    return new Found(question, records.stream().sorted(RecordData.ORDER).toList(), aliases, ttl, authenticated);
                }
            }
            return this;
        }

        /// The texts among the records, the strings of each joined, in the order received.
        public List<String> texts() {
            var texts = new ArrayList<String>(records.size());
            for (RecordData record : records) {
                if (record instanceof RecordData.Text text) {
                    texts.add(text.joined());
                }
            }
            return texts;
        }
    }

    /// The name, or that at the end of its aliases, exists without records of this type (RFC 2308 §2.2).
    ///
    /// @param aliases the CNAME targets followed, in order
    record NoData(Question question, List<DomainName> aliases, boolean authenticated) implements Answer {
        public NoData {
            aliases = List.copyOf(aliases);
        }

        public NoData(Question question, boolean authenticated) {
            this(question, List.of(), authenticated);
        }
    }

    /// The name, or that at the end of its aliases, does not exist (NXDOMAIN, RFC 2308 §2.1). A name at which an alias stands does exist.
    ///
    /// @param aliases the CNAME targets followed, in order
    record NoSuchName(Question question, List<DomainName> aliases, boolean authenticated) implements Answer {
        public NoSuchName {
            aliases = List.copyOf(aliases);
        }

        public NoSuchName(Question question, boolean authenticated) {
            this(question, List.of(), authenticated);
        }
    }

    /// Nobody could say: the answer is unknown, and asking again may help.
    /// @param detail one sentence for a person, without secrets
    record Failed(Question question, Failure failure, String detail) implements Answer {
    }

    /// Why nobody could say.
    enum Failure {
        /// No server answered in time.
        TIMEOUT,
        /// The resolver could not complete the query (RCODE 2), which is also what a failed DNSSEC validation looks like.
        SERVER_FAILURE,
        /// The server will not answer this question (RCODE 5).
        REFUSED,
        /// The answer could not be read, its aliases loop, or the answers to one question contradict each other.
        MALFORMED,
        /// No server could be reached.
        UNREACHABLE
    }

    /// What is to be kept of the answer, in octets, with a share for each record; roughly.
    default int octets() {
        int octets = 0;
        if (this instanceof Found found) {
            for (RecordData data : found.records()) {
                octets += data.octets();
            }
        }
        for (DomainName alias : aliases()) {
            octets += alias.ascii().length();
        }
        return octets;
    }

    /// True when DNS itself said that there is no such record.
    default boolean absent() {
        return this instanceof NoData || this instanceof NoSuchName;
    }
}
