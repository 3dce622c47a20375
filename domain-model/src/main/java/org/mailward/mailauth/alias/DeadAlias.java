package org.mailward.mailauth.alias;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.orgdomain.PublicSuffix;

/// An alias (CNAME) that leads to nothing: the name at its end does not exist, or has no record of the kind that is looked for there.
///
/// Whoever holds the name at the end says what the domain publishes. Where nobody holds it, that is whoever takes it first.
///
/// @param name where the alias stands
/// @param chain the names that it leads through, in order; at least one
/// @param missing the last of them does not exist; else it exists, without such records
/// @param wildcard no alias of this name itself answers, but one for every name (`*`)
/// @param suffix what the public suffix list says of the last name; empty when none was asked
/// @param free nobody holds the registrable domain of the last name
/// @see <a href="https://www.rfc-editor.org/rfc/rfc2308#section-2.1">RFC 2308 §2.1</a>
public record DeadAlias(DomainName name, List<DomainName> chain, boolean missing, boolean wildcard, Optional<PublicSuffix> suffix, boolean free) {

    public DeadAlias {
        chain = List.copyOf(chain);
        if (chain.isEmpty() || free && suffix.isEmpty()) {
            throw new IllegalArgumentException("An alias leads somewhere, and what can be taken is known by its public suffix: " + name);
        }
    }

    public DomainName end() {
        return chain.getLast();
    }

    /// What somebody would have to register, or to take at a platform, in order to answer in the domain's name; empty when it is taken.
    public Optional<DomainName> prize() {
        return free ? suffix.flatMap(PublicSuffix::registrableDomain) : Optional.empty();
    }

    /// A registry sells the name to whoever pays; else it is a platform's, which may let its customers choose.
    public boolean isForSale() {
        return free && suffix.filter(known -> known.section() == PublicSuffix.Section.ICANN).isPresent();
    }

    /// The whole chain and what stands at its end, a line each.
    public List<String> lines() {
        var lines = new ArrayList<String>(chain.size() + 2);
        DomainName at = name;
        for (DomainName next : chain) {
            lines.add(at + " CNAME " + next);
            at = next;
        }
        lines.add(end() + (missing ? ": no such name" : ": no such record"));
        prize().filter(prize -> !prize.equals(end())).ifPresent(prize -> lines.add(prize + ": no such name"));
        return lines;
    }
}
