package org.mailward.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.function.Consumer;
import org.mailward.tenancy.Scope;

/// The door to entities. It opens for a scope, and the transaction then stays with that scope.
@ApplicationScoped
public class Persistence {

    @PersistenceContext(unitName = "mailward")
    private EntityManager entities;

    private final Consumer<Visibility> pin;

    public Persistence() {
        this.pin = TransactionVisibility::pin;
    }

    /// @param pin told what the transaction may see, before the first entity is touched
    public Persistence(EntityManager entities, Consumer<Visibility> pin) {
        this.entities = entities;
        this.pin = pin;
    }

    /// @throws IllegalStateException when no transaction is active, or it already serves another scope
    public EntityManager in(Scope scope) {
        pin.accept(Visibility.of(scope));
        return entities;
    }

    /// For the list of providers alone, which belongs to no provider.
    public EntityManager onPlatform() {
        pin.accept(Visibility.ofPlatform());
        return entities;
    }
}
