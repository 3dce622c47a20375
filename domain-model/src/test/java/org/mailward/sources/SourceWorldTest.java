package org.mailward.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// How well sources are named and classed in a world in which it is known who sends; prints precision and recall per class, in
/// sources, not in messages.
class SourceWorldTest {

    private static final int EACH = 2_000;
    private static final Map<SourceClass, Double> LEAST_PRECISION = Map.of(SourceClass.ALIGNED, 0.99, SourceClass.KNOWN_UNALIGNED, 0.99, SourceClass.FORWARDER, 0.95, SourceClass.UNKNOWN, 0.75, SourceClass.LIKELY_ABUSE, 0.99);
    private static final Map<SourceClass, Double> LEAST_RECALL = Map.of(SourceClass.ALIGNED, 0.99, SourceClass.KNOWN_UNALIGNED, 0.95, SourceClass.FORWARDER, 0.9, SourceClass.UNKNOWN, 0.99, SourceClass.LIKELY_ABUSE, 0.85);
    private static final double LEAST_NAMED = 0.9;

    private final Attributing attributing = new Attributing(ServiceCatalogue.standard());
    private final List<SourceWorld.Case> world = new SourceWorld(5).cases(EACH);

    @Test
    void no_abuse_is_ever_classed_as_aligned_or_as_a_known_service() {
        for (SourceWorld.Case one : world) {
            if (one.truth() == SourceClass.LIKELY_ABUSE) {
                for (SourceEvidence evidence : List.of(one.evidence().with(AddressFacts.NOTHING), one.evidence())) {
                    Attribution found = attributing.attribute(evidence);
                    assertTrue(found.sourceClass() == SourceClass.UNKNOWN || found.sourceClass() == SourceClass.LIKELY_ABUSE, () -> one + " became " + found);
                    assertTrue(found.service().isEmpty(), () -> one + " became " + found);
                }
            }
        }
    }

    @Test
    void nobody_is_accused_before_the_address_was_looked_up() {
        for (SourceWorld.Case one : world) {
            assertTrue(attributing.attribute(one.evidence().with(AddressFacts.NOTHING)).sourceClass() != SourceClass.LIKELY_ABUSE, one::toString);
        }
    }

    @Test
    void precision_and_recall_hold_their_floors() {
        var right = new EnumMap<SourceClass, Integer>(SourceClass.class);
        var found = new EnumMap<SourceClass, Integer>(SourceClass.class);
        var truth = new EnumMap<SourceClass, Integer>(SourceClass.class);
        var kinds = new TreeMap<String, Map<SourceClass, Integer>>();
        for (SourceWorld.Case one : world) {
            SourceClass given = attributing.attribute(one.evidence()).sourceClass();
            truth.merge(one.truth(), 1, Integer::sum);
            found.merge(given, 1, Integer::sum);
            right.merge(one.truth(), given == one.truth() ? 1 : 0, Integer::sum);
            kinds.computeIfAbsent(one.kind(), _ -> new EnumMap<>(SourceClass.class)).merge(given, 1, Integer::sum);
        }
        System.out.println("Who sends, in " + world.size() + " made-up sources:");
        for (SourceClass one : SourceClass.values()) {
            System.out.printf(Locale.ROOT, "  %-16s precision %.3f  recall %.3f  of %d sources%n", one, (double) right.get(one) / found.get(one), (double) right.get(one) / truth.get(one), truth.get(one));
        }
        kinds.forEach((kind, classes) -> System.out.println("  " + kind + ": " + classes));
        for (SourceClass one : SourceClass.values()) {
            assertTrue((double) right.get(one) / found.get(one) >= LEAST_PRECISION.get(one), one + " precision");
            assertTrue((double) right.get(one) / truth.get(one) >= LEAST_RECALL.get(one), one + " recall");
        }
    }

    @Test
    void services_are_named_by_their_right_name() {
        var services = world.stream().filter(one -> !one.service().isEmpty()).toList();
        Map<Boolean, Long> named = services.stream().collect(Collectors.partitioningBy(one -> !attributing.attribute(one.evidence()).serviceId().isEmpty(), Collectors.counting()));
        for (SourceWorld.Case one : services) {
            String given = attributing.attribute(one.evidence()).serviceId();
            assertTrue(given.isEmpty() || given.equals(one.service()), () -> one + " was named " + given);
        }
        System.out.println("Services named: " + named.get(true) + " of " + services.size() + " sources");
        assertTrue((double) named.get(true) / services.size() >= LEAST_NAMED, named.toString());
    }

    @Test
    void evidence_and_reasons_are_read_as_they_were_written() {
        for (SourceWorld.Case one : world.subList(0, 1_000)) {
            SourceEvidence bare = one.evidence().with(AddressFacts.NOTHING);
            assertEquals(bare, SourceEvidence.of(bare.organization(), bare.source(), bare.text()));
            List<Reason> reasons = attributing.attribute(one.evidence()).reasons();
            assertEquals(reasons, Reason.read(Reason.text(reasons)));
        }
    }
}
