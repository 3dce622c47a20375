package org.mailward.mailauth.mx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.dns.SpecialUse;

/// One mail server that an MX record names, and where its name leads.
///
/// @param standing whether the name has an address
/// @param addresses literals, IPv4 if there are any, else IPv6
/// @param aliases the CNAME targets on the way, in order; empty when the name answered itself
/// @param authenticated the resolver confirmed the signatures on the whole way to the addresses
/// @param question what could not be answered, when the standing is unknown; else empty
/// @param why one sentence, when the standing is unknown; else empty
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-5.1">RFC 5321 §5.1</a>
public record MailHost(
        DomainName name,
        Standing standing,
        List<String> addresses,
        List<DomainName> aliases,
        boolean authenticated,
        String question,
        String why) {

    /// More servers of one domain are not looked at: senders rarely try that many, and anybody can publish thousands.
    public static final int MOST_HOSTS = 10;

    public enum Standing {
        ADDRESSED, WITHOUT_ADDRESS, UNKNOWN
    }

    public MailHost {
        addresses = List.copyOf(addresses);
        aliases = List.copyOf(aliases);
    }

    /// Looks at the most preferred servers, each name once. A name that no server can have is left out.
    ///
    /// IPv6 is asked for only where there is no IPv4 address: one question for nearly every server.
    public static List<MailHost> of(MailExchanges mx, DnsResolver resolver) {
        if (!(mx instanceof MailExchanges.Listed listed)) {
            return List.of();
        }
        var hosts = new ArrayList<MailHost>(Math.min(listed.records().size(), MOST_HOSTS));
        for (RecordData.MailExchange record : listed.records()) {
            DomainName name = record.exchange();
            if (hosts.size() < MOST_HOSTS && isHostName(name) && !isAmong(hosts, name)) {
                hosts.add(look(name, resolver));
            }
        }
        return List.copyOf(hosts);
    }

    private static boolean isAmong(List<MailHost> hosts, DomainName name) {
        for (MailHost host : hosts) {
            if (host.name.equals(name)) {
                return true;
            }
        }
        return false;
    }

    /// True for the full name of a server: neither the root, nor a single label, nor an address written as a name, nor one with a blank.
    public static boolean isHostName(DomainName exchange) {
        String name = exchange.ascii();
        int dot = name.lastIndexOf('.');
        return dot > 0 && !isNumber(name, dot + 1) && name.indexOf(' ') < 0;
    }

    private static boolean isNumber(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static MailHost look(DomainName name, DnsResolver resolver) {
        Answer four = resolver.ask(name, RecordType.A);
        if (four instanceof Answer.Found found) {
            return addressed(name, found);
        }
        Answer six = resolver.ask(name, RecordType.AAAA);
        if (six instanceof Answer.Found found) {
            return addressed(name, found);
        }
        for (Answer answer : List.of(four, six)) {
            if (answer instanceof Answer.Failed failed) {
                return new MailHost(name, Standing.UNKNOWN, List.of(), List.of(), false, failed.question().toString(), failed.detail());
            }
        }
        return new MailHost(name, Standing.WITHOUT_ADDRESS, List.of(), List.of(), false, "", "");
    }

    private static MailHost addressed(DomainName name, Answer.Found found) {
        var literals = new ArrayList<String>(found.records().size());
        for (RecordData record : found.records()) {
            if (record instanceof RecordData.Address(String literal)) {
                literals.add(literal);
            }
        }
        return new MailHost(name, Standing.ADDRESSED, literals, found.aliases(), found.authenticated(), "", "");
    }

    /// The addresses that are not of the public internet, each with its use.
    public List<Inner> inner() {
        var inner = new ArrayList<Inner>(0);
        for (String literal : addresses) {
            Optional<String> use = SpecialUse.of(literal);
            use.ifPresent(each -> inner.add(new Inner(literal, each)));
        }
        return List.copyOf(inner);
    }

    /// An address that nobody outside can reach.
    public record Inner(String literal, String use) {

        /// Documentation addresses stand in examples; all others lead somewhere, and to the wrong place.
        public boolean isExample() {
            return use.equals(SpecialUse.DOCUMENTATION);
        }
    }
}
