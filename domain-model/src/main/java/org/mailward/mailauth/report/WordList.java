package org.mailward.mailauth.report;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the fixed words of one field.
final class WordList<E extends Enum<E>> {

    /// The most different words that are remembered of one report.
    private static final int MOST = 200;

    private final Map<String, E> words = new HashMap<>();
    private final Map<String, E> old;
    private final Set<Quirk> quirks;
    private final Map<String, Stated<E>> known = new HashMap<>();

    /// @param old words that are met for one of the standard's
    WordList(Class<E> type, Map<String, E> old, Set<Quirk> quirks) {
        for (E each : type.getEnumConstants()) {
            words.put(each.name().toLowerCase(Locale.ROOT), each);
        }
        this.old = old;
        this.quirks = quirks;
    }

    Stated<E> read(String text) {
        if (text.isEmpty()) {
            return Stated.nothing();
        }
        Stated<E> word = known.get(text);
        if (word == null) {
            word = new Stated<>(text, meaning(text));
            if (known.size() < MOST) {
                known.put(text, word);
            }
        }
        return word;
    }

    private Optional<E> meaning(String text) {
        String lower = text.toLowerCase(Locale.ROOT).replace('-', '_');
        E meant = words.get(lower);
        if (meant == null) {
            meant = old.get(lower);
            quirks.add(meant == null ? Quirk.UNKNOWN_WORD : Quirk.OLD_WORD);
        } else if (!lower.equals(text) && !lower.equals(text.replace('-', '_'))) {
            quirks.add(Quirk.UPPER_CASE_WORD);
        }
        return Optional.ofNullable(meant);
    }
}
