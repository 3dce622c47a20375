package org.mailward.mailauth.message;

import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;

/// One address with the name that is shown beside it.
///
/// @param name as shown to the reader, decoded; empty when there is none
/// @param local what stands before the last `@`, as written; empty when there is no `@`
/// @param domain empty when it is no domain name
/// @param text the address as written
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5322#section-3.4">RFC 5322 §3.4</a>
public record Mailbox(String name, String local, Optional<DomainName> domain, String text) {

    static Mailbox of(String name, String address) {
        int at = address.lastIndexOf('@');
        return new Mailbox(name, at < 0 ? "" : address.substring(0, at), at < 0 ? Optional.empty() : domain(address.substring(at + 1)), address);
    }

    /// Reads a domain as written in a header; address literals are none.
    public static Optional<DomainName> domain(String text) {
        if (text.isEmpty() || text.length() > 255 || text.startsWith("[")) {
            return Optional.empty();
        }
        try {
            DomainName name = DomainName.of(text);
            return name.equals(DomainName.ROOT) ? Optional.empty() : Optional.of(name);
        } catch (IllegalArgumentException notDomain) {
            return Optional.empty();
        }
    }
}
