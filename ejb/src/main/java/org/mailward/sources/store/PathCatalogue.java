package org.mailward.sources.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.mailward.platform.persistence.Persistence;
import org.mailward.tenancy.Scope;

/// Which catalogue the addresses were held against that nothing named, and how far. For those who see all customers.
@ApplicationScoped
public class PathCatalogue {

    /// Looks first: a conflict locks the row, and so writes it, at each of the clock's ticks.
    private static final String BEGIN = """
            insert into catalogue_walk (provider_id, catalogue, walked_to) select {provider}, ?, '0.0.0.0'
            where not exists (select from catalogue_walk k where {k of provider} and k.catalogue = ?)
            on conflict (provider_id) do update set catalogue = excluded.catalogue, walked_to = excluded.walked_to""";
    private static final String WALKED = "select host(w.walked_to) from catalogue_walk w where {w of provider} and w.walked_to is not null";
    /// What a service was named for keeps its name; what stands for others has one.
    private static final String NEXT = """
            select distinct m.source, host(m.source) from mail_path m where {m of provider} and m.source > cast(? as inet) and m.pass = 2 and m.service = '' order by 1 limit ?""";
    private static final String REACHED = "update catalogue_walk w set walked_to = cast(? as inet) where {w of provider} and w.walked_to is distinct from cast(? as inet)";
    /// Locked in the order of their keys, as those who enter reports lock them.
    private static final String AGAIN = """
            update mail_path m set pass = 1 from (
                select o.customer_id, o.domain_id, o.id from mail_path o
                where {o of provider} and o.source = cast(? as inet) and o.pass = 2 and o.service = ''
                order by o.customer_id, o.domain_id, o.id for update) other
            where {m of provider} and m.customer_id = other.customer_id and m.domain_id = other.domain_id and m.id = other.id""";

    @Inject
    private Persistence persistence;

    /// Begins with the first address, unless that was done already for this catalogue.
    ///
    /// @param catalogue tells one from another
    public void begin(Scope scope, String catalogue) {
        persistence.inBulk(scope, bulk -> bulk.run(BEGIN, catalogue, catalogue));
    }

    /// Addresses that are to be named next; none at the end.
    public List<String> next(Scope scope, int most) {
        return persistence.inBulk(scope, bulk -> {
            var walked = bulk.rows(WALKED, row -> row.getString(1)).stream().findFirst();
            return walked.isEmpty() ? List.of() : bulk.rows(NEXT, row -> row.getString(2), walked.get(), most);
        });
    }

    /// Has an address's unnamed paths looked up once more.
    public void again(Scope scope, String address) {
        persistence.inBulk(scope, bulk -> bulk.run(AGAIN, address));
    }

    /// @param last the last one that was put back; empty at the end
    public void reached(Scope scope, Optional<String> last) {
        persistence.inBulk(scope, bulk -> bulk.run(REACHED, last, last));
    }
}
