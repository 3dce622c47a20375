package org.mailward.mailauth.spf;

import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.IpAddress;

/// Who is about to send mail, as a receiving server sees it.
///
/// @param ip the address that connected; an IPv4-mapped IPv6 address is kept as IPv4
/// @param helo what it called itself in HELO or EHLO, as sent
/// @param mailFrom the reverse-path without angle brackets; empty for a bounce, whose identity is `postmaster` at the HELO name
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7208#section-2.4">RFC 7208 §2.4</a>
public record Sender(IpAddress ip, String helo, String mailFrom) {

    /// The longest name or reverse-path that is looked at, in characters; SMTP allows 256 (RFC 5321 §4.5.3.1.3).
    public static final int LONGEST = 1_000;

    private static final String POSTMASTER = "postmaster";

    public Sender {
        ip = ip.unmapped();
    }

    /// The HELO identity by itself (RFC 7208 §2.3).
    public static Sender byHelo(IpAddress ip, String helo) {
        return new Sender(ip, helo, "");
    }

    /// What stands before the last `@`; `postmaster` where there is nothing (RFC 7208 §4.3).
    public String localPart() {
        int at = mailFrom.lastIndexOf('@');
        return at <= 0 ? POSTMASTER : mailFrom.substring(0, at);
    }

    /// The domain as sent, which may be no domain at all.
    public String domain() {
        return mailFrom.isEmpty() ? helo : mailFrom.substring(mailFrom.lastIndexOf('@') + 1);
    }

    /// The address that is checked.
    public String identity() {
        return localPart() + "@" + domain();
    }

    /// The domain that is asked for its record; empty when it is malformed, a domain literal, or has a single label (RFC 7208
    /// §4.3).
    public Optional<DomainName> checked() {
        String domain = domain();
        if (domain.length() > LONGEST || mailFrom.length() > LONGEST || helo.length() > LONGEST || domain.startsWith("[")) {
            return Optional.empty();
        }
        return DomainSpec.name(domain).filter(name -> name.ascii().indexOf('.') > 0);
    }
}
