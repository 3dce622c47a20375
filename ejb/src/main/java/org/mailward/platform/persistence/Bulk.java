package org.mailward.platform.persistence;

import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailward.tenancy.Scope;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;

/// Statements for rows that come and go by the thousand, and are no entities. Hibernate's tenant does not reach them; row-level
/// security does, and each statement names its scope besides:
///
/// - `{a in scope}`: rows of customers in scope
/// - `{a seen}`: the same, and rows of no customer for those who see all customers
/// - `{a of provider}`: rows of the provider
/// - `{provider}`: the provider's id as a value, for what is inserted
///
/// A statement without any of them is refused. Rows are staged in temporary tables, whose names begin with `stage_`, which are this
/// transaction's own and need no mark.
public final class Bulk {

    private static final Pattern MARK = Pattern.compile("\\{(\\w+) (in scope|of provider|seen)}|\\{(provider)}");
    private static final Pattern STAGE = Pattern.compile("stage_[a-z_]+");
    private static final String UNIQUE_VIOLATION = "23505";
    private static final UUID NOBODY = new UUID(0, 0);

    private final Connection connection;
    private final Scope scope;

    Bulk(Connection connection, Scope scope) {
        this.connection = connection;
        this.scope = scope;
    }

    /// Turns the current row into a value.
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// Runs a statement.
    ///
    /// @param values of its question marks: texts, numbers, booleans, octets, ids, instants, days; a collection of texts, ids, instants, days,
    ///     numbers or octets is an array, and one of anything else an array of texts, to be cast; an empty `Optional` is null
    /// @return how many rows it touched
    public int run(String sql, Object... values) throws SQLException {
        try (var statement = prepare(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    /// Runs a statement that inserts, unless one of its rows is there already: then it did nothing, and the transaction goes on.
    ///
    /// @return whether it was done
    public boolean runUnlessThere(String sql, Object... values) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("savepoint before_insert");
            try {
                run(sql, values);
            } catch (SQLException e) {
                if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                    throw e;
                }
                statement.execute("rollback to savepoint before_insert");
                return false;
            }
            statement.execute("release savepoint before_insert");
            return true;
        }
    }

    /// Runs a statement once for each list of values. How many rows each touched is not known: the driver may send them as one.
    public void runEach(String sql, List<List<Object>> all) throws SQLException {
        if (all.isEmpty()) {
            return;
        }
        try (var statement = prepare(sql)) {
            for (var values : all) {
                bind(statement, values.toArray());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    public <T> List<T> rows(String sql, Row<T> row, Object... values) throws SQLException {
        try (var statement = prepare(sql)) {
            bind(statement, values);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<T>();
                while (rows.next()) {
                    found.add(row.read(rows));
                }
                return List.copyOf(found);
            }
        }
    }

    /// Waits for locks by name, which end with the transaction; in one order, so that nobody waits in a circle.
    public void lock(Collection<String> names, boolean shared) throws SQLException {
        try (var statement = connection.prepareStatement("select " + (shared ? "pg_advisory_xact_lock_shared" : "pg_advisory_xact_lock")
                + "(hashtextextended(name, 0)) from (select distinct name from unnest(?) name order by name) names")) {
            statement.setArray(1, connection.createArrayOf("text", names.stream().map(name -> scope.provider() + "/" + name).toArray()));
            statement.execute();
        }
    }

    /// Has the end of this transaction wait until all of it is on disk, even where the database is told not to wait: for what somebody
    /// is told to be kept.
    public void durably() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select set_config('synchronous_commit', 'on', true) where current_setting('synchronous_commit') = 'off'");
        }
    }

