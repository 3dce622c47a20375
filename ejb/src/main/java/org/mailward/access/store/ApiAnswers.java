package org.mailward.access.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.mailward.access.ApiAnswer;
import org.mailward.platform.persistence.Persistence;
import org.mailward.tenancy.Scope;

/// Requests that programs want to have done once.
@ApplicationScoped
public class ApiAnswers {

    @Inject
    private Persistence persistence;

    public Optional<ApiAnswer> find(Scope scope, String actor, String requestKey) {
        return persistence.query(scope, "select a from ApiAnswer a where {a of provider} and a.actor = :actor and a.requestKey = :key", ApiAnswer.class)
                .setParameter("actor", actor).setParameter("key", requestKey).getResultList().stream()
                .filter(answer -> answer.customerId().map(scope::sees).orElse(scope.seesAllCustomers())).findFirst();
    }

    /// @throws jakarta.persistence.PersistenceException when the same program has given this key to a request already
    public void add(Scope scope, ApiAnswer answer) {
        persistence.add(scope, answer);
        persistence.flush(scope);
    }

    public void remove(Scope scope, String actor, String requestKey) {
        persistence.delete(scope, "delete from ApiAnswer a where {a of provider} and a.actor = :actor and a.requestKey = :key",
                query -> query.setParameter("actor", actor).setParameter("key", requestKey));
    }

    /// Forgets those whose time is over.
    public void forget(Scope scope, Instant now) {
        persistence.delete(scope, "delete from ApiAnswer a where {a of provider} and a.expiresAt <= :now", query -> query.setParameter("now", now));
    }
}
