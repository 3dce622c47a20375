package org.mailward.scanning.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.UUID;
import org.mailward.estate.ManagedDomain;
import org.mailward.platform.time.Ids;
import org.mailward.platform.time.Time;
import org.mailward.scanning.Scan;
import org.mailward.scanning.ScanReason;
import org.mailward.scanning.store.Scans;
import org.mailward.tenancy.Scope;

/// Puts wishes for scans into the database, in the caller's transaction; messages about them follow its commit.
@ApplicationScoped
public class ScanQueue {

    @Inject
    private Scans scans;

    @Inject
    private Ids ids;

    @Inject
    private Time time;

    @Inject
    private Event<ScansAsked> asked;

    /// Asks for a scan of each domain that does not wait for one already.
    /// @return the batch by which their progress can be followed
    public UUID ask(Scope scope, Collection<ManagedDomain> domains, ScanReason reason) {
        var batch = ids.next();
        var waiting = scans.waiting(scope, domains.stream().map(ManagedDomain::id).toList());
        var now = time.now();
        var wanted = new ArrayList<Scan>();
        for (var domain : domains) {
            if (!waiting.contains(domain.id())) {
                wanted.add(new Scan(ids.next(), domain.customerId(), domain.id(), batch, reason, scope.actor().name(), now));
            }
        }
        scans.add(scope, wanted);
        if (!wanted.isEmpty()) {
            asked.fire(new ScansAsked(scope.provider(), wanted.stream().map(Scan::id).toList()));
        }
        return batch;
    }
}
