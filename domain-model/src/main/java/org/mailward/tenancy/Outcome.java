package org.mailward.tenancy;

import java.util.Optional;
import java.util.function.Function;

/// What became of a wish to change something.
public sealed interface Outcome<T> {

    record Done<T>(T value) implements Outcome<T> {
    }

    /// The wish is understood and declined; nothing was changed.
    /// @param field the input that stands in the way, or empty when it is the state of things
    /// @param sentence says what stands in the way and how to mend it
    record Refused<T>(String field, String sentence) implements Outcome<T> {
    }

    /// There is no such thing in the caller's scope, which is all that may be said of another's.
    record Missing<T>() implements Outcome<T> {
    }

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(String field, String sentence) {
        return new Refused<>(field, sentence);
    }

    static <T> Outcome<T> missing() {
        return new Missing<>();
    }

    default Optional<T> success() {
        return this instanceof Done<T>(var value) ? Optional.of(value) : Optional.empty();
    }

    default <R> Outcome<R> map(Function<T, R> change) {
        return switch (this) {
            case Done<T>(var value) -> done(change.apply(value));
            case Refused<T>(var field, var sentence) -> refused(field, sentence);
            case Missing<T>() -> missing();
        };
    }
}
