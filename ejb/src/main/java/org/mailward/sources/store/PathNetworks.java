package org.mailward.sources.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mailward.platform.persistence.Persistence;
import org.mailward.sources.NetworkOwner;
import org.mailward.tenancy.Scope;

/// In whose networks the addresses are that a provider's reports brought, and how far that was looked up. For those who see all customers.
@ApplicationScoped
public class PathNetworks {

    private static final String BEGIN = """
            insert into network_walk as w (provider_id, as_of, networks, walked_to) values ({provider}, ?, ?, '0.0.0.0')
            on conflict (provider_id) do update set as_of = excluded.as_of, networks = excluded.networks, walked_to = excluded.walked_to
            where (w.as_of, w.networks) <> (excluded.as_of, excluded.networks)""";
    private static final String WALKED = "select host(w.walked_to) from network_walk w where {w of provider} and w.walked_to is not null";
    private static final String NEXT = "select distinct m.source, host(m.source) from mail_path m where {m of provider} and m.source > cast(? as inet) order by 1 limit ?";
    private static final String REACHED = "update network_walk w set walked_to = cast(? as inet) where {w of provider}";
    /// Locked in the order of their keys, as those who enter reports lock them.
    private static final String NOTE = """
            update mail_path m set country = ?, network = ? from (
                select o.customer_id, o.domain_id, o.id from mail_path o
                where {o of provider} and o.source = cast(? as inet) and (o.country, o.network) <> (?, ?)
                order by o.customer_id, o.domain_id, o.id for update) other
            where {m of provider} and m.customer_id = other.customer_id and m.domain_id = other.domain_id and m.id = other.id""";

    @Inject
    private Persistence persistence;

    /// Begins to look addresses up in a file, unless that was begun already.
    ///
    /// @param networks how many are in it, which with the date tells one file from another
    public void begin(Scope scope, LocalDate date, int networks) {
        persistence.inBulk(scope, bulk -> bulk.run(BEGIN, date, networks));
    }

    /// Addresses that are to be looked up next; none at the end.
    public List<String> next(Scope scope, int most) {
        return persistence.inBulk(scope, bulk -> {
            var walked = bulk.rows(WALKED, row -> row.getString(1)).stream().findFirst();
            return walked.isEmpty() ? List.of() : bulk.rows(NEXT, row -> row.getString(2), walked.get(), most);
        });
    }

    /// @param last the last one that was looked up; empty at the end
    public void reached(Scope scope, Optional<String> last) {
        persistence.inBulk(scope, bulk -> bulk.run(REACHED, last));
    }

    public void note(Scope scope, String address, Optional<NetworkOwner> owner) {
        var country = owner.map(NetworkOwner::country).orElse("");
        var network = owner.map(NetworkOwner::shown).orElse("");
        persistence.inBulk(scope, bulk -> bulk.run(NOTE, country, network, address, country, network));
    }
}
