package org.mailward.bulk.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mailward.assessment.CustomerStanding;
import org.mailward.assessment.Stage;
import org.mailward.assessment.store.Standings;
import org.mailward.bulk.BulkOf;
import org.mailward.bulk.store.BulkRows.Row;
import org.mailward.estate.ManagedDomain;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.estate.store.Tags;
import org.mailward.tenancy.Scope;

/// The lines of an exported table. Codes and instants are the same in every language, so that a program can read them.
@ApplicationScoped
public class BulkTable {

    /// What divides the cells of a line.
    public static final String BETWEEN = "\t";

    private static final List<String> OF_DOMAINS = List.of("domain", "domain_ascii", "customer", "stage", "stage_since", "target_stage", "target_by", "score", "grade",
            "worst_severity", "open_findings", "unknown_checks", "last_scan", "tags");
    private static final List<String> OF_CUSTOMERS = List.of("customer", "sector", "country", "state", "domains", "unprotected", "monitoring", "quarantining", "rejecting", "unknown",
            "unscanned", "score", "open_findings", "worst_severity", "last_scan", "tags");

    @Inject
    private ManagedDomains domains;

    @Inject
    private Standings standings;

    @Inject
    private Tags tags;

    /// The names of the columns.
    public static List<String> head(BulkOf rows) {
        return switch (rows) {
            case DOMAINS -> OF_DOMAINS;
            case CUSTOMERS -> OF_CUSTOMERS;
        };
    }

    /// @return the cells of each row by its number, divided by [#BETWEEN]; what is gone is left out
    public Map<Integer, String> lines(Scope scope, BulkOf kind, List<Row> rows) {
        var lines = new HashMap<Integer, String>();
        var words = kind == BulkOf.DOMAINS ? tags.ofDomains(scope, rows.stream().map(Row::thing).toList()) : tags.ofCustomers(scope, rows.stream().map(Row::thing).toList());
        if (kind == BulkOf.DOMAINS) {
            var found = domains.some(scope, rows.stream().map(Row::thing).toList()).stream().collect(Collectors.toMap(ManagedDomain::id, Function.identity()));
            var names = standings.names(scope, rows.stream().map(Row::customer).collect(Collectors.toSet()));
            rows.stream().filter(row -> found.containsKey(row.thing())).forEach(row ->
                    lines.put(row.no(), joined(domain(found.get(row.thing()), names.getOrDefault(row.customer(), ""), words.getOrDefault(row.thing(), List.of())))));
        } else {
            rows.forEach(row -> standings.find(scope, row.customer()).ifPresent(line -> lines.put(row.no(), joined(customer(line, words)))));
        }
        return lines;
    }

    private static List<String> domain(ManagedDomain domain, String customer, List<String> words) {
        return List.of(domain.name().unicode(), domain.name().ascii(), customer, domain.stage().orElse(""), moment(domain.stageSince()), domain.target().map(target -> target.stage().name()).orElse(""),
                domain.target().flatMap(target -> target.by()).map(Object::toString).orElse(""), domain.score().map(Object::toString).orElse(""), domain.grade().orElse(""), domain.worst().orElse(""),
                Integer.toString(domain.openFindings()), Integer.toString(domain.unknownChecks()), moment(domain.scannedAt()), String.join(", ", words));
    }

    private static List<String> customer(Standings.Line line, Map<UUID, List<String>> words) {
        CustomerStanding standing = line.standing();
        var cells = new ArrayList<>(List.of(line.name(), line.sector(), line.country(), line.state().name(), Integer.toString(standing.domains())));
        for (var stage : List.of(Stage.UNPROTECTED, Stage.MONITORING, Stage.QUARANTINING, Stage.REJECTING, Stage.UNKNOWN)) {
            cells.add(Integer.toString(standing.stages().get(stage)));
        }
        cells.addAll(List.of(Integer.toString(standing.unscanned()), standing.averageScore().map(Object::toString).orElse(""), Integer.toString(standing.openFindings()),
                standing.worst().map(Enum::name).orElse(""), moment(standing.lastScan()), String.join(", ", words.getOrDefault(line.id(), List.of()))));
        return cells;
    }

    private static String moment(Optional<Instant> at) {
        return at.map(Instant::toString).orElse("");
    }

    private static String joined(List<String> cells) {
        return cells.stream().map(cell -> cell.replace(BETWEEN, " ")).collect(Collectors.joining(BETWEEN));
    }
}
