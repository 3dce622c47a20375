package org.mailward.mailauth.mx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;

/// Where a domain receives mail.
public sealed interface MailExchanges {

    Comparator<RecordData.MailExchange> BY_PREFERENCE = Comparator.comparingInt(RecordData.MailExchange::preference).thenComparing(RecordData.MailExchange::exchange);

    /// Mail servers are named.
    /// @param records in the order of preference
    record Listed(List<RecordData.MailExchange> records) implements MailExchanges {
        public Listed {
            records = records.size() < 2 ? List.copyOf(records) : records.stream().sorted(BY_PREFERENCE).toList();
        }

        /// True when a null MX stands beside others, which RFC 7505 §3 forbids.
        public boolean hasNullBesideOthers() {
            for (RecordData.MailExchange record : records) {
                if (isNull(record)) {
                    return true;
                }
            }
            return false;
        }
    }

    /// The domain says that it receives no mail (RFC 7505 §3), once or with several preferences.
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
            case Answer.Found found -> listed(exchanges(found));
        };
    }

    private static List<RecordData.MailExchange> exchanges(Answer.Found found) {
        var exchanges = new ArrayList<RecordData.MailExchange>(found.records().size());
        for (RecordData record : found.records()) {
            if (record instanceof RecordData.MailExchange exchange) {
                exchanges.add(exchange);
            }
        }
        return exchanges;
    }

    private static MailExchanges listed(List<RecordData.MailExchange> records) {
        return !records.isEmpty() && records.stream().allMatch(MailExchanges::isNull) ? new NullMx() : new Listed(records);
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
