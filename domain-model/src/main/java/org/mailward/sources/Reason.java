package org.mailward.sources;

import java.util.ArrayList;
import java.util.List;

/// One thing that speaks for how a source was named and classed.
///
/// @param pieces what the sentence about it names, such as a domain and a selector; as many as the kind says
public record Reason(Kind kind, List<String> pieces) {

    /// In the order in which they count and are shown.
    public enum Kind {
        /// A valid signature in a service's own name: domain, selector, service.
        DKIM_OF_SERVICE(3),
        /// A valid signature of the domain's owner, by a selector that a service uses: domain, selector, service.
        DKIM_SELECTOR(3),
        /// A valid signature of the domain's owner: domain, selector.
        DKIM_OWN(2),
        /// A valid signature of somebody else: domain, selector.
        DKIM_OTHER(2),
        /// A signature in somebody's name that is not valid, so that it proves nothing: domain, selector.
        DKIM_FAILED(2),
        /// No signature at all.
        DKIM_NONE(0),
        /// SPF passes for a service's own return path: domain, service.
        SPF_OF_SERVICE(2),
        /// SPF passes for a return path of the domain's owner: domain.
        SPF_OWN(1),
        /// SPF passes for somebody else's return path: domain.
        SPF_OTHER(1),
        /// SPF refuses the address for this return path: domain.
        SPF_REFUSED(1),
        /// The domain's SPF record allows the address by an include of a service: include, service.
        INCLUDE_OF_SERVICE(2),
        /// The domain's SPF record allows the address by another include: include.
        INCLUDE_OTHER(1),
        /// The domain's SPF record allows the address by itself.
        RECORD_ITSELF(0),
        /// The address's name leads back to it and is one of the domain's owner, who alone can make it do so: name.
        REVERSE_OWN(1),
        /// The report says that something is aligned, and its own details do not bear that out.
        CONTRADICTION(0),
        /// The report says that something is aligned and gives no details.
        NO_DETAILS(0),
        /// The address's name leads back to it and is of a service: name, service.
        REVERSE_OF_SERVICE(2),
        /// The address's name leads back to it: name.
        REVERSE_CONFIRMED(1),
        /// The name looks like one of a line of many customers: name.
        REVERSE_GENERIC(1),
        /// The address's name does not lead back to it, so that it proves nothing: name.
        REVERSE_UNCONFIRMED(1),
        /// The address claims a service's name that does not lead back to it: name, service.
        REVERSE_PRETENDED(2),
        /// The address has no name.
        REVERSE_NONE(0),
        /// Who holds the network: name, country; each perhaps empty.
        NETWORK(2),
        /// The signature is still valid while SPF fails, as when mail is handed on: the return path's domain.
        SURVIVED(1),
        /// The receiver noted that the mail came by way of somebody else: the mark.
        MARKED(1),
        /// The return path is that of a mailing list or of a forwarder: domain.
        LIST_PATH(1),
        /// The same address sends in the names of many domains.
        MANY_DOMAINS(0),
        /// The same address sends in the names of many domains, and is set up for none of them.
        FOREIGN_EVERYWHERE(0),
        /// A name that is easily taken for that of a service or of the domain itself: name, what it looks like (a service or the domain).
        LOOK_ALIKE(2),
        /// Somebody of the provider's staff decided so. Why is said to the staff alone, and not here.
        OVERRULED(0);

        private final int pieces;

        Kind(int pieces) {
            this.pieces = pieces;
        }

        /// How many pieces a reason of the kind has: 0 to 3.
        public int pieces() {
            return pieces;
        }
    }

    /// Before what the evidence says, where somebody decided.
    public static final Reason OVERRULED = new Reason(Kind.OVERRULED, List.of());

    public Reason {
        pieces = List.copyOf(pieces);
        if (pieces.size() != kind.pieces) {
            throw new IllegalArgumentException(kind + " has " + kind.pieces + " pieces, not " + pieces.size());
        }
    }

    static Reason of(Kind kind, String... pieces) {
        return new Reason(kind, List.of(pieces));
    }

    /// Reasons as one text, a line each, the pieces divided by tabulators.
    public static String text(List<Reason> reasons) {
        var text = new StringBuilder(reasons.size() * 40);
        for (Reason reason : reasons) {
            text.append(text.isEmpty() ? "" : "\n").append(reason.kind);
            for (String piece : reason.pieces) {
                text.append('\t').append(piece.indexOf('\t') < 0 && piece.indexOf('\n') < 0 ? piece : piece.replace('\t', ' ').replace('\n', ' '));
            }
        }
        return text.toString();
    }

    /// Reads what [#text] wrote; what an earlier version wrote beyond a kind's pieces is left out.
    ///
    /// @throws IllegalArgumentException when it is anything else
    public static List<Reason> read(String text) {
        var reasons = new ArrayList<Reason>();
        for (String line : text.isEmpty() ? new String[0] : text.split("\n")) {
            String[] parts = line.split("\t", -1);
            var kind = Kind.valueOf(parts[0]);
            reasons.add(new Reason(kind, List.of(parts).subList(1, Math.min(parts.length, 1 + kind.pieces))));
        }
        return List.copyOf(reasons);
    }
}
