package org.mailward.platform.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mailward.tenancy.Scope;

/// Queries that name their scope themselves, so that they hold even where nothing below does.
///
/// A query must say in its `where` clause how its rows hang in the tenancy, once for each entity that it reads:
/// `{d in scope}` for rows of a customer, `{c is scope}` for customers themselves, `{b of provider}` for rows of the provider.
final class ScopedQueries {

    private static final Pattern MARK = Pattern.compile("\\{(\\w+) (in scope|is scope|of provider)}");
    /// A table with its alias; one without; tables with commas between them; and what a query names itself.
    private static final Pattern TABLE = Pattern.compile("(?i)\\b(?:from|join)\\s+([a-z_][\\w.]*+)\\s+(?:as\\s+)?(?!(?:where|on|group|order|join|left|limit|union)\\b)(\\w+)");
    private static final Pattern BARE = Pattern.compile("(?i)\\b(?:from|join)\\s+([a-z_][\\w.]*+)\\s*(?:$|\\)|,|(?:where|on|group|order|join|left|limit|union)\\b)");
    private static final Pattern LISTED = Pattern.compile("(?i)\\bfrom\\s+[a-z_][\\w.]*+(?:\\s+\\w+)?\\s*,");
    private static final Pattern NAMED = Pattern.compile("(?i)(?:\\bwith|,)\\s+(\\w+)\\s+as\\s+(?:materialized\\s+)?\\(");
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

    static List<Object[]> rows(EntityManager entities, Scope scope, String sql, Map<String, ?> parameters) {
        everyTableIsMarked(sql);
        var marked = Marked.read(scope, sql, Language.SQL);
        var query = entities.createNativeQuery(marked.text(), Object[].class);
        marked.bind(scope, query);
        parameters.forEach(query::setParameter);
        @SuppressWarnings("unchecked")
        List<Object[]> rows = query.getResultList();
        return rows;
    }

    private static void everyTableIsMarked(String sql) {
        var marked = MARK.matcher(sql).results().map(mark -> mark.group(1)).collect(Collectors.toSet());
        var own = NAMED.matcher(sql).results().map(name -> name.group(1)).collect(Collectors.toSet());
        var bare = BARE.matcher(sql).results().map(table -> table.group(1)).filter(table -> !own.contains(table)).findFirst();
        var missing = TABLE.matcher(sql).results().filter(table -> !own.contains(table.group(1)) && !marked.contains(table.group(2))).findFirst();
        if (bare.isPresent() || missing.isPresent() || LISTED.matcher(sql).find()) {
            throw new IllegalArgumentException("A table in the query does not say how its rows hang in the tenancy: " + sql);
        }
    }

    /// How a language names an entity's columns, and a list of values.
    private enum Language {
        JPQL("providerId", "customerId", " in :" + CUSTOMERS), SQL("provider_id", "customer_id", " in (:" + CUSTOMERS + ")");

        private final String provider;
        private final String customer;
        private final String among;

        Language(String provider, String customer, String among) {
            this.provider = provider;
            this.customer = customer;
            this.among = among;
        }
    }

    /// A query with its marks written out.
    private record Marked(String text, boolean byCustomer) {

        static Marked read(Scope scope, String jpql) {
            return read(scope, jpql, Language.JPQL);
        }

        static Marked read(Scope scope, String jpql, Language language) {
            var mark = MARK.matcher(jpql);
            var text = new StringBuilder();
            boolean marked = false;
            boolean byCustomer = false;
            while (mark.find()) {
                marked = true;
                var row = mark.group(1);
                var condition = row + "." + language.provider + " = :" + PROVIDER;
                if (!mark.group(2).equals("of provider") && !scope.seesAllCustomers()) {
                    byCustomer = true;
                    condition += " and " + row + "." + (mark.group(2).equals("is scope") ? "id" : language.customer) + language.among;
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
