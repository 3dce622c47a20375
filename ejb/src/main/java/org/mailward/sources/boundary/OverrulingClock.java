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
import org.mailward.sources.control.ApplyRulings;
import org.mailward.tenancy.control.EachProvider;

/// Applies decisions about sources to the past, some domains at a time. A missed tick, or the same one on two nodes, does no harm.
@Singleton
@Startup
@PermitAll
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OverrulingClock {

    @Inject
    private EachProvider eachProvider;

    @Inject
    private ApplyRulings rulings;

    @Inject
    @ConfigProperty(name = "mailward.sources.overrule-batch", defaultValue = "500")
    private int most;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void tick() {
        eachProvider.run("overrule sources", scope -> rulings.some(scope.provider(), most));
    }
}
