package org.mailward.mailauth.explanation;

import java.util.List;
import org.mailward.mailauth.dns.DomainName;

/// A selector that a message names, so that a scan can look at its key from now on.
///
/// @param services who is known to use it; empty when nobody is known
public record MetSelector(DomainName domain, String selector, List<String> services) {

    public MetSelector {
        services = List.copyOf(services);
    }
}
