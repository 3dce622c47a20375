package org.mailward.platform.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/// Makes the transaction-local settings that row-level security reads.
final class DatabaseSettings {

    private DatabaseSettings() {
    }

    static void apply(Connection connection, Map<String, String> settings) throws SQLException {
        for (var setting : settings.entrySet()) {
            try (var statement = connection.prepareStatement("select set_config(?, ?, true)")) {
                statement.setString(1, setting.getKey());
                statement.setString(2, setting.getValue());
                statement.execute();
            }
        }
    }
}
