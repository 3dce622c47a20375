package org.mailward.mailauth.report;

import java.util.Locale;
import java.util.Optional;

/// A fixed word as a report states it.
///
/// @param text as written, without blanks around it; empty when the report is silent
/// @param value what it means; empty when it is none of the words of any standard
public record Stated<E extends Enum<E>>(String text, Optional<E> value) {

    private static final Stated<?> NOTHING = new Stated<Disposition>("", Optional.empty());

    @SuppressWarnings("unchecked")
    public static <E extends Enum<E>> Stated<E> nothing() {
        return (Stated<E>) NOTHING;
    }

    /// The word as the standards write it.
    public static <E extends Enum<E>> Stated<E> of(E value) {
        return new Stated<>(value.name().toLowerCase(Locale.ROOT), Optional.of(value));
    }

    public boolean is(E wanted) {
        return value.isPresent() && value.get() == wanted;
    }

    public boolean isSilent() {
        return text.isEmpty();
    }
}
