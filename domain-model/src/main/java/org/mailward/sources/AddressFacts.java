package org.mailward.sources;

import java.util.List;
import java.util.Optional;

/// What was found out about a source's address after the report was stored.
///
/// @param reverse what its PTR record says
/// @param reverseName the name there, in lower case; empty unless there is one
/// @param network who holds its network
/// @param authorisedBy the `include` of the domain's own SPF record that lists the address, or [#OWN_RECORD] when the record lists it
///        by itself; empty when nothing does or nobody looked
/// @param spread in the names of how many domains it sends; [Spread#NOWHERE] when nobody counted
public record AddressFacts(Reverse reverse, String reverseName, Optional<NetworkOwner> network, Optional<String> authorisedBy, Spread spread) {

    /// In the names of how many of the provider's domains an address sends. Part of the evidence, and never shown as a number: the domains
    /// may be other customers'.
    ///
    /// @param domains that have it in their reports
    /// @param aligned those among them for which some of its mail is aligned
    public record Spread(int domains, int aligned) {

        public static final Spread NOWHERE = new Spread(0, 0);

        /// From so many on it sends for many.
        static final int MANY = 11;

        public Spread {
            if (aligned < 0 || aligned > domains) {
                throw new IllegalArgumentException("Of " + domains + " domains " + aligned + " cannot be aligned");
            }
        }

        public boolean isWide() {
            return domains >= MANY;
        }

        /// It sends in the names of many, and is set up for none of them, nor does anything that it hands on stay signed.
        public boolean isForeignEverywhere() {
            return isWide() && aligned == 0;
        }
    }

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

    public static final AddressFacts NOTHING = new AddressFacts(Reverse.UNKNOWN, "", Optional.empty(), Optional.empty(), Spread.NOWHERE);

    public AddressFacts {
        reverseName = ReportedName.of(reverseName);
        boolean named = reverse == Reverse.UNCONFIRMED || reverse == Reverse.CONFIRMED;
        if (named == reverseName.isEmpty()) {
            throw new IllegalArgumentException("An address that is " + reverse + " has " + (named ? "a name" : "no name"));
        }
        authorisedBy = authorisedBy.map(ReportedName::of);
    }

    /// The same with what an earlier look found where this one found nothing. An address whose servers are silent today has not lost its name, and what
    /// the domain allowed when the mail was sent was its own then.
    ///
    /// @param before the reasons that were given then; of a path that was never looked up they say nothing of its address
    public AddressFacts orAsBefore(List<Reason> before) {
        var facts = this;
        for (Reason reason : before) {
            facts = switch (reason.kind()) {
                case REVERSE_OF_SERVICE, REVERSE_OWN, REVERSE_CONFIRMED, REVERSE_GENERIC -> facts.orReverse(Reverse.CONFIRMED, reason.pieces().getFirst());
                case REVERSE_UNCONFIRMED, REVERSE_PRETENDED -> facts.orReverse(Reverse.UNCONFIRMED, reason.pieces().getFirst());
                case REVERSE_NONE -> facts.orReverse(Reverse.NONE, "");
                case INCLUDE_OF_SERVICE, INCLUDE_OTHER -> facts.orAuthorised(reason.pieces().getFirst());
                case RECORD_ITSELF -> facts.orAuthorised(OWN_RECORD);
                case DKIM_OF_SERVICE, DKIM_SELECTOR, DKIM_OWN, DKIM_OTHER, DKIM_FAILED, DKIM_NONE, SPF_OF_SERVICE, SPF_OWN, SPF_OTHER, SPF_REFUSED, CONTRADICTION, NO_DETAILS, NETWORK, SURVIVED, MARKED,
                        LIST_PATH, MANY_DOMAINS, FOREIGN_EVERYWHERE, LOOK_ALIKE, OVERRULED -> facts;
            };
        }
        return facts;
    }

    private AddressFacts orReverse(Reverse then, String name) {
        return reverse == Reverse.UNKNOWN ? new AddressFacts(then, name, network, authorisedBy, spread) : this;
    }

    private AddressFacts orAuthorised(String include) {
        return authorisedBy.isEmpty() ? new AddressFacts(reverse, reverseName, network, Optional.of(include), spread) : this;
    }
}
