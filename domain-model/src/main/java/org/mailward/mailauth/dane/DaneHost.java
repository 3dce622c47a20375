package org.mailward.mailauth.dane;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.mx.MailHost;

/// What DANE does for one mail server.
///
/// @param host the name in the MX record
/// @param at the name at which TLSA records stand, or would stand
/// @param records those that could be read
/// @param unreadable how many records could not be read
/// @param question what could not be answered, when the state is unknown; else empty
/// @param why one sentence
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7672#section-2.2">RFC 7672 §2.2</a>
public record DaneHost(DomainName host, State state, DomainName at, List<Tlsa> records, int unreadable, String question, String why) {

    /// The most records of one server that are read.
    public static final int MOST_RECORDS = 50;

    private static final DomainName PREFIX = new DomainName("_25._tcp");
    private static final int LONGEST_HOST = 240;

    public enum State {
        /// Senders that use DANE deliver only to a server with a certificate that a record describes.
        PROTECTED,
        /// There are records, but none that senders can use: they must encrypt and cannot check with whom (RFC 7672 §2.2).
        UNUSABLE,
        /// The way to the server is not signed, so that TLSA records count for nothing.
        INSECURE,
        /// The way to the server is signed, and there is no record.
        NONE,
        /// Nobody could say.
        UNKNOWN
    }

    public DaneHost {
        records = List.copyOf(records);
    }

    /// Asks for TLSA records only where they would count: where the MX answer and the server's addresses, or the alias that leads to
    /// them, are authenticated (RFC 7672 §2.2.1, RFC 7672 §2.2.2).
    ///
    /// @param domain the mail domain, whose MX answer is looked at
    public static List<DaneHost> of(DomainName domain, List<MailHost> hosts, DnsResolver resolver) {
        if (hosts.isEmpty()) {
            return List.of();
        }
        boolean signed = resolver.ask(domain, RecordType.MX) instanceof Answer.Found mx && mx.authenticated();
        var looked = new ArrayList<DaneHost>(hosts.size());
        for (MailHost host : hosts) {
            looked.add(signed ? of(host, resolver) : new DaneHost(host.name(), State.INSECURE, base(host.name()), List.of(), 0, "",
                    "The domain's MX records are not protected by DNSSEC."));
        }
        return List.copyOf(looked);
    }

    private static DaneHost of(MailHost host, DnsResolver resolver) {
        DomainName base = base(host.name());
        if (host.standing() == MailHost.Standing.UNKNOWN) {
            return new DaneHost(host.name(), State.UNKNOWN, base, List.of(), 0, host.question(), host.why());
        }
        if (!host.authenticated()) {
            return unauthenticated(host, base, resolver);
        }
        // Behind an alias the records stand at its end, or else at the name in the MX record (RFC 7672 §2.2.2).
        if (!host.aliases().isEmpty()) {
            DaneHost atEnd = at(host, base(host.aliases().getLast()), resolver);
            if (atEnd.state() != State.NONE) {
                return atEnd;
            }
        }
        return at(host, base, resolver);
    }

    /// An alias that is authenticated itself leaves the records beside it in force, wherever it leads (RFC 7672 §2.2.2).
    private static DaneHost unauthenticated(MailHost host, DomainName base, DnsResolver resolver) {
        var insecure = new DaneHost(host.name(), State.INSECURE, base, List.of(), 0, "", "The server's address is not protected by DNSSEC.");
        if (host.aliases().isEmpty()) {
            return insecure;
        }
        Answer alias = resolver.ask(host.name(), RecordType.CNAME);
        if (alias instanceof Answer.Failed failed) {
            return new DaneHost(host.name(), State.UNKNOWN, base, List.of(), 0, failed.question().toString(), failed.detail());
        }
        DaneHost beside = alias instanceof Answer.Found found && found.authenticated() ? at(host, base, resolver) : insecure;
        return beside.state() == State.NONE ? insecure : beside;
    }

    private static DaneHost at(MailHost host, DomainName base, DnsResolver resolver) {
        return switch (resolver.ask(base, RecordType.TLSA)) {
            case Answer.Failed failed -> new DaneHost(host.name(), State.UNKNOWN, base, List.of(), 0, failed.question().toString(), failed.detail());
            case Answer.NoData _, Answer.NoSuchName _ -> new DaneHost(host.name(), State.NONE, base, List.of(), 0, "", "There is no TLSA record for this server.");
            case Answer.Found found when !found.authenticated() -> new DaneHost(host.name(), State.INSECURE, base, List.of(), 0, "",
                    "The server's TLSA records are not protected by DNSSEC.");
            case Answer.Found found -> read(host, base, found);
        };
    }

    private static DaneHost read(MailHost host, DomainName base, Answer.Found found) {
        var records = new ArrayList<Tlsa>();
        int unreadable = 0;
        for (RecordData data : found.records().subList(0, Math.min(found.records().size(), MOST_RECORDS))) {
            Optional<Tlsa> read = data instanceof RecordData.Presentation(String text) ? Tlsa.read(text) : Optional.empty();
            if (read.isPresent()) {
                records.add(read.get());
            } else {
                unreadable++;
            }
        }
        boolean usable = records.stream().anyMatch(Tlsa::isUsable);
        return new DaneHost(host.name(), usable ? State.PROTECTED : State.UNUSABLE, base, records, unreadable, "",
                usable ? "Senders that use DANE check this server's certificate." : "There are TLSA records, but none that senders can use.");
    }

    /// Where TLSA records of a mail server stand. A host too long for the prefix has none, and is asked about as it is.
    private static DomainName base(DomainName host) {
        return host.ascii().length() <= LONGEST_HOST ? host.under(PREFIX) : host;
    }

    public List<Tlsa> usable() {
        return records.stream().filter(Tlsa::isUsable).toList();
    }

    public List<Tlsa> unusable() {
        return records.stream().filter(record -> !record.isUsable()).toList();
    }
}
