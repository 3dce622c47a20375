package org.mailward.estate.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mailward.estate.Found.OfCustomer;
import org.mailward.estate.Found.OfDomain;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.platform.persistence.Persistence;
import org.mailward.tenancy.Scope;

/// Customers and domains by a part of their name.
///
/// A beginning is found by the index over names. `like` would not use it: under row-level security only comparisons that give nothing
/// away are made before a row's tenant is.
@ApplicationScoped
public class Finds {

    private static final String DOMAINS = "select d.id, d.name, c.name from managed_domain d join customer c on {c is scope} and c.id = d.customer_id where {d in scope} and ";
    private static final String LAST = "\uffff";

    @Inject
    private Persistence persistence;

    /// @param text in lower case
    public List<OfCustomer> customers(Scope scope, String text, int most) {
        return persistence.rows(scope, "select c.id, c.name from customer c where {c is scope} and position(:text in lower(c.name)) > 0"
                + " order by position(:text in lower(c.name)), lower(c.name) limit :most", Map.of("text", text, "most", most), row -> new OfCustomer(row.id(0), row.text(1)));
    }

    /// Those that begin with the text; where there are none, those that have it anywhere, for which every name is read.
    /// @param text in lower case, as on the wire
    public List<OfDomain> domains(Scope scope, String text, int most) {
        var found = new ArrayList<>(persistence.rows(scope, DOMAINS + "d.name >= :from and d.name < :until order by d.name, d.id limit :most",
                Map.of("from", text, "until", text + LAST, "most", most), row -> new OfDomain(row.id(0), new DomainName(row.text(1)), row.text(2))));
        if (found.isEmpty()) {
            persistence.rows(scope, DOMAINS + "position(:text in d.name) > 1 order by d.name, d.id limit :most", Map.of("text", text, "most", most),
                    row -> new OfDomain(row.id(0), new DomainName(row.text(1)), row.text(2))).forEach(found::add);
        }
        return List.copyOf(found);
    }
}
