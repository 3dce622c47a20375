package org.mailward.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hibernate.Session;
import org.mailward.tenancy.CustomerRow;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.TenantRow;

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

    /// A query that names its scope with a mark: `{d in scope}`, `{c is scope}` or `{b of provider}`.
    /// @throws IllegalStateException when no transaction is active, or it already serves another scope
    /// @throws IllegalArgumentException when the query has no such mark
    public <T> TypedQuery<T> query(Scope scope, String jpql, Class<T> type) {
        return ScopedQueries.query(in(scope), scope, jpql, type);
    }

    /// The one row that such a query finds, if it is in scope.
    public <T> Optional<T> find(Scope scope, String jpql, Class<T> type, UUID id) {
        return ScopedQueries.one(query(scope, jpql, type).setParameter("id", id));
    }

    /// What a query in SQL finds, for sums over rows that are no entities.
    ///
    /// Every table that it reads has an alias and a mark for it: `{d in scope}` for rows of a customer, `{c is scope}` for customers.
    /// Hibernate's tenant does not reach into SQL, so the marks and row-level security are all that holds here.
    /// @throws IllegalArgumentException when a table in it has no mark
    public <T> List<T> rows(Scope scope, String sql, Map<String, ?> parameters, Function<Columns, T> row) {
        return ScopedQueries.rows(in(scope), scope, sql, parameters).stream().map(values -> row.apply(new Columns(values))).toList();
    }

    /// Keeps a new row.
    /// @throws IllegalArgumentException when the row belongs to a customer out of scope
    public <T extends TenantRow> T add(Scope scope, T row) {
        if (row instanceof CustomerRow ofCustomer && !scope.sees(ofCustomer.customerId())) {
            throw new IllegalArgumentException("The row belongs to a customer out of scope");
        }
        in(scope).persist(row);
        return row;
    }

    /// Deletes the rows that a query with such a mark names.
    public int delete(Scope scope, String jpql, UnaryOperator<Query> parameters) {
        return parameters.apply(ScopedQueries.statement(in(scope), scope, jpql)).executeUpdate();
    }

    /// Sends what was changed to the database now, so that a refusal shows here.
    public void flush(Scope scope) {
        in(scope).flush();
    }

    /// Statements for rows that come and go by the thousand.
    /// @throws PersistenceTrouble when what is to be written cannot be read
    /// @throws jakarta.persistence.PersistenceException when the database refuses one; the transaction can then only be rolled back
    public <T> T inBulk(Scope scope, BulkWork<T> work) {
        return in(scope).unwrap(Session.class).doReturningWork(connection -> {
            try {
                return work.on(new Bulk(connection, scope));
            } catch (IOException e) {
                throw new PersistenceTrouble("What was to be written cannot be read", e);
            }
        });
    }

    /// What is done with one connection.
    @FunctionalInterface
    public interface BulkWork<T> {
        T on(Bulk bulk) throws SQLException, IOException;
    }

    /// For the list of providers alone, which belongs to no provider.
    public EntityManager onPlatform() {
        pin.accept(Visibility.ofPlatform());
        return entities;
    }

    private EntityManager in(Scope scope) {
        pin.accept(Visibility.of(scope));
        return entities;
    }
}
