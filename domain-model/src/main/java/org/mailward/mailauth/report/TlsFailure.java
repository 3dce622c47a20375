package org.mailward.mailauth.report;

import java.util.Optional;
import org.mailward.mailauth.dns.IpAddress;

/// Connections that failed in one way.
///
/// Texts are as written and empty where the report is silent.
///
/// @param result such as `certificate-expired` (RFC 8460 §4.3)
/// @param sender the address from which the connection came
/// @param mx the mail server's name
/// @param helo how the mail server greeted
/// @param receiver the mail server's address
/// @param sessions how many there were, 0 or more
/// @param reason a code of the sender's own
/// @param information for people, or where to find more
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8460#section-4.4">RFC 8460 §4.4</a>
public record TlsFailure(Stated<TlsResultType> result, Optional<IpAddress> sender, String mx, String helo, Optional<IpAddress> receiver, long sessions, String reason, String information) {
}
