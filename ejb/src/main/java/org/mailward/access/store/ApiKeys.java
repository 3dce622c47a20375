package org.mailward.access.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mailward.access.ApiKey;
import org.mailward.access.KeyRight;
import org.mailward.platform.persistence.Lookups;
import org.mailward.platform.persistence.Persistence;
import org.mailward.platform.persistence.Visibility;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;

/// The keys of a provider and of its customers.
@ApplicationScoped
public class ApiKeys {

    @Inject
    private Persistence persistence;

    @Inject
    private Lookups lookups;

    /// A key that was presented.
    public record Presented(Scope scope, Set<KeyRight> rights) {
    }

    /// What a presented key opens; empty when no such key stands.
    /// @param hash SHA-256 of the presented secret
    public Optional<Presented> presented(String hash, String origin) {
        return lookups.<Presented>ask(Visibility.ofKey(hash), """
                select provider_id, id, customer_id, name, role, rights from api_key
                 where revoked_at is null and key_hash = nullif(current_setting('mailward.key', true), '')""", row -> {
            var provider = row.getObject("provider_id", UUID.class);
            var customer = row.getObject("customer_id", UUID.class);
            var actor = Actor.ofKey(row.getObject("id", UUID.class), row.getString("name"), Role.valueOf(row.getString("role")), origin);
            return new Presented(customer == null ? new Scope.WholeProvider(provider, actor) : new Scope.OneCustomer(provider, customer, actor),
                    KeyRight.read(row.getString("rights")));
        }).stream().findFirst();
    }

    public List<ApiKey> all(Scope scope) {
        return persistence.query(scope, "select k from ApiKey k where {k of provider} order by k.createdAt desc", ApiKey.class).getResultList().stream()
                .filter(key -> inScope(scope, key)).toList();
    }

    public Optional<ApiKey> find(Scope scope, UUID id) {
        return persistence.find(scope, "select k from ApiKey k where {k of provider} and k.id = :id", ApiKey.class, id)
                .filter(key -> inScope(scope, key));
    }

    public void add(Scope scope, ApiKey key) {
        persistence.add(scope, key);
    }

    private static boolean inScope(Scope scope, ApiKey key) {
        return key.customerId().map(scope::sees).orElse(scope.seesAllCustomers());
    }
}
