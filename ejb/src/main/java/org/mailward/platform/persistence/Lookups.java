package org.mailward.platform.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// Reads the few rows that must be found before a scope is known: a person's memberships, a presented key, an invitation.
///
/// Row-level security shows only what the visibility proves knowledge of, so no tenant's data can be listed this way.
@ApplicationScoped
public class Lookups {

    @Resource(lookup = "java:app/jdbc/mailward")
    private DataSource dataSource;

    /// Turns the current row into a value.
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// Runs one query in the running transaction, which then serves nothing else.
    /// @throws PersistenceTrouble when the database cannot be asked
    public <T> List<T> ask(Visibility visibility, String sql, Row<T> row) {
        try (var connection = dataSource.getConnection()) {
            TransactionVisibility.pin(visibility);
            // Inside a boundary that suspends transactions, the server gives a connection that is in none, and the settings are local to one.
            boolean alone = connection.getAutoCommit();
            if (alone) {
                connection.setAutoCommit(false);
            }
            DatabaseSettings.apply(connection, visibility.settings());
            try (var statement = connection.prepareStatement(sql); var rows = statement.executeQuery()) {
                var found = new ArrayList<T>();
                while (rows.next()) {
                    found.add(row.read(rows));
                }
                return List.copyOf(found);
            } finally {
                if (alone) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            }
        } catch (SQLException e) {
            throw new PersistenceTrouble("The database cannot be asked at the moment", e);
        }
    }
}
