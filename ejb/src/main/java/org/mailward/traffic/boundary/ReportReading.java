package org.mailward.traffic.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.mailward.audit.control.Audit;
import org.mailward.estate.ManagedDomain;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.platform.persistence.Page;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;
import org.mailward.traffic.FailureLine;
import org.mailward.traffic.ReportHead;
import org.mailward.traffic.RowLine;
import org.mailward.traffic.store.StoredReports;

/// Reports themselves: their rows, and what failure reports say of single messages (RFC 9991, with care for the people in them).
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST, Role.Names.CUSTOMER_ADMIN, Role.Names.CUSTOMER_VIEWER})
public class ReportReading {

    /// @param rows a part of its rows, in its order
    public record Read(ReportHead head, Page<RowLine> rows) {
    }

    /// @param domain the one that was asked for; empty for all in scope
    /// @param lines a part of them, the newest first
    public record Failures(Optional<DomainName> domain, Page<FailureLine> lines) {
    }

    @Inject
    private StoredReports reports;

    @Inject
    private ManagedDomains domains;

    @Inject
    private Audit audit;

    @Inject
    private Time time;

    /// @return empty when there is no such report in scope
    public Optional<Read> report(Scope scope, UUID id, int first, int count) {
        return reports.find(scope, id).map(head -> new Read(head, reports.rowsOf(scope, head, first, count)));
    }

    /// Failure reports that were not forgotten yet, the newest first, without personal data.
    /// @param domain empty for all in scope
    /// @return empty when the domain is not in scope
    public Optional<Failures> failures(Scope scope, Optional<UUID> domain, int first, int count) {
        var name = domain.flatMap(id -> domains.find(scope, id)).map(ManagedDomain::name);
        return domain.isPresent() && name.isEmpty() ? Optional.empty() : Optional.of(new Failures(name, reports.failures(scope, domain, today(), first, count)));
    }

    /// One failure report without personal data.
    public Optional<FailureLine> failure(Scope scope, UUID report) {
        return reports.failure(scope, report, today());
    }

    /// The text of a failure report with the personal data in it. That it was read is noted in the log.
    @RolesAllowed(Role.Names.PROVIDER_ADMIN)
    public Optional<String> wholeFailure(Scope scope, UUID report) {
        return reports.failure(scope, report, today()).flatMap(line -> reports.wholeFailure(scope, report, today()).map(text -> {
            audit.noteOf(scope, line.customer(), "failure-report.read-whole", report, line.headerFrom());
            return text;
        }));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(time.now(), ZoneOffset.UTC);
    }
}
