package org.mailward.sources;

import java.util.List;
import java.util.Optional;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.spf.Mechanism;
import org.mailward.mailauth.spf.Sender;
import org.mailward.mailauth.spf.SpfCheck;
import org.mailward.mailauth.spf.SpfMatch;
import org.mailward.mailauth.spf.SpfResult;
import org.mailward.mailauth.spf.SpfVerdict;
import org.mailward.sources.AddressFacts.Reverse;

/// Finds out about a source's address what its reports do not say: whether its name leads back to it, who holds its network, and
/// by what the domain's own SPF record allows it. Asking twice does no harm.
public final class AddressInquiry {

    /// Of an address with more names only so many are looked at, as SPF does (RFC 7208 §4.6.4).
    static final int MOST_NAMES = 10;
    /// A network with a shorter prefix allows whole countries, which says nothing about one address.
    static final int SHORTEST_PREFIX4 = 10;
    static final int SHORTEST_PREFIX6 = 24;

    private final DnsResolver resolver;
    private final NetworkTable networks;
    private final ServiceCatalogue catalogue;

    public AddressInquiry(DnsResolver resolver, NetworkTable networks, ServiceCatalogue catalogue) {
        this.resolver = resolver;
        this.networks = networks;
        this.catalogue = catalogue;
    }

    /// @param domain in whose name the address sends
    /// @param spread in the names of how many domains it sends
    public AddressFacts find(IpAddress address, DomainName domain, AddressFacts.Spread spread) {
        IpAddress plain = address.unmapped();
        Named named = reverse(plain);
        return new AddressFacts(named.reverse, named.name, networks.find(plain), authorisedBy(plain, domain), spread);
    }

    private record Named(Reverse reverse, String name) {
    }

    /// A name that leads back wins over one that does not; where nobody answered, nothing is held against the address.
    private Named reverse(IpAddress address) {
        Answer answer = resolver.ask(address.reverseName(), RecordType.PTR);
        if (answer.absent()) {
            return new Named(Reverse.NONE, "");
        }
        if (!(answer instanceof Answer.Found found)) {
            return new Named(Reverse.UNKNOWN, "");
        }
        List<DomainName> names = found.records().stream().filter(RecordData.Target.class::isInstance).map(record -> ((RecordData.Target) record).name())
                .filter(name -> !name.equals(DomainName.ROOT)).limit(MOST_NAMES).toList();
        boolean silent = false;
        for (DomainName name : names) {
            Answer back = resolver.ask(name, address.family().type());
            if (back instanceof Answer.Found there && there.records().stream().anyMatch(record -> isOf(record, address))) {
                return new Named(Reverse.CONFIRMED, name.ascii());
            }
            silent |= back instanceof Answer.Failed;
        }
        if (silent) {
            return new Named(Reverse.UNKNOWN, "");
        }
        return names.isEmpty() ? new Named(Reverse.NONE, "") : new Named(Reverse.UNCONFIRMED, names.getFirst().ascii());
    }

    private static boolean isOf(RecordData record, IpAddress address) {
        return record instanceof RecordData.Address there && there.ip().filter(address::equals).isPresent();
    }

    /// The outermost include that the catalogue knows, else the outermost. A record that allows everybody allows nobody in
    /// particular.
    private Optional<String> authorisedBy(IpAddress address, DomainName domain) {
        SpfResult result = SpfCheck.check(new Sender(address, domain.ascii(), "postmaster@" + domain.ascii()), resolver);
        if (result.verdict() != SpfVerdict.PASS || result.innermost().map(SpfMatch::directive).filter(directive -> isSelective(directive.mechanism())).isEmpty()) {
            return Optional.empty();
        }
        List<String> publishers = result.path().stream().map(match -> match.publisher().ascii()).filter(name -> !name.equals(domain.ascii())).toList();
        return publishers.stream().filter(name -> catalogue.byInclude(name).isPresent()).findFirst()
                .or(() -> publishers.stream().findFirst())
                .or(() -> Optional.of(AddressFacts.OWN_RECORD));
    }

    private static boolean isSelective(Mechanism mechanism) {
        return switch (mechanism) {
            case Mechanism.All _ -> false;
            case Mechanism.Ip4(IpAddress _, int prefix) -> prefix >= SHORTEST_PREFIX4;
            case Mechanism.Ip6(IpAddress _, int prefix) -> prefix >= SHORTEST_PREFIX6;
            case Mechanism.A(var _, int prefix4, int prefix6) -> prefix4 >= SHORTEST_PREFIX4 && prefix6 >= SHORTEST_PREFIX6;
            case Mechanism.Mx(var _, int prefix4, int prefix6) -> prefix4 >= SHORTEST_PREFIX4 && prefix6 >= SHORTEST_PREFIX6;
            case Mechanism.Include _, Mechanism.Exists _, Mechanism.Ptr _ -> true;
        };
    }
}
