package org.mailward.web.api.problem;

import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import org.mailward.tenancy.InvalidInput;
import org.mailward.tenancy.Outcome;

/// Ends a request with a problem.
public class ProblemException extends WebApplicationException {

    private final Problem problem;
    private final long retryAfter;

    public ProblemException(ProblemKind kind) {
        this(Problem.of(kind));
    }

    private ProblemException(Problem problem) {
        this(problem, ProblemKind.RETRY_AFTER);
    }

    private ProblemException(Problem problem, long retryAfter) {
        super(problem.detail(), problem.status());
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /// The request has a form that cannot be read.
    /// @param field the field or parameter; empty when it is the whole body
    public static ProblemException unreadable(String field, String sentence) {
        return new ProblemException(Problem.of(ProblemKind.UNREADABLE, sentence, Optional.of(field)));
    }

    public static ProblemException forbidden(String sentence) {
        return new ProblemException(Problem.of(ProblemKind.FORBIDDEN, sentence, Optional.empty()));
    }

    /// @param seconds after which the same request may be repeated
    public static ProblemException tooMany(String sentence, long seconds) {
        return new ProblemException(Problem.of(ProblemKind.TOO_MANY, sentence, Optional.empty()), seconds);
    }

    /// An idempotency key stands in the way.
    public static ProblemException notAgain(ProblemKind kind, String sentence) {
        return new ProblemException(Problem.of(kind, sentence, Optional.of("Idempotency-Key")));
    }

    public static ProblemException tooLarge(String sentence) {
        return new ProblemException(Problem.of(ProblemKind.TOO_LARGE, sentence, Optional.empty()));
    }

    /// @return the found thing
    /// @throws ProblemException when it is not in scope
    public static <T> T found(Optional<T> thing) {
        return thing.orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    /// @return what was done
    /// @throws ProblemException when it was refused or is not in scope
    public static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var field, var sentence) ->
                    throw new ProblemException(Problem.of(ProblemKind.REFUSED, sentence, Optional.of(field)));
            case Outcome.Missing<T>() -> throw new ProblemException(ProblemKind.NOT_FOUND);
        };
    }

    /// @param field that names by its id something that has to be in scope
    /// @return what was done
    /// @throws ProblemException when it was refused
    /// @throws InvalidInput when what the field names is not in scope
    public static <T> T doneWith(String field, Outcome<T> outcome) {
        if (outcome instanceof Outcome.Missing<T>) {
            throw new InvalidInput(field, "There is no such " + field + " among what this key may see.");
        }
        return done(outcome);
    }

    /// @return what was found out, where a refusal without a field is about how much was asked already
    /// @throws ProblemException when it was refused or is not in scope
    public static <T> T asked(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Refused<T>(var field, var sentence) && field.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemKind.TOO_MANY, sentence, Optional.empty()));
        }
        return done(outcome);
    }

    /// @return what was begun, where a refusal is about a value, or without a field about how much is asked for
    /// @throws ProblemException when it was refused or is not in scope
    /// @throws InvalidInput when a value was refused
    public static <T> T begun(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var field, var sentence) when field.isEmpty() -> throw new ProblemException(Problem.of(ProblemKind.TOO_MANY, sentence, Optional.empty()));
            case Outcome.Refused<T>(var field, var sentence) -> throw new InvalidInput(field, sentence);
            case Outcome.Missing<T>() -> throw new ProblemException(ProblemKind.NOT_FOUND);
        };
    }

    /// @return what was drawn
    /// @throws ProblemException when no place to draw it was free, or it is not in scope
    public static <T> T drawn(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var field, var sentence) -> throw new ProblemException(Problem.of(ProblemKind.BUSY, sentence, Optional.of(field)));
            case Outcome.Missing<T>() -> throw new ProblemException(ProblemKind.NOT_FOUND);
        };
    }

    /// Seconds after which the request is worth repeating, where waiting helps.
    public long retryAfter() {
        return retryAfter;
    }

    public Problem problem() {
        return problem;
    }
}
