package org.mailward.system.dns;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xbill.DNS.Name;

/// Everything a name server answers from.
///
/// @param zones by origin
/// @param behaviour of names, and with [Behaviour#SIGNED] of whole zones
/// @param leftOut what was found in the files and cannot be served, with the line, each a sentence
public record Zones(Map<Name, Zone> zones, Map<Name, Behaviour> behaviour, List<String> leftOut) {

    public Zones {
        zones = Map.copyOf(zones);
        behaviour = Map.copyOf(behaviour);
        leftOut = List.copyOf(leftOut);
    }

    static Zones of(Collection<Zone> zones, List<String> leftOut) {
        var byOrigin = new HashMap<Name, Zone>();
        zones.forEach(zone -> byOrigin.put(zone.origin(), zone));
        return new Zones(byOrigin, Map.of(), leftOut);
    }

    public static Zones none() {
        return new Zones(Map.of(), Map.of(), List.of());
    }

    /// Both; where both hold the same origin, the other's.
    public Zones with(Zones other) {
        var together = new HashMap<>(zones);
        together.putAll(other.zones);
        var behave = new HashMap<>(behaviour);
        behave.putAll(other.behaviour);
        var without = new ArrayList<>(leftOut);
        without.addAll(other.leftOut);
        return new Zones(together, behave, without);
    }

    /// The zone that a name belongs to: the one with the longest origin.
    Optional<Zone> of(Name name) {
        for (int skip = 0; skip < name.labels(); skip++) {
            var zone = zones.get(new Name(name, skip));
            if (zone != null) {
                return Optional.of(zone);
            }
        }
        return Optional.empty();
    }

    /// The origins that no other origin is above, as text without the last dot: what a resolver must send here.
    public Collection<String> suffixes() {
        return zones.keySet().stream()
                .filter(origin -> origin.labels() < 2 || of(new Name(origin, 1)).isEmpty())
                .map(origin -> origin.toString(true))
                .sorted()
                .toList();
    }
}
