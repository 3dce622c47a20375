package org.mailward.intake.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mailward.intake.ArrivalState;
import org.mailward.intake.Claim;
import org.mailward.intake.Owner;
import org.mailward.intake.PartState;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.report.ReportRange;
import org.mailward.platform.persistence.Bulk;
import org.mailward.platform.persistence.CopyRows;
import org.mailward.platform.persistence.Persistence;
import org.mailward.tenancy.CustomerState;
import org.mailward.tenancy.Scope;

/// What was found in arrivals, file by file, and what became of each.
@ApplicationScoped
public class ArrivalParts {

    /// The state is not compared in the words of the index of what waits, or the planner would take that one and read all that waits.
    private static final String FINISH = """
            update arrival a set state = ?, reason = ?, sentence = ?, reader = ?, leased_until = null, done_at = ?, version = version + 1
            where {a seen} and a.id = any (?) and case a.state when 'RECEIVED' then true end""";
    private static final String PART_STAGE = """
            customer_id uuid, arrival_id uuid not null, no integer not null, name text not null, container text not null, kind text not null, state text not null, reason text not null,
            sentence text not null, reporter text not null, external_id text not null, policy_domain text not null, range_begin timestamptz, range_end timestamptz,
            rows integer not null, messages bigint not null, report_id uuid""";
    private static final String ADD = """
            insert into arrival_part (provider_id, customer_id, arrival_id, no, name, container, kind, state, reason, sentence, reporter, external_id, policy_domain,
                range_begin, range_end, rows, messages, report_id) select {provider}, s.* from stage_part s""";
    private static final String CANDIDATES = """
            select d.name, d.id, d.customer_id, d.proven_at is not null as proven, c.state from managed_domain d
            join customer c on c.provider_id = d.provider_id and c.id = d.customer_id where {d in scope} and d.name = any (?)""";

    /// One file of an arrival.
    ///
    /// @param kind empty where it is no report
    /// @param reason the permanent id of what is wrong; empty when nothing is
    /// @param report the one that it became, or that stands already
    public record Part(int no, String name, String container, String kind, PartState state, String reason, String sentence, String reporter, String externalId,
            String policyDomain, Optional<ReportRange> range, int rows, long messages, Optional<UUID> report) {
    }

    /// What became of an arrival.
    public record Finished(UUID arrival, Owner owner, ArrivalState state, String reason, String sentence, List<Part> parts) {
        public Finished {
            parts = List.copyOf(parts);
        }
    }

    @Inject
    private Persistence persistence;

    /// Domains in scope that have one of these names.
    public List<Claim.Candidate> candidates(Scope scope, Set<String> names) {
        return names.isEmpty() ? List.of() : persistence.inBulk(scope, bulk -> bulk.rows(CANDIDATES, row -> new Claim.Candidate(new DomainName(row.getString("name")),
                row.getObject("id", UUID.class), row.getObject("customer_id", UUID.class), row.getBoolean("proven"), CustomerState.valueOf(row.getString("state"))), names));
    }

    /// Writes what became of arrivals. What was said of them before is replaced.
    ///
    /// @param reader the version of the readers
    public void finish(Scope scope, List<Finished> all, int reader, Instant now) {
        persistence.inBulk(scope, bulk -> {
            // The arrival itself is on disk. Without this it waits to be read, as it did before.
            bulk.unhurried();
            state(bulk, all, reader, now);
            bulk.run("delete from arrival_part p where {p seen} and p.arrival_id = any (?)", all.stream().map(Finished::arrival).toList());
            bulk.stage("stage_part", PART_STAGE);
            bulk.copy("stage_part", parts -> {
                for (var one : all) {
                    for (var part : one.parts()) {
                        row(parts, one.owner(), one.arrival(), part);
                    }
                }
            });
            bulk.run(ADD);
            return all.size();
        });
    }

    /// Writes what became of an arrival that was not read to its end. What was said of its files before stays: reports that were entered stand.
    ///
    /// @param reader the version of the readers
    public void giveUp(Scope scope, Finished one, int reader, Instant now) {
        persistence.inBulk(scope, bulk -> {
            state(bulk, List.of(one), reader, now);
            return one;
        });
    }

    /// Writes what became of the first files of an arrival that is being read still.
    public void begin(Scope scope, Owner owner, UUID arrival, List<Part> some) {
        persistence.inBulk(scope, bulk -> {
            bulk.run("delete from arrival_part p where {p seen} and p.arrival_id = ? and p.no = any (?)", arrival, some.stream().map(Part::no).toList());
            bulk.stage("stage_part", PART_STAGE);
            bulk.copy("stage_part", parts -> {
                for (var part : some) {
                    row(parts, owner, arrival, part);
                }
            });
            bulk.run(ADD);
            return some.size();
        });
    }

    private record Outcome(ArrivalState state, String reason, String sentence) {
    }

    /// Of those that are finished together nearly all end alike.
    private static void state(Bulk bulk, List<Finished> all, int reader, Instant now) throws SQLException {
        var alike = all.stream().collect(Collectors.groupingBy(one -> new Outcome(one.state(), one.reason(), one.sentence()), LinkedHashMap::new, Collectors.mapping(Finished::arrival, Collectors.toList())));
        for (var some : alike.entrySet()) {
            var outcome = some.getKey();
            bulk.run(FINISH, outcome.state().name(), outcome.reason(), outcome.sentence(), reader, now, some.getValue());
        }
    }

    private static void row(CopyRows rows, Owner owner, UUID arrival, Part part) throws SQLException {
        rows.id(owner.customer()).id(arrival).integer(part.no()).text(part.name()).text(part.container()).text(part.kind()).text(part.state().name())
                .text(part.reason()).text(part.sentence()).text(part.reporter()).text(part.externalId()).text(part.policyDomain())
                .instant(part.range().map(ReportRange::begin)).instant(part.range().map(ReportRange::end)).integer(part.rows()).number(part.messages()).id(part.report()).endRow();
    }

    /// The files of these arrivals, in order.
    public Map<UUID, List<Part>> of(Scope scope, List<UUID> arrivals) {
        if (arrivals.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<UUID, List<Part>>();
        persistence.inBulk(scope, bulk -> bulk.rows("select * from arrival_part p where {p seen} and p.arrival_id = any (?) order by p.arrival_id, p.no", row ->
                found.computeIfAbsent(row.getObject("arrival_id", UUID.class), _ -> new ArrayList<>()).add(part(row)), arrivals));
        return Map.copyOf(found);
    }

    private static Part part(ResultSet row) throws SQLException {
        var begin = row.getTimestamp("range_begin");
        var range = begin == null ? Optional.<ReportRange>empty() : Optional.of(new ReportRange(begin.toInstant(), row.getTimestamp("range_end").toInstant()));
        return new Part(row.getInt("no"), row.getString("name"), row.getString("container"), row.getString("kind"), PartState.valueOf(row.getString("state")), row.getString("reason"),
                row.getString("sentence"), row.getString("reporter"), row.getString("external_id"), row.getString("policy_domain"), range, row.getInt("rows"), row.getLong("messages"),
                Optional.ofNullable(row.getObject("report_id", UUID.class)));
    }
}
