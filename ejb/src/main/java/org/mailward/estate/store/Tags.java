package org.mailward.estate.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.mailward.platform.persistence.Columns;
import org.mailward.platform.persistence.Persistence;
import org.mailward.tenancy.Scope;

/// The tags that customers and domains bear.
@ApplicationScoped
public class Tags {

    /// Each word once, by going from one to the next in the index: counting would read every tag of every domain for a page.
    private static final String WORDS = """
            with recursive of_customers as ((select c.tag from customer_tag c where {c in scope} order by c.tag limit 1) union all
                select (select c.tag from customer_tag c where {c in scope} and c.tag > w.tag order by c.tag limit 1) from of_customers w where w.tag is not null),
            of_domains as ((select d.tag from domain_tag d where {d in scope} order by d.tag limit 1) union all
                select (select d.tag from domain_tag d where {d in scope} and d.tag > w.tag order by d.tag limit 1) from of_domains w where w.tag is not null)
            select tag from of_customers where tag is not null union select tag from of_domains where tag is not null order by tag limit ?""";

    @Inject
    private Persistence persistence;

    /// A tag that something in scope bears.
    public record Known(String word, long customers, long domains) {
    }

    /// Something that bears a tag, and of which customer it is.
    public record Bearer(UUID customer, UUID thing) {
    }

    /// The tags in use, by their words.
    public List<Known> known(Scope scope, int most) {
        return persistence.rows(scope, "select w.tag, cast(sum(w.customers) as bigint), cast(sum(w.domains) as bigint) from ("
                + "select c.tag, count(*) as customers, 0 as domains from customer_tag c where {c in scope} group by c.tag"
                + " union all select d.tag, 0, count(*) from domain_tag d where {d in scope} group by d.tag) w group by w.tag order by w.tag limit :most",
                Map.of("most", most), row -> new Known(row.text(0), row.number(1), row.number(2)));
    }

    /// The words of the tags in use, in their order.
    public List<String> words(Scope scope, int most) {
        return persistence.inBulk(scope, bulk -> bulk.rows(WORDS, row -> row.getString(1), most));
    }

    /// The tags of each of these customers, by their words.
    public Map<UUID, List<String>> ofCustomers(Scope scope, Collection<UUID> customers) {
        return customers.isEmpty() ? Map.of() : grouped(persistence.rows(scope, "select t.customer_id, t.tag from customer_tag t where {t in scope} and t.customer_id in (:some) order by t.tag",
                Map.of("some", customers), entry()));
    }

    /// The tags of each of these domains, by their words.
    public Map<UUID, List<String>> ofDomains(Scope scope, Collection<UUID> domains) {
        return domains.isEmpty() ? Map.of() : grouped(persistence.rows(scope, "select t.domain_id, t.tag from domain_tag t where {t in scope} and t.domain_id in (:some) order by t.tag",
                Map.of("some", domains), entry()));
    }

    /// Has customers bear a tag; those that do already stay as they are.
    public void addToCustomers(Scope scope, Collection<UUID> customers, String tag) {
        persistence.inBulk(scope, bulk -> bulk.run("insert into customer_tag (provider_id, customer_id, tag) select {provider}, c.id, ? from unnest(cast(? as uuid[])) c (id) on conflict do nothing",
                tag, customers));
    }

    public void addToDomains(Scope scope, Collection<Bearer> domains, String tag) {
        persistence.inBulk(scope, bulk -> bulk.run("insert into domain_tag (provider_id, customer_id, domain_id, tag) select {provider}, d.customer, d.id, ?"
                + " from unnest(cast(? as uuid[]), cast(? as uuid[])) d (customer, id) on conflict do nothing",
                tag, domains.stream().map(Bearer::customer).toList(), domains.stream().map(Bearer::thing).toList()));
    }

    public void takeFromCustomers(Scope scope, Collection<UUID> customers, Set<String> tags) {
        persistence.inBulk(scope, bulk -> bulk.run("delete from customer_tag t where {t in scope} and t.customer_id = any (cast(? as uuid[])) and t.tag = any (cast(? as text[]))", customers, tags));
    }

    public void takeFromDomains(Scope scope, Collection<UUID> domains, Set<String> tags) {
        persistence.inBulk(scope, bulk -> bulk.run("delete from domain_tag t where {t in scope} and t.domain_id = any (cast(? as uuid[])) and t.tag = any (cast(? as text[]))", domains, tags));
    }

    private static Function<Columns, Map.Entry<UUID, String>> entry() {
        return row -> Map.entry(row.id(0), row.text(1));
    }

    private static Map<UUID, List<String>> grouped(List<Map.Entry<UUID, String>> entries) {
        var grouped = new HashMap<UUID, List<String>>();
        entries.forEach(entry -> grouped.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>()).add(entry.getValue()));
        return grouped;
    }
}
