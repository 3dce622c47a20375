package org.mailward.demo.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.mailward.demo.Telling;

/// The demo's clock: its past is told behind the present, and goes on where it was broken off. Without the demo it does nothing.
@Singleton
@Startup
@PermitAll
@DependsOn("Demo")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DemoClock {

    private static final Logger LOG = System.getLogger(DemoClock.class.getName());

    @Inject
    private Telling telling;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void tick() {
        try {
            telling.go();
        } catch (RuntimeException e) {
            // A timer that throws is tried again by the container, then dropped for good; the next tick goes on.
            LOG.log(Level.WARNING, "The demo's past was broken off; the next tick goes on with it", e);
        }
    }
}
