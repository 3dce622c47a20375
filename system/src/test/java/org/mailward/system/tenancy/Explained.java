package org.mailward.system.tenancy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How the database found what statements asked for: each of them that begins so is explained while it runs, with its own values, in its own
/// transaction, for whom it is run.
final class Explained {

    private static final String EXPLAIN = "explain (analyze, timing off, format json) ";

    private final String beginning;
    private final List<Plan> plans = new ArrayList<>();

    Explained(String beginning) {
        this.beginning = beginning;
    }

    /// A statement's plan, and what was read.
    record Plan(JsonObject root) {

        /// Every index that was looked into.
        Set<String> indexes() {
            return nodes(root).filter(node -> node.containsKey("Index Name")).map(node -> node.getString("Index Name")).collect(Collectors.toSet());
        }

        /// Rows of a table that were looked at, those among them that did not match.
        double read(String table) {
            return nodes(root).filter(node -> table.equals(node.getString("Relation Name", ""))).mapToDouble(Plan::read).sum();
        }

        private static double read(JsonObject node) {
            return (number(node, "Actual Rows") + number(node, "Rows Removed by Filter") + number(node, "Rows Removed by Index Recheck")) * number(node, "Actual Loops");
        }

        private static double number(JsonObject node, String name) {
            return node.containsKey(name) ? node.getJsonNumber(name).doubleValue() : 0;
        }

        private static Stream<JsonObject> nodes(JsonObject node) {
            var below = node.containsKey("Plans") ? node.getJsonArray("Plans").stream().map(JsonValue::asJsonObject).flatMap(Plan::nodes) : Stream.<JsonObject>empty();
            return Stream.concat(Stream.of(node), below);
        }

        private static Plan of(String json) {
            try (var reader = Json.createReader(new StringReader(json))) {
                return new Plan(reader.readArray().getJsonObject(0).getJsonObject("Plan"));
            }
        }
    }

    /// In the order in which they ran.
    List<Plan> plans() {
        return List.copyOf(plans);
    }

    Connection watching(Connection connection) {
        return (Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
            var made = call(connection, method, arguments);
            return method.getName().equals("prepareStatement") && ((String) arguments[0]).startsWith(beginning)
                    ? watching(connection, (PreparedStatement) made, (String) arguments[0]) : made;
        });
    }

    private PreparedStatement watching(Connection connection, PreparedStatement statement, String sql) {
        List<Bound> bound = new ArrayList<>();
        return (PreparedStatement) Proxy.newProxyInstance(PreparedStatement.class.getClassLoader(), new Class<?>[] {PreparedStatement.class}, (_, method, arguments) -> {
            if (method.getName().startsWith("set")) {
                bound.add(new Bound(method, arguments));
            } else if (method.getName().startsWith("execute")) {
                plans.add(explain(connection, sql, bound));
            }
            return call(statement, method, arguments);
        });
    }

    private record Bound(Method method, Object[] arguments) {
    }

    /// Whatever the statement does is undone, so that it does it again.
    private static Plan explain(Connection connection, String sql, List<Bound> bound) throws Throwable {
        var before = connection.setSavepoint();
        try (var statement = connection.prepareStatement(EXPLAIN + sql)) {
            for (var value : bound) {
                call(statement, value.method(), value.arguments());
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                return Plan.of(rows.getString(1));
            }
        } finally {
            connection.rollback(before);
        }
    }


    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
