package org.mailward.mailauth.mtasts;

import org.mailward.mailauth.dns.DomainName;

/// The kernel's only way to fetch an MTA-STS policy. The caller waits; whoever implements it keeps the limits of time and
/// size, never follows a redirect and never speaks to an address inside its own network.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8461#section-3.3">RFC 8461 §3.3</a>
@FunctionalInterface
public interface PolicyFetcher {

    /// The path is the same on every policy host (RFC 8461 §3.3).
    String PATH = "/.well-known/mta-sts.txt";

    /// Fetches `https://<policyHost>/.well-known/mta-sts.txt`.
    ///
    /// @param policyHost `mta-sts.` followed by the mail domain
    /// @return what came back, or [FetchedPolicy.Failed] for every kind of trouble; never null
    FetchedPolicy fetch(DomainName policyHost);
}
