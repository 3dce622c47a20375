package org.mailward.mailauth.bimi;

import java.util.List;
import java.util.Optional;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;

/// What a domain publishes at `default._bimi`.
public sealed interface BimiPublication {

    record Absent() implements BimiPublication {
    }

    record One(BimiRecord record) implements BimiPublication {
    }

    record Several(List<String> texts) implements BimiPublication {
        public Several {
            texts = List.copyOf(texts);
        }
    }

    record Unknown(String question, String why) implements BimiPublication {
    }

    static DomainName name(DomainName domain) {
        return domain.under("default._bimi");
    }

    static BimiPublication of(DomainName domain, DnsResolver resolver) {
        return switch (resolver.ask(name(domain), RecordType.TXT)) {
            case Answer.Failed failed -> new Unknown(failed.question().toString(), failed.detail());
            case Answer.NoData _, Answer.NoSuchName _ -> new Absent();
            case Answer.Found found -> of(found.records().stream().filter(RecordData.Text.class::isInstance)
                    .map(record -> BimiRecord.read(((RecordData.Text) record).joined())).flatMap(Optional::stream).toList());
        };
    }

    private static BimiPublication of(List<BimiRecord> records) {
        return switch (records.size()) {
            case 0 -> new Absent();
            case 1 -> new One(records.getFirst());
            default -> new Several(records.stream().map(BimiRecord::text).toList());
        };
    }
}
