package org.mailward.mailauth.dmarc;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
/// @param above what the organizational domain publishes, which matters for the name only where that has no record, and for
///     names below it always; empty when the name is its own organizational domain
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7489#section-6.6.3">RFC 7489 §6.6.3</a>
public record ListDiscovery(PublicSuffix suffix, Published own, Optional<Published> above) {

    public static ListDiscovery from(PublicSuffix suffix, DnsResolver resolver) {
        return found(suffix, name -> TreeWalk.ask(name, resolver).published());
    }

    /// @param walk from the same name with the same resolver; a name on its way is not asked about and read again
    public static ListDiscovery from(PublicSuffix suffix, TreeWalk walk, DnsResolver resolver) {
        return found(suffix, name -> walk.published(name).orElseGet(() -> TreeWalk.ask(name, resolver).published()));
    }

    private static ListDiscovery found(PublicSuffix suffix, Function<DomainName, Published> look) {
        DomainName name = suffix.name();
        DomainName organization = suffix.organizationalDomain();
        Optional<Published> above = organization.equals(name) ? Optional.empty() : Optional.of(look.apply(organization));
        return new ListDiscovery(suffix, look.apply(name), above);
    }

    /// The discovery for a name below that has no record of its own, from what is known.
    ///
    /// @throws IllegalArgumentException when the name is not below
    public ListDiscovery fromBelow(DomainName name) {
        PublicSuffix below = suffix.below(name);
        DomainName organization = below.organizationalDomain();
        var nothing = new Published.Absent(List.of());
        // Below a public suffix every name is its own organization's, and nothing is known of those between.
        Published there = organization.equals(organizationalDomain()) ? above.orElse(own) : nothing;
        return new ListDiscovery(below, nothing, organization.equals(name) ? Optional.empty() : Optional.of(there));
    }

    public DomainName organizationalDomain() {
        return suffix.organizationalDomain();
    }

    public Policies policies() {
        return own instanceof Published.Absent && above.isPresent() ? policies(organizationalDomain(), above.get()) : policies(suffix.name(), own);
    }

    private static Policies policies(DomainName at, Published published) {
        return switch (published) {
            case Published.One(DmarcRecord record) -> new Policies.Applies(at, record);
            case Published.Absent _, Published.Several _ -> new Policies.None();
            case Published.Unknown(String why) -> new Policies.Unknown(at.under("_dmarc") + " TXT", why);
        };
    }
}
