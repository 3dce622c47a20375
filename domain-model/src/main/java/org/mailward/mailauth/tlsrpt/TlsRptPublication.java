package org.mailward.mailauth.tlsrpt;

import java.util.List;
import java.util.Optional;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordType;

/// What a domain publishes at `_smtp._tls`.
public sealed interface TlsRptPublication {

    /// What goes before the domain.
    DomainName PREFIX = new DomainName("_smtp._tls");

    /// @param others texts that stand there but are no TLS-RPT records
    record Absent(List<String> others) implements TlsRptPublication {
        public Absent {
            others = List.copyOf(others);
        }
    }

    record One(TlsRptRecord record) implements TlsRptPublication {
    }

    /// More than one record: senders take the domain as not asking for reports (RFC 8460 §3).
    record Several(List<String> texts) implements TlsRptPublication {
        public Several {
            texts = List.copyOf(texts);
        }
    }

    record Unknown(String question, String why) implements TlsRptPublication {
    }

    static DomainName name(DomainName domain) {
        return domain.under(PREFIX);
    }

    static TlsRptPublication of(DomainName domain, DnsResolver resolver) {
        return switch (resolver.ask(name(domain), RecordType.TXT)) {
            case Answer.Failed failed -> new Unknown(failed.question().toString(), failed.detail());
            case Answer.NoData _, Answer.NoSuchName _ -> new Absent(List.of());
            case Answer.Found found -> of(found.texts());
        };
    }

    private static TlsRptPublication of(List<String> texts) {
        List<TlsRptRecord> records = texts.stream().map(TlsRptRecord::read).flatMap(Optional::stream).toList();
        return switch (records.size()) {
            case 0 -> new Absent(texts);
            case 1 -> new One(records.getFirst());
            default -> new Several(records.stream().map(TlsRptRecord::text).toList());
        };
    }
}
