package org.mailward.platform.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.mailward.tenancy.Scope;

/// Queries that name their scope themselves, so that they hold even where nothing below does.
///
/// A query must say in its `where` clause how its rows hang in the tenancy, once for each entity that it reads:
/// `{d in scope}` for rows of a customer, `{c is scope}` for customers themselves, `{b of provider}` for rows of the provider.
final class ScopedQueries {

    private static final Pattern MARK = Pattern.compile("\\{(\\w+) (in scope|is scope|of provider)}");
    private static final String PROVIDER = "scopeProvider";
    private static final String CUSTOMERS = "scopeCustomers";
    private static final Set<UUID> NONE = Set.of(new UUID(0, 0));

    private ScopedQueries() {
    }

    static <T> TypedQuery<T> query(EntityManager entities, Scope scope, String jpql, Class<T> type) {
        var marked = Marked.read(scope, jpql);
        var query = entities.createQuery(marked.text(), type);
        marked.bind(scope, query);
        return query;
    }

    static Query statement(EntityManager entities, Scope scope, String jpql) {
        var marked = Marked.read(scope, jpql);
        var statement = entities.createQuery(marked.text());
        marked.bind(scope, statement);
        return statement;
    }

    /// A query with its marks written out.
    private record Marked(String text, boolean byCustomer) {

        static Marked read(Scope scope, String jpql) {
            var mark = MARK.matcher(jpql);
            var text = new StringBuilder();
            boolean marked = false;
            boolean byCustomer = false;
            while (mark.find()) {
                marked = true;
                var row = mark.group(1);
                var condition = row + ".providerId = :" + PROVIDER;
                if (!mark.group(2).equals("of provider") && !scope.seesAllCustomers()) {
                    byCustomer = true;
                    condition += " and " + row + (mark.group(2).equals("is scope") ? ".id" : ".customerId") + " in :" + CUSTOMERS;
                }
                mark.appendReplacement(text, "(" + condition + ")");
            }
            if (!marked) {
                throw new IllegalArgumentException("The query does not say how its rows hang in the tenancy: " + jpql);
            }
            mark.appendTail(text);
            return new Marked(text.toString(), byCustomer);
        }

        void bind(Scope scope, Query query) {
            query.setParameter(PROVIDER, scope.provider());
            if (byCustomer) {
                query.setParameter(CUSTOMERS, scope.customers().filter(some -> !some.isEmpty()).orElse(NONE));
            }
        }
    }

    static <T> Optional<T> one(TypedQuery<T> query) {
        return query.setMaxResults(2).getResultList().stream().findFirst();
    }
}
