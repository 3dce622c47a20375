package org.mailward.access.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.access.ApiAnswer;
import org.mailward.access.ApiAnswer.Answer;
import org.mailward.access.store.ApiAnswers;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Ids;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;

/// Lets a program send the same request again, after a broken connection, without having its work done twice.
///
/// What is done and what is noted here are two transactions: a server that dies between them leaves a request of which nobody
/// can say whether it was done, and that is what is said then.
@Stateless
@Boundary
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST, Role.Names.CUSTOMER_ADMIN, Role.Names.CUSTOMER_VIEWER})
public class OnceOnly {

    /// After so long without an answer, the server that worked on the request is taken for dead.
    private static final Duration LONGEST_WORK = Duration.ofMinutes(2);

    /// What is known of a request.
    public sealed interface Known {

        /// It was never sent before: do it, then say what was answered.
        record Fresh() implements Known {
        }

        record Answered(Answer answer) implements Known {
        }

        /// Another request was sent with this key.
        record OfAnother() implements Known {
        }

        /// It is being worked on.
        record Underway() implements Known {
        }

        /// Nobody can say whether it was done.
        record Lost() implements Known {
        }
    }

    @Inject
    private ApiAnswers answers;

    @Inject
    private Transactions transactions;

    @Inject
    private Ids ids;

    @Inject
    private Time time;

    @Inject
    @ConfigProperty(name = "mailward.api.remember", defaultValue = "PT24H")
    private Duration remember;

    /// @param requestKey as the program gave it
    /// @param requestHash SHA-256 of the request
    public Known begin(Scope scope, String requestKey, String requestHash) {
        var before = known(scope, requestKey, requestHash);
        if (before.isPresent()) {
            return before.get();
        }
        var now = time.now();
        try {
            transactions.run(() -> {
                answers.remove(scope, actor(scope), requestKey);
                answers.add(scope, new ApiAnswer(ids.next(), customer(scope), actor(scope), requestKey, requestHash, now, now.plus(remember)));
            });
            return new Known.Fresh();
        } catch (PersistenceException e) {
            // The same request at the same moment was the first to note it.
            return known(scope, requestKey, requestHash).orElseThrow(() -> e);
        }
    }

    /// Notes what was answered.
    public void finish(Scope scope, String requestKey, Answer answer) {
        transactions.run(() -> answers.find(scope, actor(scope), requestKey).ifPresent(begun -> begun.finish(answer)));
    }

    /// Nothing was done: the same key may be used for a better request.
    public void release(Scope scope, String requestKey) {
        transactions.run(() -> answers.remove(scope, actor(scope), requestKey));
    }

    private Optional<Known> known(Scope scope, String requestKey, String requestHash) {
        var now = time.now();
        return transactions.call(() -> answers.find(scope, actor(scope), requestKey)).filter(found -> found.expiresAt().isAfter(now)).map(found -> {
            if (!found.isOf(requestHash)) {
                return new Known.OfAnother();
            }
            return found.answer().<Known>map(Known.Answered::new)
                    .orElseGet(() -> found.begunAt().plus(LONGEST_WORK).isAfter(now) ? new Known.Underway() : new Known.Lost());
        });
    }

    private static String actor(Scope scope) {
        return scope.actor().subject();
    }

    private static Optional<UUID> customer(Scope scope) {
        return scope instanceof Scope.OneCustomer one ? Optional.of(one.customer()) : Optional.empty();
    }
}
