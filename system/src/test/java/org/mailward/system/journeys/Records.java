package org.mailward.system.journeys;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// What the database holds, seen past every wall, so that tests know what must not be seen.
public final class Records {

    private Records() {
    }

    public static UUID provider(String name) {
        return ids("select id from provider where name = ?", name).getFirst();
    }

    public static UUID customer(String name) {
        return ids("select id from customer where name = ?", name).getFirst();
    }

    public static List<UUID> ids(String query, Object... values) {
        return rows(query, values).stream().map(row -> (UUID) row.values().iterator().next()).toList();
    }

    public static List<String> texts(String query, Object... values) {
        return rows(query, values).stream().map(row -> String.valueOf(row.values().iterator().next())).toList();
    }

    public static long count(String query, Object... values) {
        return ((Number) rows(query, values).getFirst().values().iterator().next()).longValue();
    }

    public static List<Map<String, Object>> rows(String query, Object... values) {
        try (Connection connection = SharedStack.get().asSuperuser(); var statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var found = statement.executeQuery()) {
                var rows = new ArrayList<Map<String, Object>>();
                while (found.next()) {
                    var row = new LinkedHashMap<String, Object>();
                    for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                        row.put(found.getMetaData().getColumnLabel(column), found.getObject(column));
                    }
                    rows.add(row);
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database was asked in vain: " + query, e);
        }
    }

    /// Changes rows as only time could, so that nobody waits for it.
    public static void change(String statement, Object... values) {
        try (Connection connection = SharedStack.get().asSuperuser(); var prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            prepared.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The database was changed in vain: " + statement, e);
        }
    }

    /// The tables that hold rows of providers, from the catalogue.
    public static List<String> tables() {
        return texts("select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid where c.relkind in ('r', 'p') and not c.relispartition "
                + "and c.relnamespace = 'public'::regnamespace and a.attname = 'provider_id' order by 1");
    }

    /// Ids of each kind in each table of a provider, the provider's own among them.
    ///
    /// @param leftOut customers whose rows, and the rows of no customer, are not wanted
    /// @param most of each kind; small numbers keep a test short
    public static Map<String, List<UUID>> idsOf(UUID provider, Collection<UUID> leftOut, int most) {
        var ids = new TreeMap<String, List<UUID>>();
        if (leftOut.isEmpty()) {
            ids.put("provider.id", List.of(provider));
        }
        for (var table : tables()) {
            var columns = Set.copyOf(texts("select column_name from information_schema.columns where table_schema = 'public' and table_name = ? and udt_name = 'uuid'", table));
            var owner = table.equals("customer") ? "id" : columns.contains("customer_id") ? "customer_id" : "";
            if (!leftOut.isEmpty() && owner.isEmpty()) {
                continue;
            }
            for (var column : columns.stream().filter(Set.of("id", "batch_id")::contains).sorted().toList()) {
                var others = leftOut.isEmpty() ? "" : " and " + owner + " not in (" + leftOut.stream().map(id -> "'" + id + "'").collect(Collectors.joining(",")) + ")";
                var found = ids("select distinct " + column + " from " + table + " where provider_id = ?" + others + " order by 1 limit " + most, provider);
                if (!found.isEmpty()) {
                    ids.put(table + "." + column, found);
                }
            }
        }
        return ids;
    }

    /// Waits until no scan is queued or under way.
    public static void untilNoScanIsOpen(java.time.Duration most) {
        Waiting.until("every scan is over", most, () -> count("select count(*) from scan where state in ('QUEUED', 'RUNNING')"), open -> open == 0);
    }
}
