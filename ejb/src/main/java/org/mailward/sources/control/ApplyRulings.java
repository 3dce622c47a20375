package org.mailward.sources.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.UUID;
import org.mailward.platform.persistence.Transactions;
import org.mailward.sources.store.Overrulings;
import org.mailward.sources.store.Overrulings.Work;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Scope;

/// Applies decisions about sources to the past: domain by domain, each in a transaction of its own, together with its sums.
///
/// A domain that is looked through twice, by two nodes or after a crash, is the same after it.
@ApplicationScoped
public class ApplyRulings {

    @Inject
    private Overrulings overrulings;

    @Inject
    private Transactions transactions;

    @Inject
    private Event<Reclassing> reclassing;

    @Inject
    private Event<Reclassed> reclassed;

    /// @param most how many domains at most
    public void some(UUID provider, int most) {
        var scope = new Scope.WholeProvider(provider, Actor.system("overrule sources"));
        for (var work : transactions.call(() -> overrulings.due(scope, most))) {
            transactions.run(() -> perform(scope, work));
        }
    }

    private void perform(Scope scope, Work work) {
        reclassing.fire(new Reclassing(scope, work.customer(), work.domain()));
        if (overrulings.perform(scope, work)) {
            reclassed.fire(new Reclassed(scope, work.customer(), work.domain()));
        }
    }
}
