package org.mailward.mailauth.mx;

import java.util.Comparator;
import java.util.List;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;

/// Where a domain receives mail.
public sealed interface MailExchanges {

    /// Mail servers are named.
    /// @param records in the order of preference
    record Listed(List<RecordData.MailExchange> records) implements MailExchanges {
        public Listed {
            records = records.stream().sorted(Comparator.comparingInt(RecordData.MailExchange::preference).thenComparing(RecordData.MailExchange::exchange)).toList();
        }

        /// True when a null MX stands beside others, which RFC 7505 §3 forbids.
        public boolean hasNullBesideOthers() {
            return records.stream().anyMatch(MailExchanges::isNull);
        }
    }

    /// The domain says that it receives no mail (RFC 7505 §3).
    record NullMx() implements MailExchanges {
    }

    /// No MX record, but an address: senders deliver there (RFC 5321 §5.1).
    record Implicit() implements MailExchanges {
    }

    /// Neither an MX record nor an address.
    record None() implements MailExchanges {
    }

    /// Nobody could say.
    /// @param question what could not be answered
    record Unknown(String question, String why) implements MailExchanges {
    }

    static MailExchanges of(DomainName domain, DnsResolver resolver) {
        return switch (resolver.ask(domain, RecordType.MX)) {
            case Answer.Failed failed -> new Unknown(failed.question().toString(), failed.detail());
            case Answer.NoData _, Answer.NoSuchName _ -> implicit(domain, resolver);
            case Answer.Found found -> listed(found.records().stream().filter(RecordData.MailExchange.class::isInstance).map(RecordData.MailExchange.class::cast).toList());
        };
    }

    private static MailExchanges listed(List<RecordData.MailExchange> records) {
        return records.size() == 1 && isNull(records.getFirst()) ? new NullMx() : new Listed(records);
    }

    private static MailExchanges implicit(DomainName domain, DnsResolver resolver) {
        Answer four = resolver.ask(domain, RecordType.A);
        Answer six = resolver.ask(domain, RecordType.AAAA);
        if (four instanceof Answer.Found || six instanceof Answer.Found) {
            return new Implicit();
        }
        for (Answer answer : List.of(four, six)) {
            if (answer instanceof Answer.Failed failed) {
                return new Unknown(failed.question().toString(), failed.detail());
            }
        }
        return new None();
    }

    private static boolean isNull(RecordData.MailExchange record) {
        return record.exchange().equals(DomainName.ROOT);
    }
}
