package org.mailward.mailauth.orgdomain;

import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;

/// The kernel's only way to ask a public suffix list. Whoever implements it holds the list; the answer is a value that can be
/// kept beside what was judged with it.
@FunctionalInterface
public interface PublicSuffixes {

    /// @param name not the root
    /// @return the longest public suffix that the name ends with; a list that does not know the name's last label takes that
    ///         label for one
    PublicSuffix suffixOf(DomainName name);

    /// The name that somebody registered: one label more than the public suffix.
    ///
    /// @return empty when the name is a public suffix itself
    default Optional<DomainName> registrableDomain(DomainName name) {
        return suffixOf(name).registrableDomain();
    }
}
