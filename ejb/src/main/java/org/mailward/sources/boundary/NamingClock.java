package org.mailward.sources.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.sources.control.Naming;
import org.mailward.tenancy.control.EachProvider;

/// Looks up the addresses that reports have brought since the last tick. A missed tick, or the same one on two nodes, does no harm.
@Singleton
@Startup
@PermitAll
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NamingClock {

    @Inject
    private EachProvider eachProvider;

    @Inject
    private Naming naming;

    @Inject
    @ConfigProperty(name = "mailward.sources.batch", defaultValue = "100")
    private int most;

    @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
    void tick() {
        eachProvider.run("name sources", scope -> naming.some(scope, most));
    }
}
