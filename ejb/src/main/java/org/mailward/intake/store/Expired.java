package org.mailward.intake.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.mailward.platform.persistence.Persistence;
import org.mailward.tenancy.Scope;

/// What is forgotten row by row, because its time is another than its table's months.
@ApplicationScoped
public class Expired {

    @Inject
    private Persistence persistence;

    /// Sessions of reports on encryption before a day.
    /// @return rows that went
    public int forgetSessions(Scope scope, LocalDate keptFrom) {
        return persistence.inBulk(scope, bulk -> bulk.run("delete from tls_failure t where {t in scope} and t.day < ?", keptFrom)
                + bulk.run("delete from tls_day t where {t in scope} and t.day < ?", keptFrom));
    }

    /// Bytes of arrivals before a day (UTC) that hold a failure report.
    /// @return arrivals whose bytes went
    public int forgetPersonalBytes(Scope scope, LocalDate keptFrom) {
        return persistence.inBulk(scope, bulk -> bulk.run("""
                delete from arrival_raw r where {r seen} and r.arrival_id in (select p.arrival_id from arrival_part p join arrival a on a.provider_id = p.provider_id and a.id = p.arrival_id
                    where {p seen} and {a seen} and p.kind = 'FAILURE' and a.received_at < ?)""", keptFrom.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }
}
