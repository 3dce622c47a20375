package org.mailward.system.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What PostgreSQL's own catalogue says about the application's schema: no list here can fall behind a migration.
final class Catalogue {

    private static final String FLYWAY = "flyway_schema_history";

    /// @param tenant the column with the provider's id
    /// @param customer the column with the customer's id, where rows belong to one
    /// @param key the primary key's columns
    record Table(String name, String tenant, Optional<String> customer, List<String> key, Map<String, String> columns) {

        /// A row of this table is of this house (and, if named, of this customer).
        String of(House house) {
            return tenant + " = '" + house.provider() + "'";
        }

        String of(House.Office office) {
            return of(office.house()) + customer.map(column -> " and " + column + " = '" + office.customer() + "'").orElse("");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /// A foreign key: its columns in the order in which they match those of the other table.
    record Reference(String name, String table, List<String> columns, String other, List<String> otherColumns) {
        @Override
        public String toString() {
            return name + columns;
        }
    }

    private Catalogue() {
    }

    /// Every table but the migrations' own. A partition is not a table of its own here: it is reached through the table alone.
    static List<Table> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<Table>();
        for (var name : strings(connection, "select relname from pg_class where relkind in ('r', 'p') and not relispartition and relnamespace = 'public'::regnamespace "
                + "and relname <> '" + FLYWAY + "' order by relname")) {
            var columns = new LinkedHashMap<String, String>();
            for (var column : strings(connection, "select attname || ' ' || format_type(atttypid, null) from pg_attribute "
                    + "where attrelid = '" + name + "'::regclass and attnum > 0 and not attisdropped order by attnum")) {
                columns.put(column.substring(0, column.indexOf(' ')), column.substring(column.indexOf(' ') + 1));
            }
            var key = strings(connection, "select a.attname from pg_index i cross join unnest(i.indkey) with ordinality k (num, ord) "
                    + "join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.num "
                    + "where i.indisprimary and i.indrelid = '" + name + "'::regclass order by k.ord");
            tables.add(new Table(name, name.equals("provider") ? "id" : "provider_id",
                    name.equals("customer") ? Optional.of("id") : Optional.of("customer_id").filter(columns::containsKey), key, columns));
        }
        return List.copyOf(tables);
    }

    static List<Reference> references(Connection connection) throws SQLException {
        var references = new ArrayList<Reference>();
        for (var line : strings(connection, """
                select conname || ' ' || c.conrelid::regclass || ' ' || c.confrelid::regclass
                    || ' ' || (select string_agg(attname, ',' order by k.ord) from unnest(c.conkey) with ordinality k (num, ord)
                                 join pg_attribute on attrelid = c.conrelid and attnum = k.num)
                    || ' ' || (select string_agg(attname, ',' order by k.ord) from unnest(c.confkey) with ordinality k (num, ord)
                                 join pg_attribute on attrelid = c.confrelid and attnum = k.num)
                  from pg_constraint c where contype = 'f' and conparentid = 0 and connamespace = 'public'::regnamespace order by 1""")) {
            var parts = line.split(" ");
            references.add(new Reference(parts[0], parts[1], List.of(parts[3].split(",")), parts[2], List.of(parts[4].split(","))));
        }
        return List.copyOf(references);
    }

    static List<String> strings(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return List.copyOf(found);
        }
    }

    static long count(Connection connection, String table, String where) throws SQLException {
        return Long.parseLong(strings(connection, "select count(*) from " + table + " where " + where).getFirst());
    }
}
