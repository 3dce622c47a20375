package org.mailward.system.dns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/// The records at and below one name, up to the names that are somebody else's.
final class Zone {

    private static final long TTL = 300;
    private static final Name WILDCARD = Name.fromConstantString("*");

    private final Name origin;
    private final Map<Name, Map<Integer, List<Record>>> nodes = new HashMap<>();
    private final Set<Name> existing = new HashSet<>();
    private final SOARecord authority;

    /// @param records at or below the origin; a missing SOA record is made up, because a negative answer needs one
    /// @param names that exist without records
    Zone(Name origin, List<Record> records, Set<Name> names) {
        this.origin = origin;
        SOARecord found = null;
        for (var record : records) {
            nodes.computeIfAbsent(record.getName(), _ -> new HashMap<>())
                    .computeIfAbsent(record.getType(), _ -> new ArrayList<>())
                    .add(record);
            exists(record.getName());
            if (record instanceof SOARecord soa) {
                found = soa;
            }
        }
        names.forEach(this::exists);
        exists(origin);
        authority = found != null ? found : new SOARecord(origin, DClass.IN, TTL, origin, origin, 1, TTL, TTL, TTL, TTL);
        nodes.computeIfAbsent(origin, _ -> new HashMap<>()).putIfAbsent(Type.SOA, List.of(authority));
    }

    /// A name exists when something below it does (RFC 4592 §2.2.2).
    private void exists(Name name) {
        for (int skip = 0; skip + origin.labels() <= name.labels(); skip++) {
            existing.add(new Name(name, skip));
        }
    }

    Name origin() {
        return origin;
    }

    /// The record that says for how long an absence may be remembered (RFC 2308 §3).
    SOARecord authority() {
        return authority;
    }

    /// The records of a name by type: its own, or those of the wildcard that covers it, which then carry its name.
    /// @return empty when there is no such name
    Optional<Map<Integer, List<Record>>> at(Name name) {
        if (existing.contains(name)) {
            return Optional.of(nodes.getOrDefault(name, Map.of()));
        }
        int skip = 1;
        while (!existing.contains(new Name(name, skip))) {
            skip++;
        }
        return wildcardBelow(new Name(name, skip)).map(nodes::get).map(covering -> renamed(covering, name));
    }

    private Optional<Name> wildcardBelow(Name closestEncloser) {
        try {
            return Optional.of(Name.concatenate(WILDCARD, closestEncloser)).filter(nodes::containsKey);
        } catch (NameTooLongException noRoomForAWildcard) {
            return Optional.empty();
        }
    }

    private static Map<Integer, List<Record>> renamed(Map<Integer, List<Record>> records, Name name) {
        var renamed = new HashMap<Integer, List<Record>>();
        records.forEach((type, all) -> renamed.put(type, all.stream().map(one -> one.withName(name)).toList()));
        return renamed;
    }

    /// True when the name is at or below a delegation to a server that is not here.
    boolean delegates(Name name) {
        for (int skip = 0; skip + origin.labels() < name.labels(); skip++) {
            if (nodes.getOrDefault(new Name(name, skip), Map.of()).containsKey(Type.NS)) {
                return true;
            }
        }
        return false;
    }
}
