package org.mailward.system.journeys;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/// What the database holds of a provider: by which it is told whether somebody else was shown or changed something of it.
final class Belongings {

    private Belongings() {
    }

    static Set<UUID> allIds(UUID provider, Set<UUID> leftOut) {
        return Records.idsOf(provider, leftOut, 100_000).values().stream().flatMap(List::stream).collect(Collectors.toCollection(HashSet::new));
    }

    /// Names, addresses and domains of a provider that no other has too.
    static Set<String> names(UUID provider, Set<UUID> leftOut) {
        var out = leftOut.isEmpty() ? "" : " and %s not in (" + leftOut.stream().map(id -> "'" + id + "'").collect(Collectors.joining(",")) + ")";
        var names = new TreeSet<String>();
        names.addAll(Records.texts("select name from customer where provider_id = ?" + out.formatted("id"), provider));
        names.addAll(Records.texts("select name from managed_domain where provider_id = ?" + out.formatted("customer_id"), provider));
        if (leftOut.isEmpty()) {
            names.addAll(Records.texts("select name from provider where id = ?", provider));
            names.addAll(Records.texts("select unnest(array[name, email]) from membership where provider_id = ?", provider));
            names.addAll(Records.texts("select unnest(array[name, email]) from invitation where provider_id = ?", provider));
            names.addAll(leadsOf(provider));
            names.removeAll(Records.texts("select unnest(array[name, email]) from membership where provider_id <> ?", provider));
            names.removeAll(Records.texts("select name from managed_domain where provider_id <> ?", provider));
        } else {
            // A name that is part of one that may be seen cannot be looked for.
            var seen = Records.texts("select name from managed_domain where provider_id = ? and not (true" + out.formatted("customer_id") + ")", provider);
            names.removeIf(name -> seen.stream().anyMatch(own -> own.contains(name)));
        }
        return names;
    }

    /// What was checked for a provider and may become a customer.
    static Set<String> leadsOf(UUID provider) {
        return new TreeSet<>(Records.texts("select name from prospect where provider_id = ? union select domain from checker_result where provider_id = ? and domain like '%-lead.example'", provider, provider));
    }

    /// Rows of each table; what timers change by themselves is left out.
    static Map<String, List<String>> everythingOf(UUID provider) {
        var rows = new TreeMap<String, List<String>>();
        for (var table : Records.tables()) {
            // What the portal tells people by itself comes when it comes.
            var asked = table.equals("outgoing_mail") ? " and kind = 'INVITATION'" : "";
            rows.put(table, Records.texts("select (to_jsonb(t) - 'proof_checked_at' - 'proof_state' - 'version' - 'last_used_at')::text from " + table + " t where provider_id = ?" + asked + " order by 1", provider));
        }
        return rows;
    }

    static List<String> seats(UUID provider) {
        return Records.texts("select concat_ws(' ', m.subject, m.role, m.all_customers, m.ended_at, a.customer_id) from membership m left join assignment a on a.membership_id = m.id where m.provider_id = ? order by 1", provider);
    }
}
