package org.mailward.intake.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.mailward.intake.store.Expired;
import org.mailward.intake.store.ReportAddresses;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Scope;

/// Lets go of what has expired and does not go with a month of its table.
@ApplicationScoped
public class Forgetting {

    @Inject
    private ReportAddresses addresses;

    @Inject
    private Expired expired;

    @Inject
    private Transactions transactions;

    @Inject
    private Time time;

    /// Each kind in a transaction of its own.
    public void expired(Scope scope) {
        var today = LocalDate.ofInstant(time.now(), ZoneOffset.UTC);
        var retention = transactions.call(() -> addresses.retention(scope));
        transactions.call(() -> expired.forgetSessions(scope, retention.tlsKeptFrom(today)));
        transactions.call(() -> expired.forgetPersonalBytes(scope, today.minusDays(retention.failureDays())));
    }
}
