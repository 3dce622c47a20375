package org.mailward.bulk.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mailward.bulk.RowState;
import org.mailward.platform.persistence.Columns;
import org.mailward.platform.persistence.Page;
import org.mailward.platform.persistence.Persistence;
import org.mailward.tenancy.Scope;

/// The rows of bulk actions, and what became of each.
@ApplicationScoped
public class BulkRows {

    private static final String COLUMNS = "select r.no, r.customer_id, r.domain_id, r.name, r.state, r.sentence, r.cells";

    @Inject
    private Persistence persistence;

    /// @param domain empty where the row is a whole customer
    public record Row(int no, UUID customer, Optional<UUID> domain, String name, RowState state, String sentence, String cells) {

        /// The domain, or the customer where it is that.
        public UUID thing() {
            return domain.orElse(customer);
        }
    }

    /// What is to be worked on.
    public record Target(UUID customer, Optional<UUID> domain, String name) {
    }

    /// What became of a row.
    /// @param cells of its line in a table, divided by tabs; empty where no table is made
    public record Result(int no, UUID customer, RowState state, String sentence, String cells) {
    }

    /// Keeps the rows of a job, numbered from 1 in their order.
    /// @param targets all with a domain, or all without
    public void add(Scope scope, UUID job, List<Target> targets) {
        boolean ofDomains = targets.getFirst().domain().isPresent();
        var customers = targets.stream().map(Target::customer).toList();
        var names = targets.stream().map(Target::name).toList();
        var insert = "insert into bulk_row (provider_id, customer_id, job_id, no, domain_id, name, state, sentence, cells) select {provider}, t.customer, ?, t.no, ";
        persistence.inBulk(scope, bulk -> ofDomains
                ? bulk.run(insert + "t.domain, t.name, 'WAITING', '', '' from unnest(cast(? as uuid[]), cast(? as uuid[]), cast(? as text[])) with ordinality t (customer, domain, name, no)",
                        job, customers, targets.stream().map(target -> target.domain().orElseThrow()).toList(), names)
                : bulk.run(insert + "cast(null as uuid), t.name, 'WAITING', '', '' from unnest(cast(? as uuid[]), cast(? as text[])) with ordinality t (customer, name, no)", job, customers, names));
    }

    /// Rows in scope that nothing was done to yet, in their order.
    public List<Row> waiting(Scope scope, UUID job, int most) {
        return persistence.rows(scope, COLUMNS + " from bulk_row r where {r in scope} and r.job_id = :job and r.state = 'WAITING' order by r.no limit :most", Map.of("job", job, "most", most), BulkRows::row);
    }

    /// Rows in scope, in their order.
    public Page<Row> page(Scope scope, UUID job, Optional<RowState> state, int first, int count) {
        var where = " from bulk_row r where {r in scope} and r.job_id = :job" + (state.isPresent() ? " and r.state = :state" : "");
        var parameters = new HashMap<String, Object>(Map.of("job", job));
        state.ifPresent(wanted -> parameters.put("state", wanted.name()));
        long total = persistence.rows(scope, "select count(*)" + where, parameters, row -> row.number(0)).getFirst();
        parameters.put("first", first);
        parameters.put("count", count);
        return new Page<>(total, persistence.rows(scope, COLUMNS + where + " order by r.no offset :first limit :count", parameters, BulkRows::row));
    }

    /// Notes what became of rows.
    public void note(Scope scope, UUID job, List<Result> results) {
        persistence.inBulk(scope, bulk -> {
            bulk.runEach("update bulk_row r set state = ?, sentence = ?, cells = ? where {r in scope} and r.customer_id = ? and r.job_id = ? and r.no = ?",
                    results.stream().map(result -> List.<Object>of(result.state().name(), result.sentence(), result.cells(), result.customer(), job, result.no())).toList());
            return results.size();
        });
    }

    /// Ends all rows that still wait.
    /// @return how many there were
    public int endWaiting(Scope scope, UUID job, String sentence) {
        return persistence.inBulk(scope, bulk -> bulk.run("update bulk_row r set state = 'FAILED', sentence = ? where {r in scope} and r.job_id = ? and r.state = 'WAITING'", sentence, job));
    }

    private static Row row(Columns row) {
        return new Row(row.small(0), row.id(1), Optional.of(row.text(2)).filter(text -> !text.isEmpty()).map(UUID::fromString), row.text(3), RowState.valueOf(row.text(4)), row.text(5), row.text(6));
    }
}
