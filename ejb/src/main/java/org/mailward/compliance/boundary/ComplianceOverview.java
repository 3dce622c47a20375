package org.mailward.compliance.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mailward.compliance.Profile;
import org.mailward.compliance.ProfileResult;
import org.mailward.compliance.ProfileResult.Standing;
import org.mailward.compliance.Profiles;
import org.mailward.estate.ManagedDomain;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.scanning.Gathered;
import org.mailward.scanning.store.Snapshots;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;
import org.mailward.tenancy.store.Customers;

/// How domains and customers stand by every profile, worked out from the newest scan's evidence.
///
/// Nothing of it is stored: the same evidence gives the same verdict, and a new rule or profile holds for what was seen before.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST, Role.Names.CUSTOMER_ADMIN, Role.Names.CUSTOMER_VIEWER})
public class ComplianceOverview {

    /// The most domains of one customer that are looked at for one answer.
    public static final int MOST_DOMAINS = 1_000;

    /// Snapshots that are in memory at the same time.
    private static final int AT_ONCE = 100;

    /// One domain by every profile.
    /// @param gatheredAt when its newest evidence was gathered; empty before the first scan, and then there are no results
    public record DomainCompliance(UUID domain, DomainName name, Optional<Instant> gatheredAt, List<ProfileResult> results) {
        public DomainCompliance {
            results = List.copyOf(results);
        }
    }

    /// A profile over all domains of a customer: how many stand how.
    public record Total(Profile profile, int met, int notMet, int unknown, int notApplicable) {
    }

    /// One domain in a customer's table, in the order of the profiles; empty before its first scan.
    public record Row(UUID domain, DomainName name, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// @param notMet how many controls are not met
    public record Cell(String profile, Standing standing, int notMet) {
    }

    /// @param domains how many the customer has
    /// @param rows by name, at most [#MOST_DOMAINS]
    public record CustomerCompliance(UUID customer, String name, int domains, List<Total> totals, List<Row> rows) {
        public CustomerCompliance {
            totals = List.copyOf(totals);
            rows = List.copyOf(rows);
        }
    }

    @Inject
    private ManagedDomains domains;

    @Inject
    private Customers customers;

    @Inject
    private Snapshots snapshots;

    /// Empty when the domain is not in scope.
    public Optional<DomainCompliance> domain(Scope scope, UUID id) {
        return domains.find(scope, id).map(domain -> {
            var newest = snapshots.newest(scope, List.of(id)).stream().findFirst();
            return new DomainCompliance(domain.id(), domain.name(), newest.map(gathered -> gathered.snapshot().takenAt()), newest.map(ComplianceOverview::judge).orElse(List.of()));
        });
    }

    /// Empty when the customer is not in scope.
    public Optional<CustomerCompliance> customer(Scope scope, UUID id) {
        return customers.find(scope, id).map(customer -> {
            var all = domains.ofCustomer(scope, id);
            var rows = new ArrayList<Row>();
            for (int from = 0; from < Math.min(all.size(), MOST_DOMAINS); from += AT_ONCE) {
                rows.addAll(rows(scope, all.subList(from, Math.min(all.size(), Math.min(from + AT_ONCE, MOST_DOMAINS)))));
            }
            return new CustomerCompliance(customer.id(), customer.name(), all.size(), totals(rows), rows);
        });
    }

    private List<Row> rows(Scope scope, List<ManagedDomain> part) {
        var newest = snapshots.newest(scope, part.stream().map(ManagedDomain::id).toList())
                .stream().collect(Collectors.toMap(gathered -> gathered.snapshot().domainId(), Function.identity()));
        return part.stream().map(domain -> new Row(domain.id(), domain.name(),
                Optional.ofNullable(newest.get(domain.id())).map(ComplianceOverview::judge).orElse(List.of()).stream()
                        .map(result -> new Cell(result.profile().id(), result.standing(), Math.toIntExact(result.notMet()))).toList())).toList();
    }

    private static List<ProfileResult> judge(Gathered gathered) {
        return Profiles.judge(gathered.evidence());
    }

    private static List<Total> totals(List<Row> rows) {
        var profiles = Profiles.all();
        return IntStream.range(0, profiles.size()).mapToObj(place -> new Total(profiles.get(place), count(rows, place, Standing.MET),
                count(rows, place, Standing.NOT_MET), count(rows, place, Standing.UNKNOWN), count(rows, place, Standing.NOT_APPLICABLE))).toList();
    }

    private static int count(List<Row> rows, int place, Standing standing) {
        return Math.toIntExact(rows.stream().filter(row -> !row.cells().isEmpty() && row.cells().get(place).standing() == standing).count());
    }
}
