package org.mailward.sources.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.platform.persistence.Transactions;
import org.mailward.sources.NetworkTable;
import org.mailward.sources.store.PathNetworks;
import org.mailward.tenancy.Scope;

/// Looks addresses that are known already up in a new file of networks, some at a time. Beginning again anywhere does no harm.
@ApplicationScoped
public class NetworkWalk {

    @Inject
    private NetworkTable networks;

    @Inject
    private PathNetworks paths;

    @Inject
    private Transactions transactions;

    /// @param most how many addresses at most
    public void some(Scope scope, int most) {
        if (networks.size() == 0) {
            return;
        }
        transactions.run(() -> paths.begin(scope, networks.date(), networks.size()));
        var addresses = transactions.call(() -> paths.next(scope, most));
        for (var address : addresses) {
            var owner = IpAddress.of(address).map(IpAddress::unmapped).flatMap(networks::find);
            transactions.run(() -> paths.note(scope, address, owner));
        }
        var last = addresses.size() < most ? Optional.<String>empty() : Optional.of(addresses.getLast());
        transactions.run(() -> paths.reached(scope, last));
    }
}
