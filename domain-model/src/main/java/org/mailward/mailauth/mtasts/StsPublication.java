package org.mailward.mailauth.mtasts;

import java.util.List;
import java.util.Optional;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordType;

/// What a domain publishes at `_mta-sts`.
public sealed interface StsPublication {

    /// What goes before the domain for the record.
    DomainName PREFIX = new DomainName("_mta-sts");

    /// What goes before the domain for the host that serves the policy.
    DomainName HOST = new DomainName("mta-sts");

    /// @param others texts that stand there but are no MTA-STS records
    record Absent(List<String> others) implements StsPublication {
        public Absent {
            others = List.copyOf(others);
        }
    }

    record One(StsRecord record) implements StsPublication {
    }

    /// More than one record: senders take the domain as having no policy (RFC 8461 §3.1).
    record Several(List<String> texts) implements StsPublication {
        public Several {
            texts = List.copyOf(texts);
        }
    }

    record Unknown(String question, String why) implements StsPublication {
    }

    static StsPublication of(DomainName domain, DnsResolver resolver) {
        return switch (resolver.ask(domain.under(PREFIX), RecordType.TXT)) {
            case Answer.Failed failed -> new Unknown(failed.question().toString(), failed.detail());
            case Answer.NoData _, Answer.NoSuchName _ -> new Absent(List.of());
            case Answer.Found found -> of(found.texts());
        };
    }

    private static StsPublication of(List<String> texts) {
        List<StsRecord> records = texts.stream().map(StsRecord::read).flatMap(Optional::stream).toList();
        return switch (records.size()) {
            case 0 -> new Absent(texts);
            case 1 -> new One(records.getFirst());
            default -> new Several(records.stream().map(StsRecord::text).toList());
        };
    }

    static DomainName policyHost(DomainName domain) {
        return domain.under(HOST);
    }
}
