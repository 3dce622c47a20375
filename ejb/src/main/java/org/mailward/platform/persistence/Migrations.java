package org.mailward.platform.persistence;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;

/// Brings the schema up to date under the owner's role before anything else starts.
///
/// Without an owner's name nothing is done: then the operator migrates the database by other means.
@Singleton
@Startup
@PermitAll
@TransactionManagement(TransactionManagementType.BEAN)
public class Migrations {

    private static final Logger LOG = System.getLogger(Migrations.class.getName());
    private static final String SCRIPTS = "classpath:org/mailward/migrations";

    @Inject
    @ConfigProperty(name = "mailward.db.url")
    private String url;

    @Inject
    @ConfigProperty(name = "mailward.db.user")
    private String applicationRole;

    @Inject
    @ConfigProperty(name = "mailward.db.owner.user")
    private Optional<String> owner;

    @Inject
    @ConfigProperty(name = "mailward.db.owner.password")
    private Optional<String> password;

    @PostConstruct
    void migrate() {
        if (owner.isEmpty()) {
            LOG.log(Level.INFO, "The schema is left as it is: mailward.db.owner.user is not set");
            return;
        }
        var result = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(url, owner.get(), password.orElse(""))
                .locations(SCRIPTS)
                .placeholders(Map.of("app_role", applicationRole))
                .load()
                .migrate();
        LOG.log(Level.INFO, "Schema at version {0} after {1} migrations", result.targetSchemaVersion, result.migrationsExecuted);
    }
}
