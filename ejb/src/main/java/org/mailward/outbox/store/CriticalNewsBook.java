package org.mailward.outbox.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.mailward.outbox.CriticalNews;
import org.mailward.platform.persistence.Persistence;
import org.mailward.tenancy.Scope;

/// Critical findings that nobody was told of yet.
@ApplicationScoped
public class CriticalNewsBook {

    private static final String ADD = "insert into critical_news (provider_id, customer_id, domain_id, id, raised_at, noted_at, sentences, reasons) values ({provider}, ?, ?, ?, ?, ?, ?, ?)";
    /// Nobody else tells of them before this transaction ends.
    private static final String TAKE = "select n.id, n.customer_id, n.domain_id, d.name, n.raised_at, n.sentences, n.reasons from critical_news n "
            + "join managed_domain d on {d in scope} and d.customer_id = n.customer_id and d.id = n.domain_id where {n in scope} and n.noted_at <= ? order by n.noted_at limit ? for update of n skip locked";
    private static final String BREAK = "\n";

    @Inject
    private Persistence persistence;

    /// @throws IllegalArgumentException when the domain's customer is out of scope
    public void add(Scope scope, List<CriticalNews> news, Instant now) {
        if (!news.stream().map(CriticalNews::customer).allMatch(scope::sees)) {
            throw new IllegalArgumentException("The news belongs to a customer out of scope");
        }
        persistence.inBulk(scope, bulk -> {
            for (var one : news) {
                bulk.run(ADD, one.customer(), one.domain(), one.id(), one.raisedAt(), now, lines(one.sentences()), lines(one.reasons()));
            }
            return null;
        });
    }

    /// What was noted until then and is told of by nobody else, the oldest first.
    public List<CriticalNews> take(Scope scope, Instant until, int most) {
        return persistence.inBulk(scope, bulk -> bulk.rows(TAKE, row -> new CriticalNews(row.getObject("id", UUID.class), row.getObject("customer_id", UUID.class), row.getObject("domain_id", UUID.class),
                row.getString("name"), row.getTimestamp("raised_at").toInstant(), List.of(row.getString("sentences").split(BREAK)), List.of(row.getString("reasons").split(BREAK))), until, most));
    }

    public void remove(Scope scope, Collection<UUID> ids) {
        persistence.inBulk(scope, bulk -> bulk.run("delete from critical_news n where {n in scope} and n.id = any (?)", ids));
    }

    private static String lines(List<String> all) {
        return String.join(BREAK, all.stream().map(line -> line.replaceAll("\\s+", " ")).toList());
    }
}
