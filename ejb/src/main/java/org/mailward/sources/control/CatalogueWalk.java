package org.mailward.sources.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Time;
import org.mailward.sources.Attributing;
import org.mailward.sources.ServiceCatalogue;
import org.mailward.sources.store.MailPaths;
import org.mailward.sources.store.PathCatalogue;
import org.mailward.tenancy.Scope;

/// Has sources that nothing named looked up once more when the catalogue knows other services than before, or names by other rules: a path is named
/// once, and sends on under the same evidence for years. New addresses come first. Beginning again anywhere does no harm.
@ApplicationScoped
public class CatalogueWalk {

    @Inject
    private ServiceCatalogue catalogue;

    @Inject
    private PathCatalogue walk;

    @Inject
    private MailPaths paths;

    @Inject
    private SilentAddresses silent;

    @Inject
    private Transactions transactions;

    @Inject
    private Time time;

    private String print = "";

    @PostConstruct
    void read() {
        print = Attributing.print(catalogue);
    }

    /// @param most how many addresses at most
    public void some(Scope scope, int most) {
        var addresses = transactions.call(() -> {
            walk.begin(scope, print);
            return walk.next(scope, most);
        });
        if (addresses.isEmpty()) {
            transactions.run(() -> walk.reached(scope, Optional.empty()));
            return;
        }
        var resting = silent.resting(time.now());
        if (transactions.call(() -> !paths.unnamed(scope, 1, resting).isEmpty())) {
            return;
        }
        for (var address : addresses) {
            transactions.run(() -> walk.again(scope, address));
        }
        var last = addresses.size() < most ? Optional.<String>empty() : Optional.of(addresses.getLast());
        transactions.run(() -> walk.reached(scope, last));
    }
}
