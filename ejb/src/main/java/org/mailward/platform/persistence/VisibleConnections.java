package org.mailward.platform.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;
import org.hibernate.service.spi.ServiceRegistryAwareService;
import org.hibernate.service.spi.ServiceRegistryImplementor;

/// Gives Hibernate connections that see what the running transaction may see.
///
/// Connections are held to the end of the transaction, so the settings are made once, and they end with it.
public class VisibleConnections implements MultiTenantConnectionProvider<UUID>, ServiceRegistryAwareService {

    private static final String DATA_SOURCE = "jakarta.persistence.jtaDataSource";

    private transient DataSource dataSource;

    @Override
    public void injectServices(ServiceRegistryImplementor registry) {
        dataSource = (DataSource) registry.requireService(ConfigurationService.class).getSettings().get(DATA_SOURCE);
    }

    @Override
    public Connection getAnyConnection() throws SQLException {
        return dataSource.getConnection();
    }

    @Override
    public void releaseAnyConnection(Connection connection) throws SQLException {
        connection.close();
    }

    @Override
    public Connection getConnection(UUID tenant) throws SQLException {
        var connection = dataSource.getConnection();
        try {
            DatabaseSettings.apply(connection, TransactionVisibility.pinned().map(Visibility::settings).orElse(Map.of()));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    @Override
    public void releaseConnection(UUID tenant, Connection connection) throws SQLException {
        connection.close();
    }

    @Override
    public boolean supportsAggressiveRelease() {
        return false;
    }

    @Override
    public boolean isUnwrappableAs(Class<?> type) {
        return false;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new UnsupportedOperationException("Nothing to unwrap");
    }
}
