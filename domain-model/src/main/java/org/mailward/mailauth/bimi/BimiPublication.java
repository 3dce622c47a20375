package org.mailward.mailauth.bimi;

import java.util.List;
import java.util.Optional;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordType;

/// What a domain publishes at `<selector>._bimi`.
public sealed interface BimiPublication {

    /// The selector of messages that name no other (draft-brand-indicators-for-message-identification-14 §4.4).
    String DEFAULT_SELECTOR = "default";

    record Absent() implements BimiPublication {
    }

    record One(BimiRecord record) implements BimiPublication {
    }

    /// More than one record: receivers take none of them (draft-brand-indicators-for-message-identification-14 §7.2).
    record Several(List<String> texts) implements BimiPublication {
        public Several {
            texts = List.copyOf(texts);
        }
    }

    record Unknown(String question, String why) implements BimiPublication {
    }

    /// What goes before the domain for the default selector.
    DomainName PREFIX = new DomainName(DEFAULT_SELECTOR + "._bimi");

    static DomainName name(DomainName domain) {
        return domain.under(PREFIX);
    }

    /// @param selector one or more labels
    static DomainName name(DomainName domain, String selector) {
        return domain.under(selector + "._bimi");
    }

    static BimiPublication of(DomainName domain, DnsResolver resolver) {
        return at(name(domain), resolver);
    }

    static BimiPublication of(DomainName domain, String selector, DnsResolver resolver) {
        return at(name(domain, selector), resolver);
    }

    private static BimiPublication at(DomainName name, DnsResolver resolver) {
        return switch (resolver.ask(name, RecordType.TXT)) {
            case Answer.Failed failed -> new Unknown(failed.question().toString(), failed.detail());
            case Answer.NoData _, Answer.NoSuchName _ -> new Absent();
            case Answer.Found found -> of(found.texts().stream().map(BimiRecord::read).flatMap(Optional::stream).toList());
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
