package org.mailward.checker.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.mailward.checker.Checker;
import org.mailward.platform.persistence.Lookups;
import org.mailward.platform.persistence.Persistence;
import org.mailward.platform.persistence.Visibility;
import org.mailward.tenancy.Scope;

/// Each provider's public checker.
@ApplicationScoped
public class Checkers {

    /// Whose checker has a handle.
    public record Found(UUID provider, boolean enabled) {
    }

    @Inject
    private Persistence persistence;

    @Inject
    private Lookups lookups;

    /// Finds a checker by its public address, before any scope is known.
    public Optional<Found> presented(String handle) {
        return lookups.ask(Visibility.ofChecker(handle),
                "select provider_id, enabled from checker where handle = nullif(current_setting('mailward.checker', true), '')",
                row -> new Found(row.getObject("provider_id", UUID.class), row.getBoolean("enabled"))).stream().findFirst();
    }

    /// @return empty where none was set up, and for whoever does not see all customers
    public Optional<Checker> ofProvider(Scope scope) {
        return persistence.query(scope, "select c from Checker c where {c of provider}", Checker.class).getResultList().stream()
                .filter(_ -> scope.seesAllCustomers()).findFirst();
    }

    public void add(Scope scope, Checker checker) {
        persistence.add(scope, checker);
        persistence.flush(scope);
    }
}
