package org.mailward.web.api.json;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.mailward.access.KeyRight;
import org.mailward.access.boundary.KeyRing.Key;
import org.mailward.tenancy.Place;
import org.mailward.tenancy.Role;
import org.mailward.web.api.openapi.Described;

@Described("A part of the list of API keys.")
public record KeysJson(
        @Described("Keys in the whole list.") long total,
        @Described("Place of the first item in the whole list, counted from 0.") int first,
        @Described("The newest first.") List<KeyJson> items) implements Listed {

    @Described("An API key; its secret is known to nobody but the program that has it.")
    public record KeyJson(
            @Described("The key.") UUID id,
            @Described("What uses it.") String name,
            @Described("With which role it acts.") Role role,
            @Described("What of the role's work it may do.") List<KeyRight> rights,
            @Described("The one customer that it sees; absent when it sees all.") Optional<UUID> customer,
            @Described("Its first characters.") String hint,
            @Described("When it was made.") Instant createdAt,
            @Described("Who made it.") String createdBy,
            @Described("Since when it opens nothing; absent while it stands.") Optional<Instant> revokedAt) {

        public static KeyJson of(Key key) {
            return new KeyJson(key.id(), key.name(), key.role(), key.rights().stream().sorted().toList(), key.customer(), key.hint(), key.createdAt(), key.createdBy(),
                    key.revokedAt());
        }
    }

    @Described("A key to make.")
    public record NewKeyJson(
            @Described("1 to 100 characters that say what uses it.") String name,
            @Described("With which role it acts; one of PROVIDER_ADMIN, PROVIDER_ANALYST, CUSTOMER_ADMIN and CUSTOMER_VIEWER.") Role role,
            @Described("The customer, for a customer's roles alone.") Optional<UUID> customer,
            @Described("What of the role's work it may do; all of it when left out.") Optional<List<KeyRight>> rights) {

        public Place place() {
            return new Place(role, customer, true);
        }

        public Set<KeyRight> wanted() {
            return rights.<Set<KeyRight>>map(TreeSet::new).orElse(KeyRight.ALL);
        }
    }

    @Described("A new key with its secret, which is shown this once.")
    public record MadeKeyJson(
            @Described("The key.") UUID id,
            @Described("For the header 'Authorization: Bearer'.") String secret) {
    }
}
