package org.mailward.mailauth.dns;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Which names are not of the public DNS, and what they are for instead.
///
/// A resolver inside a network may know such names, and whoever is told about them is told about that network.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6761#section-6">RFC 6761 §6</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6303#section-4">RFC 6303 §4</a>
public final class SpecialNames {

    /// The use of names that stand in examples, and of the addresses there.
    public static final String DOCUMENTATION = SpecialUse.DOCUMENTATION;
    /// The use of names that tests have.
    public static final String TESTS = "tests";
    /// The use of names that belong to no mail domain, such as those of addresses.
    public static final String INFRASTRUCTURE = "the internet's own machinery";

    private static final String PRIVATE = "a private network";
    private static final String MACHINE = "the machine itself";
    private static final String LINK = "the local link";

    private static final int FIRST_OF_TWELVE_BITS = 16;
    private static final int LAST_OF_TWELVE_BITS = 31;
    private static final int FIRST_OF_TEN_BITS = 64;
    private static final int LAST_OF_TEN_BITS = 127;

    private static final Map<String, String> USES = uses();

    private SpecialNames() {
    }

    private static Map<String, String> uses() {
        var uses = new HashMap<String, String>();
        put(uses, DOCUMENTATION, "example", "2.0.192.in-addr.arpa", "100.51.198.in-addr.arpa", "113.0.203.in-addr.arpa", "8.b.d.0.1.0.0.2.ip6.arpa");
        put(uses, TESTS, "test");
        put(uses, "nothing at all", "invalid", "0.in-addr.arpa", "255.255.255.255.in-addr.arpa");
        put(uses, MACHINE, "localhost", "localdomain", "127.in-addr.arpa", "1" + ".0".repeat(31) + ".ip6.arpa");
        // The second line: names that nobody handed out and many networks have (RFC 6762 appendix G, ICANN's decision of 2018).
        put(uses, PRIVATE, "internal", "home.arpa", "10.in-addr.arpa", "168.192.in-addr.arpa", "c.f.ip6.arpa", "d.f.ip6.arpa",
                "intranet", "private", "corp", "home", "lan");
        for (int octet = FIRST_OF_TWELVE_BITS; octet <= LAST_OF_TWELVE_BITS; octet++) {
            put(uses, PRIVATE, octet + ".172.in-addr.arpa");
        }
        for (int octet = FIRST_OF_TEN_BITS; octet <= LAST_OF_TEN_BITS; octet++) {
            put(uses, "a provider's shared network", octet + ".100.in-addr.arpa");
        }
        put(uses, LINK, "local", "254.169.in-addr.arpa", "8.e.f.ip6.arpa", "9.e.f.ip6.arpa", "a.e.f.ip6.arpa", "b.e.f.ip6.arpa");
        put(uses, PRIVATE, "c.e.f.ip6.arpa", "d.e.f.ip6.arpa", "e.e.f.ip6.arpa", "f.e.f.ip6.arpa");
        put(uses, "another system of names", "onion", "alt");
        put(uses, INFRASTRUCTURE, "arpa");
        return Map.copyOf(uses);
    }

    private static void put(Map<String, String> uses, String use, String... names) {
        for (String name : names) {
            uses.put(name, use);
        }
    }

    /// @return what the name is for, when it is not of the public DNS; empty when it is
    public static Optional<String> of(DomainName name) {
        String at = name.ascii();
        while (true) {
            String use = USES.get(at);
            if (use != null) {
                return Optional.of(use);
            }
            int dot = at.indexOf('.');
            if (dot < 0) {
                return Optional.empty();
            }
            at = at.substring(dot + 1);
        }
    }
}
