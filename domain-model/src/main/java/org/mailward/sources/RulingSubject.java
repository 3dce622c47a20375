package org.mailward.sources;

import java.util.Locale;
import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.tenancy.InvalidInput;

/// By what the paths are told from others about which somebody decides what they are.
///
/// Only what a stranger cannot fake tells paths apart: a signature counts when it was valid, and a return path when SPF passed for it.
public sealed interface RulingSubject {

    /// The field that a refusal is about.
    String FIELD = "subject";

    /// The kinds, by which the database knows them.
    enum Kind {
        ADDRESS, DKIM_DOMAIN, RETURN_PATH, SERVICE
    }

    Kind kind();

    /// What [#of] reads: an address or network, a domain name, or a service's id.
    String text();

    boolean fits(KnownPath path);

    /// One address or a network.
    ///
    /// @param network its first address
    /// @param prefix of IPv4 at least [#SHORTEST_PREFIX4] bits, of IPv6 at least [#SHORTEST_PREFIX6]: a decision about more would be one
    ///     about strangers
    record Address(IpAddress network, int prefix) implements RulingSubject {

        public static final int SHORTEST_PREFIX4 = 16;
        public static final int SHORTEST_PREFIX6 = 32;

        public Address {
            int shortest = network.family() == IpAddress.Family.FOUR ? SHORTEST_PREFIX4 : SHORTEST_PREFIX6;
            if (prefix < shortest || prefix > network.family().bits()) {
                throw new InvalidInput(FIELD, "A network has a prefix of " + shortest + " to " + network.family().bits() + " bits here, so that nothing is decided about strangers.");
            }
            network = network.masked(prefix);
        }

        @Override
        public Kind kind() {
            return Kind.ADDRESS;
        }

        @Override
        public String text() {
            return prefix == network.family().bits() ? network.text() : network.text() + "/" + prefix;
        }

        @Override
        public boolean fits(KnownPath path) {
            return path.source().isIn(network, prefix);
        }

        private static Address read(String text) {
            int slash = text.indexOf('/');
            var address = IpAddress.of(slash < 0 ? text : text.substring(0, slash)).map(IpAddress::unmapped);
            var prefix = slash < 0 ? address.map(one -> one.family().bits()) : Optional.of(text.substring(slash + 1)).filter(bits -> bits.matches("\\d{1,3}")).map(Integer::valueOf);
            if (address.isEmpty() || prefix.isEmpty()) {
                throw new InvalidInput(FIELD, "Enter an address such as 192.0.2.7, or a network such as 192.0.2.0/24.");
            }
            return new Address(address.get(), prefix.get());
        }
    }

    /// A valid signature of this domain, or of one below it.
    record DkimDomain(String name) implements RulingSubject {

        public DkimDomain {
            name = domain(name);
        }

        @Override
        public Kind kind() {
            return Kind.DKIM_DOMAIN;
        }

        @Override
        public String text() {
            return name;
        }

        @Override
        public boolean fits(KnownPath path) {
            return path.evidence().signatures().stream().anyMatch(signature -> signature.passed() && ReportedName.isWithin(signature.domain(), name));
        }
    }

    /// A return path of this domain, or of one below it, for which SPF passed.
    record ReturnPathDomain(String name) implements RulingSubject {

        public ReturnPathDomain {
            name = domain(name);
        }

        @Override
        public Kind kind() {
            return Kind.RETURN_PATH;
        }

        @Override
        public String text() {
            return name;
        }

        @Override
        public boolean fits(KnownPath path) {
            return path.evidence().returnPath().passed() && ReportedName.isWithin(path.evidence().returnPath().domain(), name);
        }
    }

    /// What the evidence says to be this service.
    ///
    /// @param id the catalogue's, or one that it had
    record Service(String id) implements RulingSubject {

        @Override
        public Kind kind() {
            return Kind.SERVICE;
        }

        @Override
        public String text() {
            return id;
        }

        @Override
        public boolean fits(KnownPath path) {
            return path.service().equals(id);
        }
    }

    /// What somebody typed or chose.
    ///
    /// @param catalogue of the services that may be chosen
    /// @throws InvalidInput when the text is nothing of that kind
    static RulingSubject of(Kind kind, String text, ServiceCatalogue catalogue) {
        if (kind == Kind.SERVICE && catalogue.find(text.strip()).isEmpty()) {
            throw new InvalidInput(FIELD, "Choose one of the services that Mailward knows.");
        }
        return kept(kind, text.strip());
    }

    /// What [#text] gave, perhaps long ago.
    static RulingSubject kept(Kind kind, String text) {
        return switch (kind) {
            case ADDRESS -> Address.read(text);
            case DKIM_DOMAIN -> new DkimDomain(text);
            case RETURN_PATH -> new ReturnPathDomain(text);
            case SERVICE -> new Service(text);
        };
    }

    private static String domain(String text) {
        try {
            var name = DomainName.of(text.strip().toLowerCase(Locale.ROOT)).ascii();
            if (name.indexOf('.') > 0) {
                return name;
            }
        } catch (IllegalArgumentException notADomain) {
            throw new InvalidInput(FIELD, "Enter a domain such as mail.example.com.");
        }
        throw new InvalidInput(FIELD, "Enter a domain of at least two labels, such as example.com.");
    }
}
