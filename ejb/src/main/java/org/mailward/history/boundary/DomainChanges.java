package org.mailward.history.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mailward.assessment.Finding;
import org.mailward.estate.ManagedDomain;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.history.Change;
import org.mailward.history.ChangeQuery;
import org.mailward.history.Difference;
import org.mailward.history.DnsChange;
import org.mailward.history.Topic;
import org.mailward.history.store.DnsChanges;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.platform.persistence.Page;
import org.mailward.scanning.TrackedFinding;
import org.mailward.scanning.store.Findings;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;

/// What changed in DNS, when it was seen, and which findings came and went with it.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST, Role.Names.CUSTOMER_ADMIN, Role.Names.CUSTOMER_VIEWER})
public class DomainChanges {

    /// One change of one record.
    /// @param raised the findings that its snapshot raised, whatever raised them
    /// @param eased likewise
    public record Line(UUID id, UUID customer, UUID domain, DomainName domainName, UUID snapshot, Instant seenAt, Topic topic, Change change,
                       Difference difference, List<Finding> raised, List<Finding> eased) {
        public Line {
            raised = List.copyOf(raised);
            eased = List.copyOf(eased);
        }
    }

    /// Everything that one snapshot saw change.
    public record Moment(UUID snapshot, UUID customer, UUID domain, DomainName domainName, Instant seenAt, List<Line> lines, List<Finding> raised, List<Finding> eased) {
        public Moment {
            lines = List.copyOf(lines);
            raised = List.copyOf(raised);
            eased = List.copyOf(eased);
        }

        /// Lines of one snapshot, together, in the order in which snapshots first appear.
        public static List<Moment> of(List<Line> lines) {
            var bySnapshot = new LinkedHashMap<UUID, List<Line>>();
            lines.forEach(line -> bySnapshot.computeIfAbsent(line.snapshot(), _ -> new ArrayList<>()).add(line));
            return bySnapshot.values().stream().map(together -> {
                var first = together.getFirst();
                return new Moment(first.snapshot(), first.customer(), first.domain(), first.domainName(), first.seenAt(), together, first.raised(), first.eased());
            }).toList();
        }
    }

    @Inject
    private DnsChanges changes;

    @Inject
    private ManagedDomains domains;

    @Inject
    private Findings findings;

    /// The newest first.
    public Page<Line> list(Scope scope, ChangeQuery wish) {
        var page = changes.page(scope, wish);
        return new Page<>(page.total(), lines(scope, page.rows()));
    }

    /// The newest first; empty when the domain is not in scope.
    public Optional<Page<Line>> ofDomain(Scope scope, UUID domain, int first, int count) {
        return domains.find(scope, domain).map(_ -> list(scope, ChangeQuery.ofDomain(domain, first, count)));
    }

    private List<Line> lines(Scope scope, List<DnsChange> rows) {
        var ids = rows.stream().map(DnsChange::domainId).distinct().toList();
        var times = rows.stream().map(DnsChange::seenAt).distinct().toList();
        Map<UUID, DomainName> names = domains.some(scope, ids).stream().collect(Collectors.toMap(ManagedDomain::id, ManagedDomain::name));
        var turned = findings.turned(scope, ids, times).stream().collect(Collectors.groupingBy(TrackedFinding::domainId));
        return rows.stream().map(row -> {
            var ofDomain = turned.getOrDefault(row.domainId(), List.of());
            return new Line(row.id(), row.customerId(), row.domainId(), names.get(row.domainId()), row.snapshotId(), row.seenAt(), row.topic(), row.change(),
                    Difference.between(row.change().before(), row.change().after()),
                    ofDomain.stream().filter(finding -> finding.raisedAt().equals(row.seenAt())).map(TrackedFinding::finding).toList(),
                    ofDomain.stream().filter(finding -> finding.easedAt().filter(row.seenAt()::equals).isPresent()).map(TrackedFinding::finding).toList());
        }).toList();
    }
}
