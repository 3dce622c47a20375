package org.mailward.system.tenancy;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.tenancy.Scope;

/// Looks through a result, however deep, for anything that a scope must not see.
///
/// @param ids of rows out of scope
/// @param marks texts that only rows out of scope hold
record Leak(Set<UUID> ids, Set<String> marks) {

    /// What must not come out to a scope of ALDER.
    static Leak outOf(Scope scope) {
        var ids = new HashSet<UUID>(House.BIRCH.ownIds());
        ids.addAll(House.BIRCH.first().ids());
        ids.addAll(House.BIRCH.second().ids());
        var marks = new HashSet<String>(Set.of(House.BIRCH.mark()));
        if (!scope.seesAllCustomers()) {
            ids.addAll(House.ALDER.ownIds());
            ids.removeAll(Set.of(House.ALDER.provider(), House.ALDER.id("brand")));
            ids.addAll(House.ALDER.second().ids());
            marks.add(House.ALDER.second().mark());
        }
        return new Leak(Set.copyOf(ids), Set.copyOf(marks));
    }

    /// Everything in the result that must not be there.
    List<String> in(@Nullable Object result) {
        return Leaves.of(result).stream().filter(leaf -> switch (leaf.value()) {
            case UUID id -> ids.contains(id);
            case Object other -> marks.stream().anyMatch(other.toString().toLowerCase(Locale.ROOT)::contains);
        }).map(Leaves.Leaf::toString).toList();
    }
}
