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
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.mailward.platform.time.Deadline;

/// Brings the schema up to date under the owner's role before anything else starts.
///
/// A database that is away is waited for: servers often start together, and one that was killed repairs its data before it answers. An
/// application that gave up then would stay down until somebody deployed it again.
///
/// Without an owner's name nothing is done: then the operator migrates the database by other means.
@Singleton
@Startup
@PermitAll
@TransactionManagement(TransactionManagementType.BEAN)
public class Migrations {

    private static final Logger LOG = System.getLogger(Migrations.class.getName());
    private static final String SCRIPTS = "classpath:org/mailward/migrations";
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

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

    @Inject
    @ConfigProperty(name = "mailward.db.patience", defaultValue = "PT2M")
    private Duration patience;

    @PostConstruct
    void migrate() {
        if (owner.isEmpty()) {
            LOG.log(Level.INFO, "The schema is left as it is: mailward.db.owner.user is not set");
            return;
        }
        var deadline = Deadline.in(patience);
        while (!tried(owner.get(), deadline)) {
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
        }
    }

    /// @return false when the database was away; what a try has not committed it has not done
    private boolean tried(String as, Deadline deadline) {
        try {
            bringUpToDate(as);
            return true;
        } catch (FlywayException e) {
            if (!DatabaseAway.behind(e) || deadline.passed()) {
                throw e;
            }
            LOG.log(Level.WARNING, "The database does not answer yet: {0}", String.valueOf(e.getMessage()).strip());
            return false;
        }
    }

    private void bringUpToDate(String as) {
        var result = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(url, as, password.orElse(""))
                .locations(SCRIPTS)
                .placeholders(Map.of("app_role", applicationRole))
                .load()
                .migrate();
        LOG.log(Level.INFO, "Schema at version {0} after {1} migrations", result.targetSchemaVersion, result.migrationsExecuted);
    }
}