    /// Has the end of this transaction not wait for the disk: for what is begun again from what stands, should the database die before it is there. A
    /// transaction that ends later and waits has this one on disk before itself.
    public void unhurried() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select set_config('synchronous_commit', 'off', true)");
        }
    }

    /// Makes a temporary table empty, and makes it first where this connection has none yet.
    ///
    /// @param name begins with `stage_`
    /// @param columns as in `create table`
    public void stage(String name, String columns) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create temporary table if not exists " + staged(name) + " (" + columns + ") on commit delete rows");
            statement.execute("delete from " + name);
        }
    }

    /// Writes the rows of a COPY.
    @FunctionalInterface
    public interface Rows {
        void write(CopyRows rows) throws SQLException, IOException;
    }

    /// Copies rows into a temporary table, whose columns are the rows' values, in order and of their types.
    public void copy(String stage, Rows all) throws SQLException, IOException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + staged(stage) + " from stdin (format binary)");
        try {
            var rows = new CopyRows(copy);
            all.write(rows);
            rows.end();
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /// Copies lists of lines into a temporary table of four columns: a list's number, the place of the first line, lines, and how many.
    public void copyPacked(String stage, Map<Integer, TextLines> lists) throws SQLException, IOException {
        copy(stage, rows -> {
            for (var list : lists.entrySet()) {
                new PackedLines(list.getKey(), list.getValue()).writeTo(rows);
            }
        });
    }

    private static String staged(String name) {
        if (!STAGE.matcher(name).matches()) {
            throw new IllegalArgumentException("A temporary table's name begins with 'stage_', not as in '" + name + "'");
        }
        return name;
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        var text = new StringBuilder();
        var mark = MARK.matcher(sql);
        boolean marked = false;
        while (mark.find()) {
            marked = true;
            mark.appendReplacement(text, Matcher.quoteReplacement(mark.group(3) != null ? provider() : condition(mark.group(1), mark.group(2))));
        }
        if (!marked) {
            throw new IllegalArgumentException("The statement does not say how its rows hang in the tenancy: " + sql);
        }
        return connection.prepareStatement(mark.appendTail(text).toString());
    }

    private String condition(String alias, String kind) {
        var ofProvider = alias + ".provider_id = " + provider();
        return kind.equals("of provider") || scope.seesAllCustomers() ? ofProvider : "(" + ofProvider + " and " + alias + ".customer_id in (" + customers() + "))";
    }

    private String provider() {
        return literal(scope.provider());
    }

    private String customers() {
        return scope.customers().filter(some -> !some.isEmpty()).map(some -> some.stream().map(Bulk::literal).collect(Collectors.joining(", "))).orElse(literal(NOBODY));
    }

    private static String literal(UUID id) {
        return "'" + id + "'::uuid";
    }

    private void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            bind(statement, i + 1, values[i] instanceof Optional<?> maybe ? maybe.orElse(null) : values[i]);
        }
    }

    private void bind(PreparedStatement statement, int place, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(place, Types.NULL);
            case Instant instant -> statement.setTimestamp(place, Timestamp.from(instant));
            case byte[] octets -> statement.setBytes(place, octets);
            case String text -> statement.setString(place, text);
            case Collection<?> all -> statement.setArray(place, array(all));
            default -> statement.setObject(place, value);
        }
    }

    private BaseConnection driver() throws SQLException {
        return connection.unwrap(BaseConnection.class);
    }

    private Array array(Collection<?> all) throws SQLException {
        Object[] values = all.stream().map(each -> each instanceof Optional<?> maybe ? maybe.orElse(null) : each).toArray();
        return switch (Arrays.stream(values).filter(Objects::nonNull).findFirst().orElse("")) {
            case UUID _ -> BinaryArrays.ids(driver(), values);
            case Instant _ -> BinaryArrays.instants(driver(), values);
            case LocalDate _ -> BinaryArrays.days(driver(), values);
            case Integer _ -> connection.createArrayOf("int4", Arrays.copyOf(values, values.length, Integer[].class));
            case Long _ -> connection.createArrayOf("int8", Arrays.copyOf(values, values.length, Long[].class));
            case byte[] _ -> connection.createArrayOf("bytea", Arrays.copyOf(values, values.length, byte[][].class));
            // The driver sends an array of exactly this class as it is, and any other written out as one text, each letter looked at.
            default -> connection.createArrayOf("text", Arrays.stream(values).map(each -> each == null ? null : each.toString()).toArray(String[]::new));
        };
    }

    /// A column of rows, as a statement takes it with `unnest`.
    public static <T> List<Object> column(Collection<T> rows, Function<T, ?> value) {
        return rows.stream().<Object>map(value).toList();
    }
}
