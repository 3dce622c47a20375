package org.mailward.web.intake;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a person brought lately, so that its page can tell of it after a redirect, and again when the person comes back.
@SessionScoped
public class Deliveries implements Serializable {

    /// Deliveries that are remembered; the ledger has them all.
    private static final int REMEMBERED = 20;

    /// One file of a delivery.
    ///
    /// @param arrival empty when it was refused, for the reason in the sentence
    public record Piece(String name, @Nullable UUID arrival, String sentence) implements Serializable {
    }

    private final LinkedHashMap<String, List<Piece>> all = new LinkedHashMap<>();
    private final Map<UUID, String> refusals = new LinkedHashMap<>();

    /// @param word by which it can be asked for
    synchronized void keep(String word, List<Piece> pieces) {
        all.put(word, List.copyOf(pieces));
        if (all.size() > REMEMBERED) {
            all.remove(all.firstEntry().getKey());
        }
    }

    synchronized List<Piece> of(String word) {
        return all.getOrDefault(word, List.of());
    }

    /// Remembers why bytes were not given, until the arrival's page says it.
    synchronized void refuse(UUID arrival, String sentence) {
        refusals.clear();
        refusals.put(arrival, sentence);
    }

    /// Why the bytes of this arrival were not given; told once.
    synchronized Optional<String> refusal(UUID arrival) {
        return Optional.ofNullable(refusals.remove(arrival));
    }
}
