package org.mailward.sources;

import java.util.Optional;
import java.util.Set;
import org.mailward.tenancy.InvalidInput;

/// What somebody decides a source to be: one of the catalogue's services, or of a class.
///
/// Whether mail is aligned is never decided: receivers go by what passes, whatever anybody thinks of it. So no decision makes a
/// path [SourceClass#ALIGNED] whose evidence does not show it, and none takes that class away.
///
/// @param service the catalogue's id, or one that it had; empty when only the class is decided
public record Verdict(SourceClass sourceClass, String service) {

    /// What a class may be decided to be.
    public static final Set<SourceClass> CLASSES = Set.of(SourceClass.KNOWN_UNALIGNED, SourceClass.FORWARDER, SourceClass.UNKNOWN, SourceClass.LIKELY_ABUSE);

    public Verdict {
        if (!CLASSES.contains(sourceClass)) {
            throw new InvalidInput("verdict", "Whether mail is aligned is what the evidence shows; it cannot be decided.");
        }
    }

    public static Verdict of(SourceClass sourceClass) {
        return new Verdict(sourceClass, "");
    }

    /// @throws InvalidInput when the catalogue has no such service
    public static Verdict ofService(String id, ServiceCatalogue catalogue) {
        var service = catalogue.find(id.strip()).orElseThrow(() -> new InvalidInput("service", "Choose one of the services that Mailward knows."));
        return new Verdict(classOf(service), service.id());
    }

    private static SourceClass classOf(SendingService service) {
        return service.forwards() ? SourceClass.FORWARDER : SourceClass.KNOWN_UNALIGNED;
    }

    /// What a path that it fits is from now on.
    ///
    /// @param service instead of what the evidence names; empty when that stays
    /// @param sourceClass instead of what the evidence says; empty when that stays
    public record Effect(Optional<String> service, Optional<SourceClass> sourceClass) {

        static final Effect NONE = new Effect(Optional.empty(), Optional.empty());
    }

    Effect on(KnownPath path) {
        if (path.sourceClass() == SourceClass.ALIGNED) {
            return service.isEmpty() ? Effect.NONE : new Effect(Optional.of(service), Optional.empty());
        }
        // Nobody is called known and unaligned whose mail is aligned; it was only taken for handed on.
        var decided = sourceClass == SourceClass.KNOWN_UNALIGNED && path.alignedByItsEvidence() ? SourceClass.ALIGNED : sourceClass;
        var named = !service.isEmpty() ? Optional.of(service) : sourceClass == SourceClass.UNKNOWN ? Optional.of("") : Optional.<String>empty();
        return new Effect(named, Optional.of(decided));
    }
}
