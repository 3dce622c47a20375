package org.mailward.mailauth.caa;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;

/// The CAA records that apply to a domain: its own, or those of the nearest name above it that has some.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8659#section-3">RFC 8659 §3</a>
public sealed interface CaaPublication {

    /// The most names that are asked on the way up; no name in practice is deeper.
    int MOST_STEPS = 8;

    /// The most records that are read.
    int MOST_RECORDS = 100;

    /// @param at where the records stand
    /// @param unreadable records as text that are no CAA records
    record Applies(DomainName at, List<CaaRecord> records, List<String> unreadable) implements CaaPublication {
        public Applies {
            records = List.copyOf(records);
            unreadable = List.copyOf(unreadable);
        }

        /// Who may issue certificates of one kind; empty when the records do not restrict them.
        ///
        /// @param tag `issue`, `issuewild`, `issuemail` or `issuevmc`; without `issuewild`, `issue` speaks for wildcards too
        public Optional<Set<DomainName>> issuers(String tag) {
            boolean spoken = records.stream().anyMatch(record -> record.tag().equals(tag));
            if (!spoken) {
                return tag.equals(CaaRecord.ISSUE_WILD) ? issuers(CaaRecord.ISSUE) : Optional.empty();
            }
            var issuers = new LinkedHashSet<DomainName>();
            records.stream().filter(record -> record.tag().equals(tag)).forEach(record -> record.issuer().ifPresent(issuers::add));
            return Optional.of(issuers);
        }

        /// Records that stop every authority, because they insist on a property that none knows.
        public List<CaaRecord> blocking() {
            return records.stream().filter(record -> record.isCritical() && !record.isKnown()).toList();
        }
    }

    /// No name up to the top has a record: every authority may issue.
    record Absent() implements CaaPublication {
    }

    record Unknown(String question, String why) implements CaaPublication {
    }

    static CaaPublication of(DomainName domain, DnsResolver resolver) {
        DomainName name = domain;
        for (int step = 0; step < MOST_STEPS && !name.equals(DomainName.ROOT); step++) {
            switch (resolver.ask(name, RecordType.CAA)) {
                case Answer.Found found -> {
                    return read(name, found);
                }
                case Answer.Failed failed -> {
                    return new Unknown(failed.question().toString(), failed.detail());
                }
                case Answer.NoData _, Answer.NoSuchName _ -> name = name.parent().orElse(DomainName.ROOT);
            }
        }
        return new Absent();
    }

    private static CaaPublication read(DomainName name, Answer.Found found) {
        var records = new ArrayList<CaaRecord>();
        var unreadable = new ArrayList<String>();
        for (RecordData data : found.records().subList(0, Math.min(found.records().size(), MOST_RECORDS))) {
            String text = data instanceof RecordData.Presentation(String presentation) ? presentation : data.toString();
            CaaRecord.read(text).ifPresentOrElse(records::add, () -> unreadable.add(text));
        }
        return new Applies(name, records, unreadable);
    }
}
