package org.mailward.mailauth.starttls;

import org.mailward.mailauth.dns.DomainName;

/// The kernel's only way to look at a mail server. The caller waits; whoever implements it keeps the limits of time and size,
/// sends no mail, and never speaks to an address inside its own network.
@FunctionalInterface
public interface SmtpProber {

    /// @param host the name in an MX record
    /// @return what was seen, or [SmtpProbe.Failed] for every kind of trouble on the way; never null
    SmtpProbe probe(DomainName host);
}
