package org.mailward.sources;

import java.util.Optional;

/// What was found out about a source's address after the report was stored.
///
/// @param reverse what its PTR record says
/// @param reverseName the name there, in lower case; empty unless there is one
/// @param network who holds its network
/// @param authorisedBy the `include` of the domain's own SPF record that lists the address, or [#OWN_RECORD] when the record lists it
///        by itself; empty when nothing does or nobody looked
/// @param otherDomains how many other domains of the provider have the address in their reports; 0 when nobody counted
public record AddressFacts(Reverse reverse, String reverseName, Optional<NetworkOwner> network, Optional<String> authorisedBy, int otherDomains) {

    /// Stands for the domain's SPF record itself, where no include is between it and the address.
    public static final String OWN_RECORD = "";

    /// What became of the question for an address's name.
    public enum Reverse {
        /// Nobody asked, or nobody answered.
        UNKNOWN,
        /// The address has no name.
        NONE,
        /// It has one that does not lead back to it; anybody can write such a name (RFC 1912 §2.1).
        UNCONFIRMED,
        /// It has one that leads back to it.
        CONFIRMED
    }

    public static final AddressFacts NOTHING = new AddressFacts(Reverse.UNKNOWN, "", Optional.empty(), Optional.empty(), 0);

    public AddressFacts {
        reverseName = ReportedName.of(reverseName);
        boolean named = reverse == Reverse.UNCONFIRMED || reverse == Reverse.CONFIRMED;
        if (named == reverseName.isEmpty()) {
            throw new IllegalArgumentException("An address that is " + reverse + " has " + (named ? "a name" : "no name"));
        }
        authorisedBy = authorisedBy.map(ReportedName::of);
        if (otherDomains < 0) {
            throw new IllegalArgumentException("There are no " + otherDomains + " other domains");
        }
    }
}
