package org.mailward.platform.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// Makes the transaction-local settings that row-level security reads.
final class DatabaseSettings {

    /// Many ask at the same time, and for little: a query that starts helpers or a compiler takes from the others what it gains, and more.
    private static final String ALONE = "set_config('max_parallel_workers_per_gather', '0', true), set_config('jit', 'off', true)";

    private DatabaseSettings() {
    }

    static void apply(Connection connection, Map<String, String> settings) throws SQLException {
        if (settings.isEmpty()) {
            return;
        }
        var names = List.copyOf(settings.keySet());
        // In one go: every transaction begins with it.
        try (var statement = connection.prepareStatement("select " + ALONE + ", " + String.join(", ", Collections.nCopies(names.size(), "set_config(?, ?, true)")))) {
            for (int i = 0; i < names.size(); i++) {
                statement.setString(2 * i + 1, names.get(i));
                statement.setString(2 * i + 2, settings.get(names.get(i)));
            }
            statement.execute();
        }
    }
}
