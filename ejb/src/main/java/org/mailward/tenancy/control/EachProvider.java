package org.mailward.tenancy.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.mailward.platform.persistence.Transactions;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Operator;
import org.mailward.tenancy.Provider;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.store.Providers;

/// What Mailward's clocks do for every provider in turn. Trouble is logged and never thrown: a timer that throws is tried again by
/// the container, then dropped for good, while the next tick will do.
@ApplicationScoped
public class EachProvider {

    private static final Logger LOG = System.getLogger(EachProvider.class.getName());
    private static final Operator CLOCK = new Operator("mailward", "Mailward", "clock");

    @Inject
    private Providers providers;

    @Inject
    private Transactions transactions;

    /// @param job what is done, for the log and for what it leaves in the audit log
    /// @param tick opens its own transactions; gets the whole of one provider
    public void run(String job, Consumer<Scope> tick) {
        List<UUID> all;
        try {
            all = transactions.call(() -> providers.all(CLOCK).stream().map(Provider::id).toList());
        } catch (RuntimeException e) {
            // Not this tick's fault, and the next one asks again.
            LOG.log(Level.WARNING, "The tick '" + job + "' could not read the list of providers", e);
            return;
        }
        for (var provider : all) {
            try {
                tick.accept(new Scope.WholeProvider(provider, Actor.system(job)));
            } catch (RuntimeException e) {
                // One provider's trouble must not keep the others waiting.
                LOG.log(Level.WARNING, "The tick '" + job + "' failed for provider " + provider, e);
            }
        }
    }
}
