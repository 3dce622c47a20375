package org.mailward.sources;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// All decisions of a provider that hold, and what they make of a path.
public final class Rulings {

    public static final Rulings NONE = new Rulings(List.of());

    private final List<Ruling> inOrder;

    public Rulings(Collection<Ruling> rulings) {
        inOrder = rulings.stream().sorted(Ruling.FIRST).toList();
    }

    public boolean isEmpty() {
        return inOrder.isEmpty();
    }

    /// What is decided of a path.
    ///
    /// @param ruling the decision that counts; empty when there is none, or when it leaves the path as its evidence shows it because that
    ///     is aligned
    /// @param service instead of what the evidence names; empty when that stays
    /// @param sourceClass instead of what the evidence says; empty when that stays
    public record Ruled(Optional<UUID> ruling, Optional<String> service, Optional<SourceClass> sourceClass) {

        public static final Ruled NOT = new Ruled(Optional.empty(), Optional.empty(), Optional.empty());

        static Ruled of(Ruling ruling, KnownPath path) {
            var effect = ruling.verdict().on(path);
            return effect.equals(Verdict.Effect.NONE) ? NOT : new Ruled(Optional.of(ruling.id()), effect.service(), effect.sourceClass());
        }
    }

    public Ruled of(UUID customer, UUID domain, KnownPath path) {
        for (Ruling ruling : inOrder) {
            if (ruling.holdsFor(customer, domain) && ruling.subject().fits(path)) {
                return Ruled.of(ruling, path);
            }
        }
        return Ruled.NOT;
    }
}
