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
import org.mailward.sources.control.CatalogueWalk;
import org.mailward.sources.control.Naming;
import org.mailward.sources.control.NetworkWalk;
import org.mailward.tenancy.control.EachProvider;

/// Looks up the addresses that reports have brought since the last tick, those that nothing named once more when the catalogue is another, and all of them in a
/// new file of networks. A missed tick, or the same one on two nodes, does no harm.
@Singleton
@Startup
@PermitAll
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NamingClock {

    @Inject
    private EachProvider eachProvider;

    /// Looking an address up in a file is so much cheaper than asking DNS.
    private static final int ADDRESSES = 20;

    @Inject
    private Naming naming;

    @Inject
    private CatalogueWalk again;

    @Inject
    private NetworkWalk walk;

    @Inject
    @ConfigProperty(name = "mailward.sources.batch", defaultValue = "100")
    private int most;

    @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
    void tick() {
        eachProvider.run("name sources", scope -> naming.some(scope, most));
        eachProvider.run("name again", scope -> again.some(scope, most));
        eachProvider.run("look up networks", scope -> walk.some(scope, most * ADDRESSES));
    }
}
