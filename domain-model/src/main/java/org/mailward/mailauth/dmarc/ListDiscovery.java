package org.mailward.mailauth.dmarc;

import java.util.Optional;
import org.mailward.mailauth.dmarc.TreeWalk.Policies;
import org.mailward.mailauth.dmarc.TreeWalk.Published;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.orgdomain.PublicSuffix;

/// How a receiver on the old standard finds the record for a name: at the name, else at its organizational domain by the
/// public suffix list, and nowhere between or above.
///
/// Several records at one name end the search, while the tree walk of the current standard goes on above them.
///
/// @param suffix what the list says about the name
/// @param own what the name itself publishes
/// @param above what the organizational domain publishes; empty when it was not asked
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7489#section-6.6.3">RFC 7489 §6.6.3</a>
public record ListDiscovery(PublicSuffix suffix, Published own, Optional<Published> above) {

    public static ListDiscovery from(PublicSuffix suffix, DnsResolver resolver) {
        DomainName name = suffix.name();
        DomainName organization = suffix.organizationalDomain();
        Published own = TreeWalk.ask(name, resolver);
        boolean asksAbove = own instanceof Published.Absent && !organization.equals(name);
        return new ListDiscovery(suffix, own, asksAbove ? Optional.of(TreeWalk.ask(organization, resolver)) : Optional.empty());
    }

    public DomainName organizationalDomain() {
        return suffix.organizationalDomain();
    }

    public Policies policies() {
        return above.map(published -> policies(organizationalDomain(), published)).orElseGet(() -> policies(suffix.name(), own));
    }

    private static Policies policies(DomainName at, Published published) {
        return switch (published) {
            case Published.One(DmarcRecord record) -> new Policies.Applies(at, record);
            case Published.Absent _, Published.Several _ -> new Policies.None();
            case Published.Unknown(String why) -> new Policies.Unknown(at.under("_dmarc") + " TXT", why);
        };
    }
}
