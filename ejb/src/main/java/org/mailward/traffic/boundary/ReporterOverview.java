package org.mailward.traffic.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.platform.persistence.Page;
import org.mailward.platform.time.Ids;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;
import org.mailward.traffic.OddReporter;
import org.mailward.traffic.ReportHead;
import org.mailward.traffic.store.Reporters;

/// Who sends reports and what is odd about them, for the provider's staff.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST})
public class ReporterOverview {

    /// Reporters shown at once; the world has fewer than a thousand who send with any regularity.
    private static final int MOST = 500;
    private static final int MOST_DAYS = 366;

    @Inject
    private Reporters reporters;

    @Inject
    private Time time;

    /// Those whose reports were stored lately, with the most odd ones first.
    /// @param days 1 to 366
    public List<OddReporter> reporters(Scope scope, int days) {
        return reporters.since(scope, since(days), MOST);
    }

    /// The reports of one reporter, the newest first.
    ///
    /// @param reporter its key
    /// @param quirk only those with it
    public Page<ReportHead> reports(Scope scope, String reporter, Optional<String> quirk, int days, int first, int count) {
        return reporters.reports(scope, since(days), reporter, quirk, first, count);
    }

    private UUID since(int days) {
        return Ids.least(time.now().minus(Duration.ofDays(Math.clamp(days, 1, MOST_DAYS))));
    }
}
