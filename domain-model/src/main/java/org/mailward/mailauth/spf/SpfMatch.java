package org.mailward.mailauth.spf;

import org.mailward.mailauth.dns.DomainName;

/// A directive that matched the sender.
/// @param publisher the domain whose record holds it
public record SpfMatch(DomainName publisher, Directive directive) {
}
