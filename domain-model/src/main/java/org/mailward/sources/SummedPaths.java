package org.mailward.sources;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// What stands for the paths of a domain's day beyond those that are kept one by one: one path for each class, so that the sums by class stay exact.
///
/// It has no address and no evidence of its own, and nobody decides what it is.
public final class SummedPaths {

    /// In the place of a service's id, and none that a service can have.
    public static final String SERVICE = "~others";
    /// In the place of a service's name.
    public static final String NAME = "Further sources, summed";
    /// No server has it (RFC 4291 §2.5.2).
    public static final String ADDRESS = "::";
    /// As [SourceEvidence#text] writes it where a report says nothing.
    public static final String EVIDENCE = "spf=none/";

    private static final Set<UUID> IDS = Arrays.stream(SourceClass.values()).map(SummedPaths::id).collect(Collectors.toUnmodifiableSet());

    private SummedPaths() {
    }

    /// The same for all domains.
    public static UUID id(SourceClass sourceClass) {
        return UUID.nameUUIDFromBytes(("summed paths of class " + sourceClass.code()).getBytes(StandardCharsets.US_ASCII));
    }

    /// Whether this is the id of one of them.
    public static boolean are(UUID path) {
        return IDS.contains(path);
    }

    /// @param service of a path or a source
    public static boolean are(String service) {
        return service.equals(SERVICE);
    }
}
