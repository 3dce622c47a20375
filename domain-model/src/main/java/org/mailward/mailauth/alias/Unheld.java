package org.mailward.mailauth.alias;

import java.util.List;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.orgdomain.PublicSuffix;

/// A name that a domain relies on and that does not exist, below one that nobody holds: whoever takes that one answers for it.
///
/// @param prize what somebody would have to register, or to take at a platform
/// @param suffix what the public suffix list says of the name
/// @see <a href="https://www.rfc-editor.org/rfc/rfc2308#section-2.1">RFC 2308 §2.1</a>
public record Unheld(DomainName name, DomainName prize, PublicSuffix suffix) {

    /// A registry sells it to whoever pays; else it is a platform's, which may let its customers choose.
    public boolean isForSale() {
        return suffix.section() == PublicSuffix.Section.ICANN;
    }

    /// What DNS said, a line each.
    public List<String> lines() {
        String missing = ": no such name";
        return prize.equals(name) ? List.of(name + missing) : List.of(name + missing, prize + missing);
    }
}
