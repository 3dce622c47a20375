package org.mailward.web.api.problem;

import jakarta.ejb.EJBAccessException;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.QueryTimeoutException;
import jakarta.resource.ResourceException;
import jakarta.ws.rs.WebApplicationException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailward.platform.persistence.PersistenceTrouble;
import org.mailward.tenancy.InvalidInput;

/// Finds the problem in what was thrown, however often the container wrapped it on the way.
final class Diagnosis {

    /// How deep a chain of causes is looked into; a chain may be a ring.
    private static final int DEEPEST = 20;
    private static final String UNIQUE_VIOLATION = "23505";
    /// A character that no text in the database can hold, and a moment that is too far away for it: both come from the request alone.
    private static final Map<String, String> UNHOLDABLE = Map.of(
            "22021", "A text holds a character that cannot be kept, such as U+0000. Leave it out; nothing was changed.",
            "22008", "A day or a moment lies too far away to be kept. Give one of the years 1 to 9999; nothing was changed.");

    private Diagnosis() {
    }

    /// @return the outermost cause that means something to a caller; an unexpected problem when none does
    static Problem of(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause).limit(DEEPEST)
                .flatMap(cause -> meaning(cause).stream()).findFirst()
                .orElseGet(() -> Problem.of(ProblemKind.UNEXPECTED));
    }

    private static Optional<Problem> meaning(Throwable cause) {
        return switch (cause) {
            case ProblemException known -> Optional.of(known.problem());
            case WebApplicationException http -> Optional.of(Problem.of(kind(http.getResponse().getStatus())));
            case InvalidInput input -> Optional.of(Problem.of(ProblemKind.INVALID, input.getMessage(), Optional.of(input.field())));
            case EJBAccessException _ -> Optional.of(Problem.of(ProblemKind.FORBIDDEN));
            case OptimisticLockException _ -> Optional.of(Problem.of(ProblemKind.CHANGED_MEANWHILE));
            case PersistenceTrouble _, LockTimeoutException _, QueryTimeoutException _, ResourceException _ ->
                    Optional.of(Problem.of(ProblemKind.UNAVAILABLE));
            case SQLException sql -> meaning(sql);
            default -> Optional.empty();
        };
    }

    /// A missing SQL state means that the statement never reached the database: the pool had no connection to give.
    /// @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL error codes</a>
    private static Optional<Problem> meaning(SQLException sql) {
        var state = sql.getSQLState();
        if (UNIQUE_VIOLATION.equals(state)) {
            return Optional.of(Problem.of(ProblemKind.CHANGED_MEANWHILE));
        }
        if (state != null && UNHOLDABLE.containsKey(state)) {
            return Optional.of(Problem.of(ProblemKind.INVALID, UNHOLDABLE.get(state), Optional.empty()));
        }
        boolean passing = sql instanceof SQLTransientException || sql instanceof SQLRecoverableException
                || sql instanceof SQLNonTransientConnectionException || state == null
                || state.startsWith("08") || state.startsWith("53") || state.startsWith("57") || state.startsWith("40") || state.equals("55P03");
        return passing ? Optional.of(Problem.of(ProblemKind.UNAVAILABLE)) : Optional.empty();
    }

    private static ProblemKind kind(int status) {
        return switch (status) {
            case 401 -> ProblemKind.UNAUTHENTICATED;
            case 403 -> ProblemKind.FORBIDDEN;
            case 404 -> ProblemKind.NOT_FOUND;
            case 405 -> ProblemKind.METHOD_NOT_ALLOWED;
            case 406 -> ProblemKind.NOT_ACCEPTABLE;
            case 412 -> ProblemKind.PRECONDITION_FAILED;
            case 413 -> ProblemKind.TOO_LARGE;
            case 429 -> ProblemKind.TOO_MANY;
            case 415 -> ProblemKind.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> ProblemKind.UNAVAILABLE;
            default -> status < 500 ? ProblemKind.UNREADABLE : ProblemKind.UNEXPECTED;
        };
    }
}
