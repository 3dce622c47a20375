package org.mailward.traffic.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.assessment.Examination;
import org.mailward.assessment.Finding;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.scanning.Gathered;
import org.mailward.scanning.store.Snapshots;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;
import org.mailward.tenancy.store.Customers;
import org.mailward.traffic.DayRange;
import org.mailward.traffic.TlsDay;
import org.mailward.traffic.TlsFailureLine;
import org.mailward.traffic.TlsPolicyLine;
import org.mailward.traffic.store.TlsSessions;

/// How mail reached a domain over TLS, beside what its newest scan found of MTA-STS, DANE and TLS reports.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST, Role.Names.CUSTOMER_ADMIN, Role.Names.CUSTOMER_VIEWER})
public class TlsOverview {

    /// @param days oldest first
    /// @param posture findings of the newest scan about encrypted delivery, worst first
    /// @param scannedAt empty before the first scan
    public record TlsTraffic(UUID domain, DomainName name, UUID customer, String customerName, DayRange range, List<TlsDay> days, List<TlsPolicyLine> policies,
                             List<TlsFailureLine> failures, List<Finding> posture, Optional<Instant> scannedAt) {
        public TlsTraffic {
            days = List.copyOf(days);
            policies = List.copyOf(policies);
            failures = List.copyOf(failures);
            posture = List.copyOf(posture);
        }

        public long successful() {
            return days.stream().mapToLong(TlsDay::successful).sum();
        }

        public long failed() {
            return days.stream().mapToLong(TlsDay::failed).sum();
        }
    }

    @Inject
    private ManagedDomains domains;

    @Inject
    private Customers customers;

    @Inject
    private Snapshots snapshots;

    @Inject
    private TlsSessions sessions;

    /// @return empty when the domain is not in scope
    public Optional<TlsTraffic> domain(Scope scope, UUID id, DayRange range) {
        return domains.find(scope, id).map(domain -> {
            var customer = domain.customerId();
            var newest = snapshots.newest(scope, List.of(id)).stream().findFirst();
            return new TlsTraffic(id, domain.name(), customer, customers.find(scope, customer).orElseThrow().name(), range, sessions.days(scope, customer, id, range),
                    sessions.policies(scope, customer, id, range), sessions.failures(scope, customer, id, range), newest.map(TlsOverview::posture).orElse(List.of()),
                    newest.map(gathered -> gathered.snapshot().takenAt()));
        });
    }

    private static List<Finding> posture(Gathered gathered) {
        return Examination.examine(gathered.evidence()).findings().stream()
                .filter(finding -> finding.ruleId().matches("(mta-?sts|tls-?rpt|dane|starttls|dnssec|mx)[.-].*")).toList();
    }
}
