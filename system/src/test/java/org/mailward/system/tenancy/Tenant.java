package org.mailward.system.tenancy;

import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// The tenant of Hibernate's sessions, as a test wants it.
final class Tenant implements CurrentTenantIdentifierResolver<UUID> {

    private static final UUID ROOT = new UUID(-1, -1);
    private static final String UNIT = "META-INF/persistence.xml";

    /// Connects as one whom no row-level security holds back.
    @FunctionalInterface
    interface Superuser {
        Connection connect() throws SQLException;
    }

    private record Connections(Superuser superuser) implements ConnectionProvider {
        @Override
        public Connection getConnection() throws SQLException {
            return superuser.connect();
        }

        @Override
        public void closeConnection(Connection connection) throws SQLException {
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

    private UUID current = new UUID(0, 0);

    /// A tenant that is none, whose sessions Hibernate does not filter.
    static Tenant root() {
        var tenant = new Tenant();
        tenant.current = ROOT;
        return tenant;
    }

    void is(House house) {
        current = house.provider();
    }

    @Override
    public UUID resolveCurrentTenantIdentifier() {
        return current;
    }

    @Override
    public boolean isRoot(UUID tenant) {
        return tenant.equals(ROOT);
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return true;
    }

    /// The entities that the application lists, without its server.
    static EntityManagerFactory factory(Tenant tenant, Superuser superuser) {
        var configuration = new HibernatePersistenceConfiguration("houses");
        entities().forEach(configuration::managedClass);
        properties().forEach((name, value) -> configuration.property((String) name, value));
        return configuration.property(JdbcSettings.CONNECTION_PROVIDER, new Connections(superuser))
                .property(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, tenant)
                .createEntityManagerFactory();
    }

    /// The classes in the application's persistence unit.
    static List<Class<?>> entities() {
        return elements("class").stream().<Class<?>>map(element -> {
            try {
                return Class.forName(element.getTextContent().strip());
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(UNIT + " lists a class that there is not", e);
            }
        }).toList();
    }

    /// The unit's properties, but for those that tie it to a server and to its tenants.
    private static Properties properties() {
        var properties = new Properties();
        elements("property").stream()
                .filter(property -> !property.getAttribute("name").matches(".*(tenant|jta|handling_mode|database-).*"))
                .forEach(property -> properties.put(property.getAttribute("name"), property.getAttribute("value")));
        return properties;
    }

    private static List<Element> elements(String name) {
        var found = document().getElementsByTagNameNS("*", name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
    }

    private static Document document() {
        try (var unit = Tenant.class.getClassLoader().getResourceAsStream(UNIT)) {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            return factory.newDocumentBuilder().parse(unit);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(UNIT + " cannot be read", e);
        }
    }
}
